import Access
import FHIR
import Record
import TestSupport
import Testing

@Suite struct SearchTests {
    @Test(arguments: EngineKind.available)
    func `tokens are found by code and system`(on kind: EngineKind) async throws {
        let fixture = try await SearchFixture(on: kind)
        let oid = "urn:oid:1.2.208.176.1.2"
        #expect(
            try await fixture.found("Patient", SearchClause("identifier", .token(.is(oid), code: "cpr-ida"))) == ["ida"]
        )
        #expect(
            try await fixture.found("Patient", SearchClause("identifier", .token(.any, code: "cpr-ida"))) == ["ida"])
        #expect(
            try await fixture.found("Patient", SearchClause("identifier", .token(.is(oid), code: nil))) == [
                "ida", "ole", "liv",
            ])
        #expect(try await fixture.found("Patient", SearchClause("identifier", .token(.none, code: "cpr-ida"))) == [])
        #expect(
            try await fixture.found("Patient", SearchClause("identifier", .token(.is("urn:x"), code: "cpr-ida"))) == [])
        #expect(try await fixture.found("Patient", SearchClause("identifier", .token(.any, code: "cpr"))) == [])
        #expect(
            try await fixture.found(
                "Practitioner", SearchClause("identifier", .token(.is("urn:authorisation"), code: "0CBJ4"))) == ["p"])
        #expect(
            try await fixture.found("Person", SearchClause("_tag", .token(.is("urn:tovholder"), code: "persona")))
                == ["persona"])
        #expect(
            try await fixture.found("Patient", SearchClause("_tag", .token(.is("urn:tovholder"), code: "persona")))
                == [])
    }

    @Test(arguments: EngineKind.available)
    func `texts are found without regard to case and accents, or exactly`(on kind: EngineKind) async throws {
        let fixture = try await SearchFixture(on: kind)
        func family(_ test: SearchTest.StringTest, _ text: String) async throws -> [String] {
            try await fixture.found("Patient", SearchClause("family", .string(test, text)))
        }
        #expect(try await family(.startsWith, "NIEL") == ["ida", "liv"])
        #expect(try await family(.startsWith, "agard") == ["ole"])
        #expect(try await family(.contains, "holm") == ["liv"])
        #expect(try await family(.exactly, "Nielsen") == ["ida"])
        #expect(try await family(.exactly, "nielsen") == [])
        #expect(try await family(.startsWith, "n%") == [])
    }

    @Test(arguments: EngineKind.available)
    func `dates are compared as stretches of time`(on kind: EngineKind) async throws {
        let fixture = try await SearchFixture(on: kind)
        func born(_ comparison: SearchTest.Comparison, _ text: String) async throws -> [String] {
            let date = try #require(DateTime(text))
            return try await fixture.found(
                "Patient",
                SearchClause(
                    "birthdate", .date(comparison, SearchDate(earliest: date.earliest, latest: date.latest))))
        }
        #expect(try await born(.equal, "1950-05-17") == ["ida"])
        #expect(try await born(.equal, "1950-05") == ["ida", "ole"])
        #expect(try await born(.equal, "1950") == ["ida", "ole"])
        #expect(try await born(.notEqual, "1950") == ["liv"])
        #expect(try await born(.greater, "1950-05-17") == ["ole", "liv"])
        #expect(try await born(.startsAfter, "1950-05-17") == ["liv"])
        #expect(try await born(.less, "1950-05-17") == ["ole"])
        #expect(try await born(.greaterOrEqual, "1950-05-17") == ["ida", "ole", "liv"])
        #expect(try await born(.lessOrEqual, "1950-05-31") == ["ida", "ole"])
        #expect(try await born(.endsBefore, "1988") == ["ida", "ole"])
        #expect(try await born(.approximately, "1950-05-20") == ["ole"])
    }

    @Test(arguments: EngineKind.available)
    func `quantities are found by what their digits say`(on kind: EngineKind) async throws {
        let fixture = try await SearchFixture(on: kind)
        func value(_ comparison: SearchTest.Comparison, _ number: SearchNumber) async throws -> [String] {
            try await fixture.found(
                "Observation",
                SearchClause(
                    "value-quantity",
                    .quantity(comparison, number, system: "http://unitsofmeasure.org", code: "mmol/L")))
        }
        let seven = SearchNumber(value: 7.1, lower: 7.05, upper: 7.15)
        #expect(try await value(.equal, seven) == ["high", "other"])
        #expect(try await value(.less, seven) == ["low"])
        #expect(try await value(.greaterOrEqual, seven) == ["high", "other"])
        #expect(try await value(.greater, seven) == [])
        #expect(
            try await fixture.found(
                "Observation", SearchClause("value-quantity", .quantity(.equal, seven, system: nil, code: "mg"))) == [])
    }

    @Test(arguments: EngineKind.available)
    func `references are found, and clauses narrow each other`(on kind: EngineKind) async throws {
        let fixture = try await SearchFixture(on: kind)
        #expect(
            try await fixture.found(
                "PractitionerRole", SearchClause("organization", .reference(type: "Organization", id: "auh")))
                == ["role"])
        #expect(
            try await fixture.found("PractitionerRole", SearchClause("organization", .reference(type: nil, id: "auh")))
                == ["role"])
        #expect(
            try await fixture.found(
                "Observation", SearchClause("subject", .reference(type: "Patient", id: "ida")),
                SearchClause("code", .token(.is("http://loinc.org"), code: "15074-8")))
                == ["low", "high"])
        let nielsen = SearchClause("family", .string(.startsWith, "nielsen"))
        let leapDay = try #require(DateTime("1988-02-29"))
        #expect(
            try await fixture.found(
                "Patient", nielsen,
                SearchClause(
                    "birthdate", .date(.equal, SearchDate(earliest: leapDay.earliest, latest: leapDay.latest))))
                == ["liv"])
    }

    @Test(arguments: EngineKind.available)
    func `one alternative is enough`(on kind: EngineKind) async throws {
        let fixture = try await SearchFixture(on: kind)
        #expect(
            try await fixture.found(
                "Patient",
                SearchClause(
                    "identifier",
                    [.token(.any, code: "cpr-ida"), .token(.any, code: "cpr-liv"), .token(.any, code: "x")]))
                == ["ida", "liv"])
        #expect(
            try await fixture.found(
                "Patient", SearchClause("_id", [.token(.any, code: "ole"), .token(.any, code: "ida")]))
                == ["ida", "ole"])
    }

    @Test(arguments: EngineKind.available)
    func `what is missing can be searched for`(on kind: EngineKind) async throws {
        let fixture = try await SearchFixture(on: kind)
        #expect(try await fixture.found("Person", SearchClause("_tag", .missing(true))) == ["person"])
        #expect(try await fixture.found("Person", SearchClause("_tag", .missing(false))) == ["persona"])
    }

    @Test(arguments: EngineKind.available)
    func `a search gives pages that go on where the last ended`(on kind: EngineKind) async throws {
        let fixture = try await SearchFixture(on: kind)
        let pages = try await fixture.temporary.record.exporting { reading in
            var pages: [[String]] = []
            var query = SearchQuery("Patient", limit: 2)
            while true {
                let result = try reading.search(query)
                pages.append(result.resources.map(\.id))
                guard result.hasMore else { return pages }
                query.after = result.resources.last?.key
            }
        }
        #expect(pages == [["ida", "ole"], ["liv"]])
    }

    @Test(arguments: EngineKind.available)
    func `a change of content changes what finds it`(on kind: EngineKind) async throws {
        let fixture = try await SearchFixture(on: kind)
        try await fixture.temporary.record.importing(Sample.patient("ida", family: "Holm"))
        #expect(try await fixture.found("Patient", SearchClause("family", .string(.startsWith, "nielsen"))) == ["liv"])
        #expect(try await fixture.found("Patient", SearchClause("family", .string(.startsWith, "holm"))) == ["ida"])
        #expect(try await fixture.temporary.engine.check { _, _ in }.findings == [])
    }

    @Test(arguments: EngineKind.available)
    func `an unknown parameter is refused by name`(on kind: EngineKind) async throws {
        let fixture = try await SearchFixture(on: kind)
        await #expect(throws: RecordError.invalid("Patient has no search parameter shoe-size")) {
            try await fixture.found("Patient", SearchClause("shoe-size", .token(.any, code: "43")))
        }
    }

    @Test(arguments: EngineKind.available)
    func `a type that the record has never seen finds nothing`(on kind: EngineKind) async throws {
        let fixture = try await SearchFixture(on: kind)
        #expect(try await fixture.found("Goal", SearchClause("_id", .token(.any, code: "x"))) == [])
    }

    @Test(arguments: EngineKind.available)
    func `an index made by another version is made anew`(on kind: EngineKind) async throws {
        let fixture = try await SearchFixture(on: kind)
        try await fixture.temporary.engine.close()
        let family = SearchClause("family", .string(.startsWith, "nielsen"))
        let other = ResourcePreparer.standardSearchVersion + 1
        for (version, expected) in [(other, 0), (other, 0), (other + 1, 2)] {
            let none: @Sendable (JSONValue) -> [SearchEntry] = { _ in [] }
            let engine = try await kind.open(
                fixture.temporary.path,
                preparer: ResourcePreparer(
                    searchEntries: version == other ? none : TemporaryRecord.searchEntries, searchVersion: version,
                    projections: []))
            #expect(try await engine.read { try $0.count(SearchQuery("Patient", [family])) } == expected)
            #expect(try await engine.check { _, _ in }.findings == [])
            try await engine.close()
        }
    }
}

/// A record with something for each kind of search parameter.
private struct SearchFixture {
    let temporary: TemporaryRecord

    init(on kind: EngineKind) async throws {
        temporary = try await TemporaryRecord(on: kind)
        try await temporary.record.importing(
            Sample.patient("ida", family: "Nielsen", birthDate: "1950-05-17"),
            Sample.patient("ole", family: "Ågård", birthDate: "1950-05"),
            Sample.patient("liv", family: "Nielsen Holm", birthDate: "1988-02-29"),
            Sample.observation("low", of: "ida", value: "3.9"), Sample.observation("high", of: "ida", value: "7.10"),
            Sample.observation("other", of: "ole", value: "7.1"),
            Sample.organization("auh", name: "Aarhus Universitetshospital"),
            """
            {"resourceType":"PractitionerRole","id":"role","practitioner":{"reference":"Practitioner/p"},\
            "organization":{"reference":"Organization/auh"}}
            """,
            """
            {"resourceType":"Practitioner","id":"p","identifier":[{"system":"urn:authorisation","value":"0CBJ4"}]}
            """,
            """
            {"resourceType":"Person","id":"persona","meta":{"tag":[{"system":"urn:tovholder","code":"persona"}]}}
            """,
            #"{"resourceType":"Person","id":"person"}"#)
    }

    func found(_ type: String, _ clauses: SearchClause...) async throws -> [String] {
        let query = SearchQuery(type, clauses)
        return try await temporary.record.exporting { reading in
            let found = try reading.search(query).resources.map(\.id)
            #expect(try reading.count(query) == found.count)
            return found
        }
    }
}
