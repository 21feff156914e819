import Access
import FHIR
import TestSupport
import Testing

@testable import FHIRServer

/// Who has looked, as AuditEvents for the citizen's own programs.
@Suite(.onEachEngine) struct AccessLogTests {
    private func entries(_ answer: FHIRAnswer) throws -> [JSONValue] {
        try answer.json["entry"]?.elements.compactMap { $0["resource"] } ?? []
    }

    @Test func `a citizen is told of each look, newest first, in valid AuditEvents`() async throws {
        let fixture = try await APIFixture()
        _ = try await fixture.send("GET /Observation/o1", as: "nurse")
        let answer = try await fixture.send("GET /Patient/ida/$access-log", as: "ida")
        #expect(answer.status == 200, "\(answer.text)")
        #expect(Validator().validate(try answer.json).isEmpty)
        let events = try entries(answer)
        let look = try #require(events.first { $0["entity"]?[0]?["name"]?.string == "GET /fhir/Observation/{id}" })
        #expect(look["agent"]?[0]?["who"]?["reference"]?.string?.hasPrefix("PractitionerRole/") == true)
        #expect(look["action"]?.string == "R" && look["outcome"]?.string == "0")
        let details = look["entity"]?[0]?["detail"]?.elements.compactMap { $0["valueString"]?.string } ?? []
        #expect(details.contains { $0.hasPrefix("general-practitioner") })
        // The asking itself is a look, and stands in the next answer.
        let again = try entries(try await fixture.send("GET /Patient/ida/$access-log", as: "ida"))
        #expect(again.first?["entity"]?[0]?["name"]?.string == "GET /fhir/Patient/{patient}/$access-log")
        // Its own row may be there already: it is written while the answer is read.
        let before = Set(events.compactMap { $0["id"]?.string })
        #expect(before.isSubset(of: Set(again.compactMap { $0["id"]?.string })))
    }

    @Test func `it comes in pages that neither miss nor repeat a row`() async throws {
        let fixture = try await APIFixture()
        for _ in 0..<7 { _ = try await fixture.send("GET /Observation/o1", as: "nurse") }
        var numbers: [String] = []
        var next: String? = "/Patient/ida/$access-log?_count=3"
        while let line = next {
            let answer = try await fixture.send("GET " + line, as: "ida")
            numbers += try entries(answer).compactMap { $0["id"]?.string }
            next = try answer.link("next").map { String($0.dropFirst(APIFixture.base.count)) }
        }
        #expect(numbers.count >= 7 && Set(numbers).count == numbers.count)
        #expect(numbers.compactMap { Int($0) } == numbers.compactMap { Int($0) }.sorted(by: >))
    }

    @Test func `nobody else is told, and no program without the scope`() async throws {
        let fixture = try await APIFixture()
        #expect(try await fixture.send("GET /Patient/ida/$access-log", as: "bo").status == 404)
        for token in ["nurse", "quality", "nothing"] {
            #expect(try await fixture.send("GET /Patient/ida/$access-log", as: token).status == 403, "\(token)")
        }
        #expect(try await fixture.send("GET /Patient/ida/$access-log", as: "system").status == 200)
        #expect(try await fixture.send("GET /Patient/ida/$access-log?_count=0", as: "ida").status == 400)
        #expect(try await fixture.send("GET /Patient/ida/$access-log?before=x", as: "ida").status == 400)
        #expect(try await fixture.send("GET /Patient/ida/$access-log?name=x", as: "ida").status == 400)
    }
}
