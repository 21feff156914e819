import FHIR
import FHIRServer
import Record
import TestSupport
import Testing

@Suite(.onEachEngine) struct HistoryTests {
    /// Follows the links from a first page to the last, and does something between the pages.
    static func pages(
        _ fixture: APIFixture, _ line: String, as token: String = "system",
        between: (Int) async throws -> Void = { _ in }
    ) async throws -> [FHIRAnswer] {
        var pages: [FHIRAnswer] = []
        var next: String? = line
        while let line = next {
            let answer = try await fixture.send(line, as: token)
            #expect(answer.status == 200, "\(answer.text)")
            pages.append(answer)
            try await between(pages.count)
            next = try answer.link("next").map { "GET " + $0.dropFirst(APIFixture.base.count) }
        }
        return pages
    }

    /// What an entry of a history says, in one text.
    static func versions(_ answer: FHIRAnswer) throws -> [String] {
        try answer.json["entry"]?.elements.map { entry in
            let tag = entry["response"]?["etag"]?.string ?? ""
            let url = entry["fullUrl"]?.string?.dropFirst(APIFixture.base.count + 1) ?? ""
            return "\(entry["request"]?["method"]?.string ?? "") \(url) \(tag.filter(\.isNumber))"
        } ?? []
    }

    @Test func `a resource's versions come newest first, deletions too`() async throws {
        let fixture = try await APIFixture()
        fixture.temporary.clock.advance(by: 1000)
        try await fixture.put(APIFixture.observation("o1", of: "ida", "2026-01-01", 7.2))
        fixture.temporary.clock.advance(by: 1000)
        try await fixture.delete("Observation", "o1")
        let answer = try await fixture.send("GET /Observation/o1/_history")
        #expect(Validator().validate(try answer.json).isEmpty)
        #expect(try answer.json["type"]?.string == "history")
        #expect(
            try Self.versions(answer) == ["DELETE Observation/o1 3", "PUT Observation/o1 2", "POST Observation/o1 1"])
        #expect(try answer.link("self") == APIFixture.base + "/Observation/o1/_history")
        #expect(try await fixture.send("GET /Observation/never/_history").status == 404)
        #expect(try await fixture.send("GET /Observation/o1/_history", as: "bo").status == 404)
    }

    @Test(arguments: [
        "GET /_history?_count=2", "GET /Observation/_history?_count=1", "GET /Observation/o1/_history?_count=2",
    ])
    func `pages give each version once while others write`(line: String) async throws {
        let fixture = try await APIFixture()
        for value in 1...4 {
            fixture.temporary.clock.advance(by: 10)
            try await fixture.put(APIFixture.observation("o1", of: "ida", "2026-01-01", Double(value)))
        }
        let whole = try Self.versions(try await fixture.send(line.prefix { $0 != "?" } + "?_count=1000"))
        let pages = try await Self.pages(fixture, line) { page in
            fixture.temporary.clock.advance(by: 10)
            try await fixture.put(APIFixture.observation("o1", of: "ida", "2026-01-01", 100 + Double(page)))
            try await fixture.put(APIFixture.observation("new\(page)", of: "bo", "2026-01-01", 1))
        }
        #expect(pages.count > 1)
        #expect(try pages.flatMap(Self.versions) == whole)
    }

    @Test func `since leaves out what came before`() async throws {
        let fixture = try await APIFixture()
        fixture.temporary.clock.advance(by: 60_000)
        try await fixture.put(APIFixture.observation("o1", of: "ida", "2026-01-01", 7.2))
        let answer = try await fixture.send("GET /_history?_since=2026-11-21T09:00:30Z")
        #expect(try Self.versions(answer) == ["PUT Observation/o1 2"])
        // A known resource of which nothing is new is not an unknown one.
        #expect(try await fixture.send("GET /Observation/o2/_history?_since=2026-11-21T09:00:30Z").status == 200)
    }

    @Test func `a citizen's history holds own versions and the directory's`() async throws {
        let fixture = try await APIFixture()
        try await fixture.put(APIFixture.observation("o3", of: "bo", "2026-01-01", 7.2))
        let all = try await fixture.send("GET /_history", as: "bo")
        #expect(
            Set(try Self.versions(all)) == [
                "POST Patient/bo 1", "POST Organization/auh 1", "POST Observation/o3 1", "PUT Observation/o3 2",
            ])
        #expect(try await fixture.audited().first?.patient == "bo")
        #expect(try await fixture.audited().first?.activity == "GET /fhir/_history")
    }

    @Test(arguments: ["_count=0", "_count=x", "_since=2026-11-21", "_since=x", "_after=1.2", "_sort=x", "_at=2026"])
    func `what is malformed or unknown is refused`(query: String) async throws {
        #expect(try await APIFixture().send("GET /_history?" + query).status == 400)
    }
}
