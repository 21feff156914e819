import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import FHIRServer

/// Resources sent as lines.
@Suite(.onEachEngine) struct ImportTests {
    private static func send(
        _ fixture: APIFixture, _ body: String, as token: String = "system", type: String = "application/fhir+ndjson",
        prefer: String? = "respond-async"
    ) async throws -> FHIRAnswer {
        let answer = try await fixture.send("POST /$import", as: token, body: body) { headers in
            headers.contentType = type
            headers.prefer = prefer
        }
        await fixture.service.jobs.settle()
        return answer
    }

    private static func status(of answer: FHIRAnswer) throws -> String {
        String(try #require(answer.contentLocation).dropFirst(APIFixture.base.count + 1))
    }

    @Test func `what is good is taken, what is not is told by line and element`() async throws {
        let fixture = try await APIFixture()
        let lines = [
            // Refers to what comes later.
            #"{"resourceType":"Observation","id":"n1","status":"final","code":{"text":"x"},"subject":{"reference":"Patient?identifier=urn:x|1"}}"#,
            #"{"resourceType":"Patient","id":"new","identifier":[{"system":"urn:x","value":"1"}]}"#,
            #"{"resourceType":"Patient","id":"bad","birthDate":"in 1950"}"#,
            "no JSON", APIFixture.ida,
        ]
        let answer = try await Self.send(fixture, lines.joined(separator: "\n"))
        #expect(answer.status == 202)
        let job = try Self.status(of: answer)
        let manifest = try await fixture.send("GET /" + job).json
        let counts = try #require(manifest["extension"])
        #expect(["created", "unchanged", "refused"].map { counts[$0]?.numberText } == ["2", "1", "2"])
        let observation = try await fixture.send("GET /Observation/n1").json
        #expect(observation["subject"]?["reference"]?.string == "Patient/new")
        let outcomes = try #require(try await fixture.files(of: job)["errors.ndjson"]).map { try JSONDocument($0).root }
        for outcome in outcomes { #expect(Validator().validate(outcome).isEmpty) }
        let issues = outcomes.compactMap { $0["issue"]?[0] }
        #expect(issues.compactMap { $0["diagnostics"]?.string?.prefix(6) } == ["line 3", "line 4"])
        #expect(issues[0]["expression"]?[0]?.string == "Patient.birthDate")
        #expect(!outcomes.contains { String(decoding: $0.rawBytes, as: UTF8.self).contains("1950") })
        let audited = try await fixture.audited().filter { $0.activity == "POST /fhir/$import" }
        #expect(audited.contains { $0.patient == "new" && $0.action == .write && $0.who == "system" })
        // Nothing about it stays in the record but the job itself.
        #expect(try await fixture.temporary.engine.read { try $0.notes(startingWith: "import/") }.isEmpty)
    }

    @Test func `addresses are not fetched, and other bodies are refused`() async throws {
        let fixture = try await APIFixture()
        let manifest =
            #"{"inputFormat":"application/fhir+ndjson","input":[{"type":"Patient","url":"http://10.0.0.1/"}]}"#
        #expect(try await Self.send(fixture, manifest, type: "application/json").status == 415)
        #expect(try await Self.send(fixture, manifest, type: "application/fhir+json").status == 415)
        #expect(try await Self.send(fixture, "").status == 400)
        #expect(try await Self.send(fixture, APIFixture.ida, prefer: nil).status == 400)
    }

    @Test(arguments: ["ida", "nurse", "quality", "observations"])
    func `only systems that may write everything import`(token: String) async throws {
        let fixture = try await APIFixture()
        #expect(try await Self.send(fixture, APIFixture.ida, as: token).status == 403)
    }

    @Test func `what is too long is refused, and where there is no room that is said`() async throws {
        var settings = BulkSettings()
        settings.largestImport = 10
        #expect(try await Self.send(try await APIFixture(bulk: settings), APIFixture.ida).status == 413)
        let nowhere = BulkSettings(folder: "/proc/no/such")
        #expect(try await Self.send(try await APIFixture(bulk: nowhere), APIFixture.ida).status == 503)
    }

    @Test func `a few of many refusals are told`() async throws {
        var settings = BulkSettings()
        settings.mostOutcomes = 3
        let fixture = try await APIFixture(bulk: settings)
        let answer = try await Self.send(fixture, Array(repeating: "no JSON", count: 10).joined(separator: "\n"))
        let path = try Self.status(of: answer) + "/errors.ndjson"
        #expect(try await fixture.lines(path).count == 4)
    }
}
