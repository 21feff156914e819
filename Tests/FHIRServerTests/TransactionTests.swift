import Access
import FHIR
import FHIRServer
import Record
import TestSupport
import Testing

/// batch and transaction.
@Suite(.onEachEngine) struct TransactionTests {
    private static func bundle(_ type: String, _ entries: String...) -> String {
        #"{"resourceType":"Bundle","type":"\#(type)","entry":[\#(entries.joined(separator: ","))]}"#
    }

    private static func entry(
        _ method: String, _ url: String, _ resource: String? = nil, fullURL: String? = nil, more: String = ""
    ) -> String {
        let parts = [
            fullURL.map { #""fullUrl":"\#($0)""# }, resource.map { #""resource":\#($0)"# },
            #""request":{"method":"\#(method)","url":"\#(url)"\#(more)}"#,
        ]
        return "{" + parts.compactMap { $0 }.joined(separator: ",") + "}"
    }

    private static let patient =
        #"{"resourceType":"Patient","identifier":[{"system":"urn:s","value":"1"}]}"#

    private static func observation(of reference: String) -> String {
        #"{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"\#(reference)"}}"#
    }

    private static func statuses(_ answer: FHIRAnswer) throws -> [String] {
        try answer.json["entry"]?.elements.compactMap { $0["response"]?["status"]?.string } ?? []
    }

    @Test func `references between entries become references to what was made`() async throws {
        let fixture = try await APIFixture()
        let answer = try await fixture.send(
            "POST /",
            body: Self.bundle(
                "transaction",
                // The observation stands before the patient that it refers to.
                Self.entry("POST", "Observation", Self.observation(of: "urn:uuid:a")),
                Self.entry("POST", "Patient", Self.patient, fullURL: "urn:uuid:a"),
                Self.entry("POST", "Observation", Self.observation(of: "Patient?birthdate=1980-01-02")),
                Self.entry("GET", "Patient?identifier=urn:s|1"), Self.entry("DELETE", "Observation/o1")))
        #expect(answer.status == 200, "\(answer.text)")
        #expect(Validator().validate(try answer.json).isEmpty)
        #expect(try Self.statuses(answer) == ["201", "201", "201", "200", "204"])
        let entries = try #require(try answer.json["entry"]).elements.map { $0 }
        let found = try #require(entries[3]["resource"]?["entry"]?[0]?["resource"]?["id"]?.string)
        let locations = entries.compactMap { $0["response"]?["location"]?.string }
        #expect(locations[1].contains("/Patient/\(found)/_history/1"))
        #expect(try await fixture.send("GET /Observation?subject=Patient/\(found)").references.count == 1)
        #expect(try await fixture.send("GET /Observation?subject=Patient/bo").references.count == 2)
        #expect(try await fixture.send("GET /Observation/o1").status == 410)
    }

    @Test func `what exists already is referred to, not made again`() async throws {
        let fixture = try await APIFixture()
        let body = Self.bundle(
            "transaction",
            Self.entry(
                "POST", "Patient", Self.patient, fullURL: "urn:uuid:a", more: #","ifNoneExist":"identifier=urn:s|1""#),
            Self.entry("POST", "Observation", Self.observation(of: "urn:uuid:a")))
        #expect(try Self.statuses(try await fixture.send("POST /", body: body)) == ["201", "201"])
        #expect(try Self.statuses(try await fixture.send("POST /", body: body)) == ["200", "201"])
        let patients = try await fixture.send("GET /Patient?identifier=urn:s|1").references
        #expect(patients.count == 1)
        #expect(try await fixture.send("GET /Observation?subject=\(patients[0])").references.count == 2)
    }

    @Test(arguments: [
        (entry("POST", "Patient", #"{"resourceType":"Patient","shoe":1}"#), 422, "Bundle.entry[1].resource.shoe"),
        (entry("PUT", "Observation/o1", observation(of: "Patient/ida")), 400, "Bundle.entry[1]"),
        (entry("POST", "Observation", observation(of: "urn:uuid:nobody")), 400, "Bundle.entry[1]"),
        (entry("POST", "Observation", observation(of: "Patient?family=nobody")), 412, "Bundle.entry[1]"),
        (entry("POST", "Observation", observation(of: "Patient?birthdate=gt1900")), 412, "Bundle.entry[1]"),
        (entry("DELETE", "Patient/new"), 400, "about the same resource"),
        (entry("PUT", "Patient/ida", APIFixture.ida, more: #","ifMatch":"W/\"7\"""#), 412, "Bundle.entry[1]"),
        (entry("POST", "Nothing", patient), 404, "Bundle.entry[1]"), (entry("POST", "", patient), 400, "Bundle"),
        (entry("POST", "https://elsewhere.example/fhir/Patient", patient), 400, "another server"),
        (#"{"resource":\#(patient)}"#, 400, "Bundle.entry[1]"),
        (entry("POST", "Patient", patient, fullURL: "urn:uuid:a"), 400, "same fullUrl"),
    ])
    func `one entry that fails undoes all`(entry: String, status: Int, told: String) async throws {
        let fixture = try await APIFixture()
        let before = try await fixture.audited().count
        let answer = try await fixture.send(
            "POST /",
            body: Self.bundle(
                "transaction",
                Self.entry("PUT", "Patient/new", #"{"resourceType":"Patient","id":"new"}"#, fullURL: "urn:uuid:a"),
                entry))
        #expect(answer.status == status, "\(answer.text)")
        #expect(answer.text.contains(told), "\(answer.text)")
        #expect(try await fixture.send("GET /Patient/new").status == 404)
        #expect(try await fixture.audited().filter { $0.action == .write }.count <= before)
        #expect(try await fixture.send("GET /_history?_count=100").json["entry"]?.elements.map { $0 }.count == 6)
    }

    @Test func `a batch carries out each entry by itself`() async throws {
        let fixture = try await APIFixture()
        let answer = try await fixture.send(
            "POST /", as: "nurse",
            body: Self.bundle(
                "batch", Self.entry("GET", "Patient/ida"), Self.entry("GET", "Patient/never"),
                Self.entry("POST", "Patient", #"{"resourceType":"Patient","shoe":1}"#),
                Self.entry("PUT", "Observation/n", APIFixture.observation("n", of: "ida", "2026-01-01", 1)),
                Self.entry("PUT", "Organization/auh", #"{"resourceType":"Organization","id":"auh","name":"x"}"#),
                Self.entry("POST", "", Self.bundle("batch")),
                Self.entry("GET", APIFixture.base + "/Observation?code=x"),
                #"{"request":{"method":"GET","url":"Patient?_count=x"}}"#))
        #expect(answer.status == 200)
        #expect(Validator().validate(try answer.json).isEmpty)
        #expect(try Self.statuses(answer) == ["200", "404", "422", "201", "403", "400", "200", "400"])
        #expect(try answer.json["entry"]?[0]?["resource"]?["id"]?.string == "ida")
        #expect(try answer.json["entry"]?[1]?["response"]?["outcome"]?["resourceType"]?.string == "OperationOutcome")
        // Each entry is audited as if it had come alone.
        let activities = try await fixture.audited().prefix(8).map(\.activity)
        #expect(activities.contains("GET /fhir/Patient/{id}") && activities.contains("PUT /fhir/Observation/{id}"))
    }

    @Test func `scopes hold for each entry`() async throws {
        let fixture = try await APIFixture()
        let body = Self.bundle("batch", Self.entry("GET", "Observation/o1"), Self.entry("GET", "Patient/ida"))
        #expect(try Self.statuses(try await fixture.send("POST /", as: "observations", body: body)) == ["200", "403"])
        let change = Self.bundle("transaction", Self.entry("DELETE", "Observation/o1"))
        #expect(try await fixture.send("POST /", as: "observations", body: change).status == 403)
    }

    @Test(arguments: [
        "{}", #"{"resourceType":"Patient"}"#, #"{"resourceType":"Bundle","type":"collection"}"#,
        #"{"resourceType":"Bundle","type":"searchset"}"#,
    ])
    func `what is no batch and no transaction is refused`(body: String) async throws {
        #expect(try await APIFixture().send("POST /", body: body).status == 400)
    }
}
