import FHIR
import TestSupport
import Testing

@testable import Care

@Suite struct ThreadPagingTests {
    /// A record in which many entries share an instant, some are undated, and some belong to courses.
    static func record(entries: Int, seed: UInt64) throws -> SampleRecord {
        var random = SeededRandom(seed: seed)
        var record = try SampleRecord()
        for course in 0..<3 {
            try record.add(#"{"resourceType":"EpisodeOfCare","id":"e\#(course)","status":"active"}"#)
        }
        for number in 0..<entries {
            let time =
                Int.random(in: 0..<4, using: &random) == 0
                ? "" : #","effectiveDateTime":"2026-0\#(Int.random(in: 1...9, using: &random))""#
            let course = Int.random(in: 0..<5, using: &random)
            let place =
                course < 3
                ? #","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/workflow-episodeOfCare","valueReference":{"reference":"EpisodeOfCare/e\#(course)"}}]"#
                : ""
            let kind = Bool.random(using: &random) ? "laboratory" : "vital-signs"
            try record.add(
                """
                {"resourceType":"Observation","id":"o\(number)","status":"final","code":{"text":"Værdi \(number % 7)"},\
                "category":[{"coding":[{"code":"\(kind)"}]}]\(time)\(place)}
                """)
        }
        return record
    }

    static func all(_ record: SampleRecord, _ filter: ThreadFilter, limit: Int) throws -> [Entry] {
        let rules = ThreadRules(thread: try record.opened())
        var entries: [Entry] = []
        var cursor: ThreadCursor?
        repeat {
            let page = try rules.page(filter, after: cursor, limit: limit)
            #expect(page.entries.count <= limit)
            entries += page.entries
            cursor = try page.next.map { try #require(ThreadCursor($0.text)) }
        } while cursor != nil
        return entries
    }

    @Test(arguments: [1, 7, 50, 1000])
    func pagesCoverEverythingOnceInOrder(limit: Int) throws {
        let record = try Self.record(entries: 120, seed: UInt64(limit))
        let entries = try Self.all(record, ThreadFilter(), limit: limit)
        #expect(entries.count == 120)
        #expect(Set(entries.map(\.reference)).count == 120)
        let times = entries.map { $0.start?.earliest ?? .min }
        #expect(times == times.sorted(by: >))
        let first = try ThreadRules(thread: record.opened()).page(ThreadFilter(), after: nil, limit: limit)
        #expect(first.total == 120)
    }

    @Test(arguments: [1, 7, 1000])
    func pagesOfCoursesAndTheRestCoverEverythingOnce(limit: Int) throws {
        let record = try Self.record(entries: 120, seed: 3)
        var found: [String] = []
        for course in 0..<3 {
            found += try Self.all(record, ThreadFilter(course: "EpisodeOfCare/e\(course)"), limit: limit).map(
                \.reference)
        }
        let overview = try record.overview()
        #expect(overview.looseCount + found.count == 120)
        #expect(Set(found).count == found.count)
        #expect(overview.now.map(\.course.entryCount).reduce(0, +) == found.count)
    }

    @Test func filtersLetThroughWhatFitsAndNothingElse() throws {
        let record = try Self.record(entries: 120, seed: 4)
        let everything = try Self.all(record, ThreadFilter(), limit: 1000)
        let results = try Self.all(record, ThreadFilter(kinds: [.result]), limit: 9)
        #expect(results == everything.filter { $0.kind == .result })
        let words = try Self.all(record, ThreadFilter(text: "VÆRDI 3"), limit: 9)
        #expect(words == everything.filter { $0.title == "Værdi 3" })
        let (from, to) = (DateTime("2026-03")?.earliest ?? 0, DateTime("2026-05")?.latest ?? 0)
        let period = try Self.all(record, ThreadFilter(from: from, to: to), limit: 9)
        #expect(
            period == everything.filter { ($0.start?.earliest ?? .min) >= from && ($0.start?.earliest ?? .max) < to })
        let unknown = try Self.all(record, ThreadFilter(course: "EpisodeOfCare/none"), limit: 9)
        #expect(unknown.isEmpty)
    }

    @Test func badCursorIsNone() {
        for text in ["", "1", "1_", "_", "1_2_3", "a_b", "1.5_2"] { #expect(ThreadCursor(text) == nil) }
        let cursor = ThreadCursor(time: -5, tie: .max)
        #expect(ThreadCursor(cursor.text) == cursor)
    }
}
