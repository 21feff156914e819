import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import FHIRServer

/// Bulk Data Access: from the kick-off to the last file.
@Suite(.onEachEngine) struct ExportTests {
    private static let group =
        #"{"resourceType":"Group","id":"g","type":"person","actual":true,"member":[{"entity":{"reference":"Patient/bo"}},{"entity":{"reference":"Patient/ida"},"inactive":true}]}"#

    private static func ids(_ lines: [String]?) throws -> [String] {
        try (lines ?? []).map { try JSONDocument($0).root["id"]?.string ?? "" }.sorted()
    }

    @Test func `everything, file by file, as it is read`() async throws {
        let fixture = try await APIFixture()
        let job = try await fixture.export("GET /$export?_outputFormat=ndjson")
        let manifest = try await fixture.send("GET /" + job)
        #expect(manifest.status == 200)
        #expect(manifest.contentType == "application/json")
        #expect(manifest.expires == fixture.temporary.clock.now + 24 * 3_600_000)
        let json = try manifest.json
        #expect(json["transactionTime"]?.string == "2026-11-21T09:00:00.000Z")
        #expect(json["request"]?.string == "\(APIFixture.base)/$export?_outputFormat=ndjson")
        #expect(json["requiresAccessToken"]?.bool == true)
        #expect(json["error"]?.elements.map { $0 }.isEmpty == true)
        let files = try await fixture.files(of: job)
        #expect(files.keys.sorted() == ["Observation.ndjson", "Organization.ndjson", "Patient.ndjson"])
        for lines in files.values {
            for line in lines {
                let resource = try JSONDocument(line).root
                let read = try await fixture.send(
                    "GET /\(resource["resourceType"]?.string ?? "")/\(resource["id"]?.string ?? "")")
                #expect(read.text == line)
            }
        }
        #expect(files.values.reduce(0) { $0 + $1.count } == 6)
    }

    @Test func `what is written after the moment is not in it, what was there is`() async throws {
        let fixture = try await APIFixture()
        let job = try await fixture.export("GET /$export")
        try await fixture.put(APIFixture.observation("o1", of: "bo", "2026-01-01", 1))
        try await fixture.put(APIFixture.observation("o9", of: "bo", "2026-01-01", 1))
        try await fixture.delete("Observation", "o2")
        let files = try await fixture.files(of: job)
        #expect(try Self.ids(files["Observation.ndjson"]) == ["o1", "o2", "o3"])
        #expect(files["Observation.ndjson"]?.allSatisfy { $0.contains("\"versionId\":\"1\"") } == true)
    }

    @Test func `every citizen stands in the audit before a file can be had`() async throws {
        let fixture = try await APIFixture()
        _ = try await fixture.export("GET /$export")
        let named = try await fixture.audited().filter { $0.activity == "GET /fhir/$export" }.compactMap(\.patient)
        #expect(named.sorted() == ["bo", "ida"])
        let other = try await APIFixture()
        _ = try await other.export("GET /$export?_type=Organization")
        #expect(try await other.audited().filter { $0.who == "system" }.allSatisfy { $0.patient == nil })
    }

    @Test func `citizens' resources, and those of a group's members`() async throws {
        let fixture = try await APIFixture(APIFixture.resources + [Self.group])
        let patients = try await fixture.files(of: try await fixture.export("GET /Patient/$export"))
        // A Group lies in its first member's compartment.
        #expect(patients.keys.sorted() == ["Group.ndjson", "Observation.ndjson", "Patient.ndjson"])
        #expect(try Self.ids(patients["Patient.ndjson"]) == ["bo", "ida"])
        let job = try await fixture.export("GET /Group/g/$export")
        let audited = try await fixture.audited().filter { $0.activity == "GET /fhir/Group/{id}/$export" }
        #expect(audited.compactMap(\.patient) == ["bo"])
        // Whoever joins later is not in it.
        try await fixture.put(Self.group.replacing(#","inactive":true"#, with: ""))
        let members = try await fixture.files(of: job)
        #expect(try Self.ids(members["Patient.ndjson"]) == ["bo"])
        #expect(try Self.ids(members["Observation.ndjson"]) == ["o3"])
        #expect(members.count == 3)
        let everybody = try await fixture.files(of: try await fixture.export("POST /Group/g/$export"))
        #expect(try Self.ids(everybody["Patient.ndjson"]) == ["bo", "ida"])
    }

    @Test func `a group that is not there, or lists nobody, is not exported`() async throws {
        let described = Self.group.replacing(#""actual":true"#, with: #""actual":false"#)
        let fixture = try await APIFixture([described])
        fixture.temporary.clock.advance(by: 1)
        #expect(try await fixture.send("GET /Group/none/$export") { $0.prefer = "respond-async" }.status == 404)
        #expect(try await fixture.send("GET /Group/g/$export") { $0.prefer = "respond-async" }.status == 400)
    }

    @Test func `since an instant, with what was deleted`() async throws {
        let fixture = try await APIFixture()
        let first = try await fixture.send("GET /" + (try await fixture.export("GET /$export"))).json
        let time = try #require(first["transactionTime"]?.string)
        try await fixture.put(APIFixture.observation("o1", of: "ida", "2026-01-01", 1))
        try await fixture.delete("Observation", "o2")
        let files = try await fixture.files(of: try await fixture.export("GET /$export?_since=\(time)"))
        #expect(files.keys.sorted() == ["Observation.ndjson", "deleted.ndjson"])
        #expect(try Self.ids(files["Observation.ndjson"]) == ["o1"])
        let bundle = try JSONDocument(try #require(files["deleted.ndjson"]?.first)).root
        #expect(bundle["type"]?.string == "transaction")
        #expect(bundle["entry"]?[0]?["request"]?["url"]?.string == "Observation/o2")
        #expect(bundle["entry"]?[0]?["request"]?["method"]?.string == "DELETE")
        #expect(Validator().validateEnvelope(ofBundle: bundle).isEmpty)
    }

    @Test func `what filters find, of some types`() async throws {
        let fixture = try await APIFixture()
        let filters = "Observation%3Fdate%3Dge2026-03%26status%3Dfinal%2Camended%2CObservation%3F_id%3Do2"
        let job = try await fixture.export("GET /$export?_type=Observation,Patient&_typeFilter=\(filters)")
        try await fixture.put(APIFixture.observation("o3", of: "bo", "2020-01-01", 1))
        let files = try await fixture.files(of: job)
        #expect(files.keys.sorted() == ["Observation.ndjson", "Patient.ndjson"])
        #expect(try Self.ids(files["Observation.ndjson"]) == ["o2", "o3"])
        #expect(files["Observation.ndjson"]?.allSatisfy { $0.contains("\"versionId\":\"1\"") } == true)
        let note = try #require(try await fixture.temporary.engine.read { try $0.notes(startingWith: "bulk/") }.first)
        #expect(!String(decoding: note.value, as: UTF8.self).contains("2026-03"))
        #expect(try await fixture.send("GET /" + job).json["request"]?.string?.contains("2026-03") == true)
        // Another process knows the export, but not what the filters found.
        let restarted = FHIRService(
            record: fixture.temporary.record, authenticator: Tokens(), address: APIFixture.base)
        let request = FHIRRequest(
            .get, path: (job + "/Observation.ndjson").split(separator: "/").map(String.init), base: APIFixture.base,
            token: "system")
        #expect(await restarted.answer(request).status == 410)
    }

    @Test func `parameters in a body`() async throws {
        let fixture = try await APIFixture()
        let body =
            #"{"resourceType":"Parameters","parameter":[{"name":"_type","valueString":"Patient"},{"name":"_since","valueInstant":"2026-01-01T00:00:00Z"},{"name":"_typeFilter","valueString":"Patient?birthdate=lt1960"}]}"#
        let files = try await fixture.files(of: try await fixture.export("POST /Patient/$export", body: body))
        #expect(try Self.ids(files["Patient.ndjson"]) == ["ida"])
        #expect(files.count == 1)
    }

    @Test(arguments: [
        "_until=2026-01-01", "_outputFormat=csv", "_since=2026", "_type=Nothing", "_type=", "_typeFilter=Observation",
        "_typeFilter=Observation%3Fnothing%3D1", "_type=Patient&_typeFilter=Observation%3Fstatus%3Dfinal",
        "_typeFilter=Patient%3F_sort%3Dname",
    ])
    func `what is not understood is refused, or named where the client is lenient`(query: String) async throws {
        let fixture = try await APIFixture()
        fixture.temporary.clock.advance(by: 1)
        let refused = try await fixture.send("GET /$export?" + query) { $0.prefer = "respond-async" }
        #expect(refused.status == 400)
        let job = try await fixture.export("GET /$export?" + query, prefer: "respond-async, handling=lenient")
        let files = try await fixture.files(of: job)
        let outcome = try JSONDocument(try #require(files["errors.ndjson"]?.first)).root
        #expect(outcome["resourceType"]?.string == "OperationOutcome")
        #expect(Validator().validate(outcome).isEmpty)
    }

    @Test func `an export is asked for asynchronously, and not within a Bundle`() async throws {
        let fixture = try await APIFixture()
        #expect(try await fixture.send("GET /$export").status == 400)
        let batch =
            #"{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"$export"}}]}"#
        let answer = try await fixture.send("POST /", body: batch) { $0.prefer = "respond-async" }
        #expect(try answer.json["entry"]?[0]?["response"]?["status"]?.string == "400")
    }

    @Test func `a token exports the types that it permits`() async throws {
        let fixture = try await APIFixture()
        let files = try await fixture.files(of: try await fixture.export("GET /$export", as: "observations"))
        #expect(files.keys.sorted() == ["Observation.ndjson"])
        let refused = try await fixture.send("GET /$export?_type=Patient", as: "observations") {
            $0.prefer = "respond-async"
        }
        #expect(refused.status == 403)
        // What a wider token asked for is not a narrower one's.
        let job = try await fixture.export("GET /$export")
        #expect(try await fixture.send("GET /" + job, as: "observations").status == 403)
    }

    @Test func `what is deleted or has expired is gone`() async throws {
        let fixture = try await APIFixture()
        let deleted = try await fixture.export("GET /$export")
        let kept = try await fixture.export("GET /$export")
        #expect(try await fixture.send("DELETE /" + deleted).status == 202)
        for path in [deleted, deleted + "/Patient.ndjson", kept + "/Nothing.ndjson"] {
            #expect(try await fixture.send("GET /" + path).status == 404)
        }
        #expect(try await fixture.send("DELETE /" + deleted).status == 404)
        #expect(try await fixture.send("GET /" + kept).status == 200)
        fixture.temporary.clock.advance(by: 24 * 3_600_000)
        #expect(try await fixture.send("GET /" + kept).status == 404)
        #expect(try await fixture.send("GET /" + kept + "/Patient.ndjson").status == 404)
        // The next one takes away what is left of it.
        _ = try await fixture.export("GET /$export")
        let notes = try await fixture.temporary.engine.read { try $0.notes(startingWith: "bulk/") }
        #expect(notes.count == 1)
    }

    @Test func `one holder may not have too many`() async throws {
        var settings = BulkSettings()
        settings.mostKept = 1
        let fixture = try await APIFixture(bulk: settings)
        _ = try await fixture.export("GET /$export")
        let refused = try await fixture.send("GET /$export") { $0.prefer = "respond-async" }
        #expect(refused.status == 429)
        #expect(refused.retryAfter == 30)
        _ = try await fixture.export("GET /$export", as: "other-system")
        settings.mostRunning = 0
        let busy = try await APIFixture(bulk: settings)
        #expect(try await busy.send("GET /$export") { $0.prefer = "respond-async" }.status == 429)
    }

    @Test func `an export outlives the server that took it on`() async throws {
        let fixture = try await APIFixture()
        let job = try await fixture.export("GET /$export")
        let restarted = FHIRService(
            record: fixture.temporary.record, authenticator: Tokens(), address: APIFixture.base)
        for path in [job, job + "/Patient.ndjson"] {
            let request = FHIRRequest(
                .get, path: path.split(separator: "/").map(String.init), base: APIFixture.base, token: "system")
            #expect(await restarted.answer(request).status == 200)
        }
    }

    @Test(arguments: [false, true])
    func `an export whose server stopped is gone on with, or says that it failed`(isFiltered: Bool) async throws {
        let fixture = try await APIFixture()
        fixture.temporary.clock.advance(by: 1)
        let now = fixture.temporary.clock.now
        let stopped = BulkJobs(fixture.temporary.record, settings: BulkSettings())
        var job = BulkJob(
            name: stopped.newName(expiring: now + 3_600_000), kind: .exporting,
            owner: .init(identity: "system", purpose: .treatment), request: "x", activity: "GET /fhir/$export",
            moment: now - 1, expires: now + 3_600_000, process: stopped.process, alive: now)
        job.types = ["Patient"]
        job.filtered = isFiltered ? ["Patient"] : []
        try await stopped.keep(job)
        let path = "GET /_bulk/" + job.name
        let waiting = try await fixture.send(path)
        #expect(waiting.status == 202)
        #expect(waiting.progress != nil)
        #expect(waiting.retryAfter != nil)
        #expect(!fixture.service.jobs.isAbandoned(job))
        fixture.temporary.clock.advance(by: 120_000)
        #expect(try await fixture.send(path).status == 202)
        await fixture.service.jobs.settle()
        let answer = try await fixture.send(path)
        if isFiltered {
            #expect(answer.status == 500)
            #expect(answer.text.contains("has stopped"))
        } else {
            let files = try await fixture.files(of: "_bulk/" + job.name)
            #expect(try Self.ids(files["Patient.ndjson"]) == ["bo", "ida"])
        }
    }
}
