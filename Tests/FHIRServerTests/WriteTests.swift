import Access
import FHIR
import FHIRServer
import Record
import TestSupport
import Testing

/// create, update, delete, and the conditions they may have.
@Suite(.onEachEngine) struct WriteTests {
    private static let new = #"{"resourceType":"Patient","identifier":[{"system":"urn:s","value":"1"}],"active":true}"#

    @Test func `a created resource has a new id, and is found at once`() async throws {
        let fixture = try await APIFixture()
        let answer = try await fixture.send(
            "POST /Patient", body: Self.new.replacing("\"active\"", with: "\"id\":\"own\",\"active\""))
        #expect(answer.status == 201)
        let id = try #require(try answer.json["id"]?.string)
        #expect(id != "own")
        #expect(answer.location == "\(APIFixture.base)/Patient/\(id)/_history/1")
        #expect(answer.entityTag == "W/\"1\"")
        #expect(try answer.json["meta"]?["versionId"]?.string == "1")
        #expect(try await fixture.send("GET /Patient?identifier=urn:s|1").references == ["Patient/\(id)"])
        #expect(try await fixture.send("GET /Patient/own").status == 404)
    }

    @Test func `an update makes a version, and a resource where there is none`() async throws {
        let fixture = try await APIFixture()
        fixture.temporary.clock.advance(by: 1000)
        let changed = try await fixture.send("PUT /Patient/ida", body: APIFixture.ida.replacing("1950", with: "1951"))
        #expect(changed.status == 200)
        #expect(changed.entityTag == "W/\"2\"")
        #expect(changed.lastModified == fixture.temporary.clock.now)
        let same = try await fixture.send("PUT /Patient/ida", body: APIFixture.ida.replacing("1950", with: "1951"))
        #expect(same.status == 200)
        #expect(same.entityTag == "W/\"2\"")
        let made = try await fixture.send("PUT /Patient/new", body: #"{"resourceType":"Patient","id":"new"}"#)
        #expect(made.status == 201)
        #expect(made.location == "\(APIFixture.base)/Patient/new/_history/1")
    }

    @Test func `a deleted resource comes back as a later version`() async throws {
        let fixture = try await APIFixture()
        #expect(try await fixture.send("DELETE /Observation/o1").status == 204)
        #expect(try await fixture.send("GET /Observation/o1").status == 410)
        #expect(try await fixture.send("DELETE /Observation/o1").status == 204)
        #expect(try await fixture.send("DELETE /Observation/never").status == 204)
        let again = try await fixture.send(
            "PUT /Observation/o1", body: APIFixture.observation("o1", of: "ida", "2026-01-01", 1))
        #expect(again.status == 201)
        #expect(again.entityTag == "W/\"3\"")
    }

    @Test func `If-Match lets only the version through that the client has seen`() async throws {
        let fixture = try await APIFixture()
        let body = APIFixture.ida.replacing("1950", with: "1951")
        for (tag, id, status) in [
            ("W/\"2\"", "ida", 412), ("W/\"1\"", "ida", 200), ("W/\"1\"", "ida", 412), ("*", "ida", 200),
        ] {
            #expect(try await fixture.send("PUT /Patient/\(id)", body: body) { $0.ifMatch = tag }.status == status)
        }
        let new = #"{"resourceType":"Patient","id":"new"}"#
        #expect(try await fixture.send("PUT /Patient/new", body: new) { $0.ifMatch = "W/\"1\"" }.status == 412)
        #expect(try await fixture.send("DELETE /Patient/ida") { $0.ifMatch = "W/\"1\"" }.status == 412)
        #expect(try await fixture.send("DELETE /Patient/ida") { $0.ifMatch = "W/\"2\"" }.status == 204)
        #expect(try await fixture.send("PUT /Patient/bo", body: APIFixture.bo) { $0.ifNoneMatch = "*" }.status == 412)
    }

    @Test func `what breaks FHIR's rules is refused with the element`() async throws {
        let fixture = try await APIFixture()
        let wrong = #"{"resourceType":"Patient","birthDate":"12-31-1980","name":[{"given":"Ida"}],"shoe":1}"#
        let answer = try await fixture.send("POST /Patient", body: wrong)
        #expect(answer.status == 422)
        #expect(Validator().validate(try answer.json).isEmpty)
        let places = try answer.json["issue"]?.elements.compactMap { $0["expression"]?[0]?.string }
        #expect(Set(places ?? []) == ["Patient.birthDate", "Patient.name[0].given", "Patient.shoe"])
        #expect(!answer.text.contains("12-31-1980"))
    }

    @Test(arguments: [
        ("POST /Patient", "{", 400), ("POST /Patient", "[]", 400), ("POST /Patient", "", 400),
        ("POST /Patient", #"{"resourceType":"Group"}"#, 400), ("PUT /Patient/a", #"{"resourceType":"Patient"}"#, 400),
        ("PUT /Patient/a", #"{"resourceType":"Patient","id":"b"}"#, 400),
        ("PUT /Patient/a_b", #"{"resourceType":"Patient","id":"a_b"}"#, 400),
        ("POST /Parameters", #"{"resourceType":"Parameters"}"#, 400), ("POST /Patient?x=y", WriteTests.new, 400),
        ("PUT /Patient", WriteTests.new, 412), ("DELETE /Patient", "", 412), ("DELETE /Patient?shoe=1", "", 400),
    ])
    func `what is malformed is refused`(line: String, body: String, status: Int) async throws {
        let answer = try await APIFixture().send(line, body: body)
        #expect(answer.status == status, "\(answer.text)")
        #expect(try answer.json["resourceType"]?.string == "OperationOutcome")
    }

    @Test func `other formats are not taken`() async throws {
        let answer = try await APIFixture().send("POST /Patient", body: "[] a <http://hl7.org/fhir/Patient> .") {
            $0.contentType = "application/fhir+turtle"
        }
        #expect(answer.status == 415)
    }

    @Test func `a conditional create makes one resource, however often it is sent`() async throws {
        let fixture = try await APIFixture()
        // A patient of the nurse's unit, whom she may find.
        let new = Self.new.replacing(
            #""resourceType":"Patient""#,
            with: #""resourceType":"Patient","generalPractitioner":[{"reference":"Organization/auh"}]"#)
        let first = try await fixture.send("POST /Patient", body: new) { $0.ifNoneExist = "identifier=urn:s|1" }
        #expect(first.status == 201)
        let second = try await fixture.send("POST /Patient", as: "nurse", body: new) {
            $0.ifNoneExist = "Patient?identifier=urn:s|1"
        }
        #expect(second.status == 200)
        #expect(second.location == first.location)
        // The nurse was shown a patient: that is a look.
        let entry = try #require(try await fixture.audited().first)
        #expect(entry.action == .read && entry.who == "PractitionerRole/nurse" && entry.patient != nil)
        let several = try await fixture.send("POST /Patient", body: Self.new) { $0.ifNoneExist = "birthdate=gt1900" }
        #expect(several.status == 412)
        #expect(try several.issueCodes == ["multiple-matches"])
    }

    @Test func `a conditional update finds its resource`() async throws {
        let fixture = try await APIFixture()
        let made = try await fixture.send("PUT /Patient?identifier=urn:s|1", body: Self.new)
        #expect(made.status == 201)
        let id = try #require(try made.json["id"]?.string)
        let changed = try await fixture.send(
            "PUT /Patient?identifier=urn:s|1", body: Self.new.replacing("true", with: "false"))
        #expect(changed.status == 200)
        #expect(try changed.json["id"]?.string == id)
        let other = Self.new.replacing("\"active\"", with: "\"id\":\"other\",\"active\"")
        #expect(try await fixture.send("PUT /Patient?identifier=urn:s|1", body: other).status == 400)
        #expect(try await fixture.send("PUT /Patient?birthdate=gt1900", body: Self.new).status == 412)
    }

    @Test func `a conditional deletion takes one, and never several`() async throws {
        let fixture = try await APIFixture()
        #expect(try await fixture.send("DELETE /Observation?patient=ida").status == 412)
        #expect(try await fixture.send("DELETE /Observation?patient=bo").status == 204)
        #expect(try await fixture.send("GET /Observation/o3").status == 410)
        #expect(try await fixture.send("DELETE /Observation?patient=bo").status == 204)
    }

    @Test func `a client chooses what it hears`() async throws {
        let fixture = try await APIFixture()
        let minimal = try await fixture.send("POST /Patient", body: Self.new) { $0.prefer = "return=minimal" }
        #expect(minimal.status == 201)
        #expect(minimal.body.isEmpty)
        #expect(minimal.location != nil)
        let outcome = try await fixture.send("POST /Patient", body: Self.new) { $0.prefer = "return=OperationOutcome" }
        #expect(try outcome.json["resourceType"]?.string == "OperationOutcome")
        let whole = try await fixture.send("POST /Patient", body: Self.new) { $0.prefer = "return=representation" }
        #expect(try whole.json["active"]?.bool == true)
    }
}
