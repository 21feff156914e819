import FHIR
import FHIRServer
import Record
import TestSupport
import Testing

/// Order, pages, what comes along, and what is left out.
@Suite struct SearchAnswerTests {
    private static func observations(_ count: Int) -> [String] {
        (1...count).map {
            APIFixture.observation("n\($0)", of: $0.isMultiple(of: 2) ? "ida" : "bo", "2026-01-01", Double($0))
        }
    }

    @Test(arguments: [
        ("Observation?_sort=date", ["o1", "o2", "o3"]), ("Observation?_sort=-date", ["o3", "o2", "o1"]),
        ("Observation?_sort=value-quantity", ["o3", "o2", "o1"]),
        ("Observation?_sort=patient,-value-quantity", ["o3", "o1", "o2"]),
        ("Observation?_sort=-_id", ["o3", "o2", "o1"]), ("Observation?_sort=-_lastUpdated", ["o1", "o2", "o3"]),
        ("Observation?_sort=code,-date&_count=2", ["o3", "o2"]),
    ])
    func `matches are put in order`(line: String, expected: [String]) async throws {
        let answer = try await APIFixture().send("GET /" + line)
        #expect(try answer.references == expected.map { "Observation/" + $0 })
    }

    @Test func `what has no value comes last, either way`() async throws {
        let fixture = try await APIFixture(
            APIFixture.resources + [#"{"resourceType":"Patient","id":"unborn"}"#])
        for sort in ["birthdate", "-birthdate"] {
            #expect(try await fixture.send("GET /Patient?_sort=\(sort)").references.last == "Patient/unborn")
        }
    }

    @Test(arguments: ["", "&_sort=-value-quantity"])
    func `pages are one moment, whatever is written meanwhile`(sort: String) async throws {
        let fixture = try await APIFixture(APIFixture.resources + Self.observations(25))
        let whole = try await fixture.send("GET /Observation?_count=1000" + sort)
        let pages = try await HistoryTests.pages(fixture, "GET /Observation?_count=4" + sort) { page in
            fixture.temporary.clock.advance(by: 10)
            let patient = (page * 3).isMultiple(of: 2) ? "ida" : "bo"
            try await fixture.put(APIFixture.observation("n\(page * 3)", of: patient, "2027-01-01", 1000))
            try await fixture.put(APIFixture.observation("m\(page)", of: "ida", "2027-01-01", 2000))
            try await fixture.delete("Observation", "n\(page * 3 + 1)")
        }
        #expect(pages.count == 7)
        #expect(try pages.allSatisfy { try $0.json["total"]?.numberText == "28" })
        #expect(try pages.flatMap { try Self.resources($0) } == (try Self.resources(whole)))
        let back = try #require(try pages[2].link("previous")).dropFirst(APIFixture.base.count)
        #expect(try await fixture.send("GET " + back).references == pages[1].references)
    }

    @Test func `a match that was moved to another patient is told of, not silently missing`() async throws {
        let fixture = try await APIFixture()
        let first = try await fixture.send("GET /Observation?_count=2")
        try await fixture.put(APIFixture.observation("o3", of: "ida", "2026-03-01", 5.0))
        let second = try await fixture.send(
            "GET " + (try #require(try first.link("next"))).dropFirst(APIFixture.base.count))
        #expect(second.text.contains("make the search again"))
    }

    private static func resources(_ answer: FHIRAnswer) throws -> [[UInt8]] {
        try answer.json["entry"]?.elements.compactMap { $0["resource"].map { Array($0.rawBytes) } } ?? []
    }

    @Test func `links expire clearly, and lead nobody else anywhere`() async throws {
        let fixture = try await APIFixture(APIFixture.resources + Self.observations(9))
        let first = try await fixture.send("GET /Observation?_count=2", as: "nurse")
        let next = "GET " + (try #require(try first.link("next"))).dropFirst(APIFixture.base.count)
        #expect(!next.contains("ida"))
        #expect(try await fixture.send(next, as: "system").status == 410)
        #expect(try await fixture.send(next, as: "nurse").status == 200)
        for wrong in [next + "9", next + "x", next.replacing(".2", with: ".-2"), "GET /_page/x", "GET /_page/1.2.3"] {
            #expect(try await fixture.send(wrong, as: "nurse").status == 410)
        }
        fixture.temporary.clock.advance(by: 14 * 60_000)
        #expect(try await fixture.send(next, as: "nurse").status == 200)
        fixture.temporary.clock.advance(by: 15 * 60_000)
        let expired = try await fixture.send(next, as: "nurse")
        #expect(expired.status == 410)
        #expect(expired.text.contains("expired"))
    }

    @Test func `references come along`() async throws {
        let fixture = try await APIFixture(SearchTests.resources)
        func found(_ query: String, as token: String = "system") async throws -> [String] {
            let answer = try await fixture.send("GET /" + query, as: token)
            #expect(answer.status == 200, "\(answer.text)")
            return try answer.references
        }
        #expect(
            try await found("Encounter?_include=Encounter:service-provider") == ["Encounter/e1", "Organization/ward"])
        #expect(
            try await found(
                "Encounter?_include=Encounter:service-provider&_include:iterate=Organization:partof")
                == ["Encounter/e1", "Organization/ward", "Organization/auh"])
        #expect(
            try await found("Observation?_id=o1&_include=Observation:subject:Patient") == [
                "Observation/o1", "Patient/ida",
            ])
        #expect(try await found("Observation?_id=o1&_include=Observation:subject:Group") == ["Observation/o1"])
        #expect(
            try await found("Patient?_id=ida&_revinclude=Observation:subject") == [
                "Patient/ida", "Observation/o1", "Observation/o2",
            ])
        // A match that others refer to comes once, and a type that the token does not permit does not come.
        #expect(
            try await found("Observation?_id=o1,o2&_include=Observation:performer")
                == ["Observation/o1", "Observation/o2", "Organization/auh"])
        #expect(
            try await found("Observation?_id=o1&_include=Observation:performer", as: "observations")
                == ["Observation/o1"])
        let modes = try await fixture.send("GET /Encounter?_include=Encounter:service-provider").json["entry"]?.elements
            .compactMap { $0["search"]?["mode"]?.string }
        #expect(modes == ["match", "include"])
    }

    @Test func `totals and counts`() async throws {
        let fixture = try await APIFixture()
        for (query, total) in [
            ("_summary=count", "3"), ("_count=0", "3"), ("_summary=count&_total=none&code=x", "0"), ("_count=1", "3"),
            ("_count=1&_total=accurate", "3"),
        ] {
            let answer = try await fixture.send("GET /Observation?" + query)
            #expect(try answer.json["total"]?.numberText == total, "\(query)")
        }
        #expect(try await fixture.send("GET /Observation?_summary=count").references.isEmpty)
        #expect(try await fixture.send("GET /Observation?_total=none").json["total"] == nil)
    }

    @Test func `a summary is what the standard marks, and what must be there`() async throws {
        let fixture = try await APIFixture(
            APIFixture.resources + [
                #"{"resourceType":"Patient","id":"eva","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">Eva</div>"},"extension":[{"url":"urn:x","valueString":"y"}],"modifierExtension":[{"url":"urn:m","valueBoolean":true}],"name":[{"family":"Holm","period":{"start":"2000"}}],"birthDate":"1980-01-01","_birthDate":{"extension":[{"url":"urn:t","valueString":"z"}]},"maritalStatus":{"text":"gift"},"contact":[{"name":{"family":"x"}}],"link":[{"id":"l","other":{"reference":"Patient/ida"},"type":"seealso"}]}"#,
                #"{"resourceType":"Observation","id":"wide","status":"final","category":[{"text":"lab"}],"code":{"text":"x"},"subject":{"reference":"Patient/eva"},"component":[{"code":{"text":"y"},"valueInteger":1,"interpretation":[{"text":"H"}]}],"referenceRange":[{"text":"1-2"}]}"#,
            ])
        let patient = try await fixture.send("GET /Patient/eva?_summary=true").json
        #expect(
            patient.members.map(\.name) == [
                "resourceType", "id", "meta", "modifierExtension", "name", "birthDate", "_birthDate", "link",
            ])
        #expect(patient["meta"]?["tag"]?[0]?["code"]?.string == "SUBSETTED")
        #expect(patient["name"]?[0]?["period"]?["start"]?.string == "2000")
        #expect(patient["link"]?[0]?["id"]?.string == "l")
        #expect(Validator().validate(patient).isEmpty)
        let search = try await fixture.send("GET /Observation?_id=wide&_summary=true").json
        let observation = try #require(search["entry"]?[0]?["resource"])
        #expect(
            observation.members.map(\.name) == ["resourceType", "id", "meta", "status", "code", "subject", "component"])
        #expect(observation["component"]?[0]?.members.map(\.name) == ["code", "valueInteger"])
        #expect(Validator().validate(search).isEmpty)
    }

    @Test func `parts of resources are marked as such`() async throws {
        let fixture = try await APIFixture()
        let search = try await fixture.send("GET /Observation?_id=o1&_elements=valueQuantity,Observation.subject")
        let resource = try #require(try search.json["entry"]?[0]?["resource"])
        #expect(
            resource.members.map(\.name) == [
                "resourceType", "id", "meta", "status", "code", "subject", "valueQuantity",
            ])
        #expect(resource["meta"]?["tag"]?[0]?["code"]?.string == "SUBSETTED")
        #expect(Validator().validate(resource).isEmpty)
        let read = try await fixture.send("GET /Observation/o1?_elements=value")
        #expect(try read.json["valueQuantity"] != nil)
        #expect(try read.json["subject"] == nil)
        #expect(try await fixture.send("GET /Observation/o1?_summary=data").json["subject"] != nil)
        #expect(try await fixture.send("GET /Observation/o1?_summary=text").json["subject"] == nil)
        #expect(try await fixture.send("GET /Observation/o1?_summary=count").status == 400)
    }
}
