import FHIR
import FHIRServer
import Record
import RecordSQLite
import TestSupport
import Testing

/// read, vread, conditional read.
@Suite struct ReadTests {
    @Test func `the bytes of the record go out as they are`() async throws {
        let fixture = try await APIFixture()
        let answer = try await fixture.send("GET /Patient/ida")
        #expect(answer.status == 200)
        let stored = try await fixture.temporary.engine.read { try $0.resource("Patient", "ida") }
        #expect(answer.body == stored?.bytes)
        #expect(answer.entityTag == "W/\"1\"")
        #expect(answer.lastModified == fixture.temporary.clock.now)
    }

    @Test func `a former version is read by its number`() async throws {
        let fixture = try await APIFixture()
        try await fixture.put(APIFixture.observation("o1", of: "ida", "2026-01-01", 7.2))
        #expect(try await fixture.send("GET /Observation/o1/_history/1").text.contains("7.1"))
        let second = try await fixture.send("GET /Observation/o1/_history/2")
        #expect(second.text.contains("7.2"))
        #expect(second.entityTag == "W/\"2\"")
        for version in ["3", "0", "01", "-1", "x", "99999999999999999999"] {
            #expect(try await fixture.send("GET /Observation/o1/_history/\(version)").status == 404)
        }
    }

    @Test func `what is deleted is gone, and its versions are there`() async throws {
        let fixture = try await APIFixture()
        try await fixture.delete("Observation", "o1")
        let gone = try await fixture.send("GET /Observation/o1")
        #expect(gone.status == 410)
        #expect(try gone.issueCodes == ["deleted"])
        #expect(try await fixture.send("GET /Observation/o1/_history/1").status == 200)
        #expect(try await fixture.send("GET /Observation/o1/_history/2").status == 410)
        // Who may not know of it hears what is said of what never was.
        #expect(try await fixture.send("GET /Observation/o1", as: "bo").status == 404)
        #expect(try await fixture.send("GET /Observation/never").status == 404)
    }

    @Test func `a client that has the version gets no body`() async throws {
        let fixture = try await APIFixture()
        for tags in ["W/\"1\"", "\"1\"", "*", "W/\"7\", W/\"1\""] {
            let answer = try await fixture.send("GET /Patient/ida") { $0.ifNoneMatch = tags }
            #expect(answer.status == 304)
            #expect(answer.body.isEmpty)
            #expect(answer.entityTag == "W/\"1\"")
        }
        #expect(try await fixture.send("GET /Patient/ida") { $0.ifNoneMatch = "W/\"2\"" }.status == 200)
        // 2026-11-21T09:00:00Z is when the record was filled.
        for (date, status) in [
            ("Sat, 21 Nov 2026 09:00:00 GMT", 304), ("Sun, 22 Nov 2026 09:00:00 GMT", 304),
            ("Sat, 21 Nov 2026 08:59:59 GMT", 200), ("yesterday", 200),
        ] {
            let answer = try await fixture.send("GET /Patient/ida") { $0.ifModifiedSince = date }
            #expect(answer.status == status, "\(date)")
        }
        // The tag goes before the date.
        let both = try await fixture.send("GET /Patient/ida") {
            $0.ifNoneMatch = "W/\"2\""
            $0.ifModifiedSince = "Sun, 22 Nov 2026 09:00:00 GMT"
        }
        #expect(both.status == 200)
    }

    @Test func `a citizen reads own resources and the directory`() async throws {
        let fixture = try await APIFixture()
        #expect(try await fixture.send("GET /Observation/o1", as: "ida").status == 200)
        #expect(try await fixture.send("GET /Organization/auh", as: "ida").status == 200)
        #expect(try await fixture.send("GET /Observation/o3", as: "ida").status == 404)
        #expect(try await fixture.send("GET /Patient/bo", as: "ida").status == 404)
    }

    @Test func `scopes narrow by type`() async throws {
        let fixture = try await APIFixture()
        #expect(try await fixture.send("GET /Observation/o1", as: "observations").status == 200)
        #expect(try await fixture.send("GET /Patient/ida", as: "observations").status == 403)
        #expect(try await fixture.send("GET /_history", as: "observations").status == 403)
    }

    @Test(arguments: [
        ("_format=json", 200), ("_format=application/fhir%2Bjson", 200), ("_format=application/fhir+json", 200),
        ("_format=xml", 200), ("_format=text/turtle", 406), ("_pretty=true", 200), ("_pretty=yes", 400),
        ("_summry=true", 400),
    ])
    func `the parameters that every interaction has`(query: String, status: Int) async throws {
        #expect(try await APIFixture().send("GET /Patient/ida?" + query).status == status)
    }

    @Test(arguments: [
        ("application/fhir+json", 200), ("*/*", 200), ("application/fhir+xml, application/json;q=0.5", 200),
        ("text/html,application/xhtml+xml", 200), ("application/fhir+xml", 200), ("image/png", 406),
        ("application/fhir+xml;q=0", 406),
    ])
    func `what a client takes`(accept: String, status: Int) async throws {
        #expect(try await APIFixture().send("GET /Patient/ida") { $0.accept = accept }.status == status)
    }

    @Test func `indented JSON says the same`() async throws {
        let fixture = try await APIFixture()
        try await fixture.put(
            #"{"resourceType":"Basic","id":"b","code":{"text":"a \"quoted\" {brace}, [x]: \\"},"extension":[{"url":"u","valueDecimal":1.50}]}"#
        )
        let plain = try await fixture.send("GET /Basic/b")
        let pretty = try await fixture.send("GET /Basic/b?_pretty=true")
        #expect(pretty.text.contains("\n  \"code\": {\n    \"text\""))
        var minified: [UInt8] = []
        try pretty.json.appendMinified(to: &minified)
        #expect(minified == plain.body)
    }
}
