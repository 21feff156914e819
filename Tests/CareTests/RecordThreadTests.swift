import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Care

/// The record gives the same overview as the resources themselves do.
@Suite(.onEachEngine) struct RecordThreadTests {
    @Test func overviewOfRecordIsOverviewOfResources() async throws {
        let region = try await RegionRecord.shared.value
        for patient in region.patients.enumerated().filter({ $0.offset % 6 == 0 }).map(\.element) {
            let fromMemory = try ThreadBuilder(patient: patient, resources: region.resources)
                .overview(at: RegionRecord.now)
            let fromRecord = try await region.read(patient) { try $0.overview(of: patient, at: RegionRecord.now) }
            let isSame = fromRecord == fromMemory
            #expect(isSame, "\(patient) has \(fromRecord.entryCount) entries rather than \(fromMemory.entryCount)")
        }
    }

    @Test func personasAreFound() async throws {
        let region = try await RegionRecord.shared.value
        let personas = try await region.store.record.read(
            .everything, as: Caller(identity: "sign-in", role: .system), because: .treatment, doing: "test"
        ) { try CareReader($0).personas() }
        let codes = Set(personas.map(\.code))
        #expect(codes.isSuperset(of: ["chronically-ill-citizen", "general-practitioner", "municipal-nurse"]))
        for persona in personas {
            let target = persona.patient ?? persona.relatedPerson ?? persona.practitionerRole
            #expect(target != nil, "\(persona.code) leads nowhere")
        }
    }

    @Test func patientsAreFoundByNumberAndByNameWithBirthDate() async throws {
        let region = try await RegionRecord.shared.value
        let patient = try #require(region.patients.first)
        let citizen = try await region.read(patient) { try #require(try $0.citizen(patient)) }
        let number = try #require(citizen.civilRegistrationNumber)
        let typed = try #require(PatientQuery(number.prefix(6) + "-" + number.suffix(4)))
        let name = try #require(citizen.name).split(separator: " ").last.map(String.init) ?? ""
        let clinic = try #require(
            region.resources.first { $0["id"]?.string == patient }?["generalPractitioner"]?[0]?["reference"]?.string)
        let nurse = Caller(identity: "test", role: .professional(.hospitalNurse), selves: [clinic])
        let said = PatientQuery.person(name: name, birthDate: try #require(citizen.birthDate))
        for query in [typed, said] {
            let found = try await region.store.record.read(
                .lookup, as: nurse, because: .treatment, doing: "test"
            ) { try CareReader($0).findPatients(query) }
            #expect(found.contains { $0.id == patient })
        }
    }

    @Test func figuresAreCountsOnly() async throws {
        let region = try await RegionRecord.shared.value
        let officer = Caller(identity: "test", role: .qualityOfficer)
        let units = try await region.store.record.read(
            .directory, as: officer, because: .qualityImprovement, doing: "test"
        ) { try CareReader($0).unitsBySector() }
        let figures = try await region.store.record.read(
            .counts, as: officer, because: .qualityImprovement, doing: "test"
        ) { try CareReader($0).regionFigures(units: units, smallest: 1) }
        #expect(figures.citizens == .exact(60))
        #expect(figures.units > 100)
        #expect(figures.units == figures.sectors.reduce(0) { $0 + $1.units })
        #expect(figures.sectors.contains { $0.sector == .municipality && $0.recentContacts != .exact(0) })
        let courses = figures.sectors.map(\.activeCourses).map { if case .exact(let count) = $0 { count } else { -1 } }
        #expect(figures.activeCourses == .exact(courses.reduce(0, +)), "every course of the region has a unit")
        let shown = try await region.store.record.read(
            .counts, as: officer, because: .qualityImprovement, doing: "test"
        ) { try CareReader($0).regionFigures(units: units, smallest: 30) }
        #expect(shown.sectors.contains { $0.activeCourses == .fewerThan(30) })
    }

    /// The overview reads a bounded part of the thread, however long it is.
    @Test func longThreadReadsNoMoreThanAShortOne() async throws {
        var rows: [Int] = []
        for entries in [500, 10_000] {
            let record = try ThreadPagingTests.record(entries: entries, seed: 9)
            let source = CountingSource(record.thread)
            let overview = try OverviewRules(thread: CitizenThread(source, at: SampleRecord.now)).overview()
            #expect(overview.entryCount == entries)
            rows.append(source.rowCount)
        }
        #expect(rows[1] <= rows[0] + 20, "\(rows) rows read")
    }

    /// What one overview costs, for the citizen with the longest thread of the region: so many questions to the record
    /// fit in a few milliseconds.
    @Test func overviewAsksFewQuestions() throws {
        let resources = try RegionRecord.resources()
        let person = resources.lazy.compactMap { Person($0) }.first {
            $0.meta?.tags.contains { $0.code == "chronically-ill-citizen" } == true
        }
        let target = try #require(person?.links.lazy.compactMap { $0.target?.target }.first)
        let thread = MemoryThread(of: String(target.dropFirst("Patient/".count)), from: resources)
        let cache = DirectoryCache()
        let first = try OverviewRules(thread: CitizenThread(thread, at: RegionRecord.now, cache: cache)).overview()
        let source = CountingSource(thread)
        let later = RegionRecord.now + DirectoryCache.life - 1
        let overview = try OverviewRules(thread: CitizenThread(source, at: later, cache: cache)).overview()
        #expect(overview == first)
        #expect(overview.now.count > 1)
        let cost = "\(source.queryCount) queries, \(source.rowCount) rows, \(source.resourceCount) resources"
        #expect(source.queryCount <= 60, "\(cost)")
        #expect(source.rowCount <= 300, "\(cost)")
        #expect(source.resourceCount <= 20, "\(cost)")
    }
}

/// Counts the rows that the rules read.
private final class CountingSource: ThreadSource {
    private let source: MemoryThread
    private(set) var rowCount = 0
    private(set) var queryCount = 0
    private(set) var resourceCount = 0

    init(_ source: MemoryThread) { self.source = source }

    var patient: String { source.patient }

    func resource(_ reference: String) -> JSONValue? {
        resourceCount += 1
        return source.resource(reference)
    }

    func groups() -> [ThreadGroup] {
        queryCount += 1
        return source.groups()
    }

    func rows(on shelf: Shelf, kind: EntryKind?, from start: Int64?, limit: Int) -> [ThreadRow] {
        counted(source.rows(on: shelf, kind: kind, from: start, limit: limit))
    }

    func rows(in group: ThreadGroup, after cursor: ThreadCursor?, limit: Int) -> [ThreadRow] {
        counted(source.rows(in: group, after: cursor, limit: limit))
    }

    func rows(after cursor: ThreadCursor?, limit: Int) -> [ThreadRow] {
        counted(source.rows(after: cursor, limit: limit))
    }

    func rows(code: Int64, kind: EntryKind, limit: Int) -> [ThreadRow] {
        counted(source.rows(code: code, kind: kind, limit: limit))
    }

    private func counted(_ rows: [ThreadRow]) -> [ThreadRow] {
        queryCount += 1
        rowCount += rows.count
        return rows
    }
}
