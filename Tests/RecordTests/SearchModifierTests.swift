import Access
import FHIR
import Record
import TestSupport
import Testing

/// What the search index has besides plain values: units that are converted, names of codes, identifiers in references.
@Suite struct SearchModifierTests {
    private static let amounts: [(String, String, String?, [String])] =
        [
            // Asked for in mg/dL, g/L or none; kept in mg/dL, g/L, mmol/L and words.
            ("eq", "150", "mg/dL", ["milligrams", "grams"]), ("eq", "1.50", "g/L", ["milligrams", "grams"]),
            ("ge", "1.5", "kg/m3", ["milligrams", "grams"]), ("gt", "1.5", "g/L", []),
            ("le", "150", "mg/dL", ["milligrams", "grams"]), ("lt", "150", "mg/dL", []),
            ("ne", "150", "mg/dL", []), ("ne", "2.0", "g/L", ["milligrams", "grams"]),
            ("ap", "1.6", "g/L", ["milligrams", "grams"]),
            // UCUM does not convert amounts of substance into masses.
            ("eq", "150", "mmol/L", []), ("eq", "8300", "umol/L", ["moles"]),
            ("eq", "98.6", "[degF]", ["fever"]), ("eq", "310.15", "K", ["fever"]),
            ("ap", "40", "Cel", ["fever"]), ("ap", "42", "Cel", []),
            // A word that is no unit of UCUM, and UCUM's unit without saying so.
            ("eq", "3", "tabletter", ["tablets"]), ("gt", "3", "tabletter", []),
            ("eq", "37", nil, ["fever"]),
        ]

    @Test(arguments: EngineKind.available)
    func `amounts are compared across units`(on kind: EngineKind) async throws {
        let fixture = try await ModifierFixture(on: kind)
        for question in Self.amounts { try await ask(question, fixture) }
    }

    private func ask(_ question: (String, String, String?, [String]), _ fixture: ModifierFixture) async throws {
        let (prefix, number, unit, expected) = question
        let comparison = try #require(SearchTest.Comparison(rawValue: prefix))
        let amount = try #require(SearchNumber(number))
        let systems: [String?] = unit == nil || unit == "tabletter" ? [nil] : [nil, UCUM.system]
        for system in systems {
            let test = SearchTest.quantity(comparison, amount, system: system, code: unit)
            #expect(
                try await fixture.found("Observation", SearchClause("value-quantity", test)) == expected, "\(question)")
            let composite = SearchTest.composite([.token(.any, code: "a"), test])
            #expect(
                try await fixture.found("Observation", SearchClause("code-value-quantity", composite)) == expected,
                "\(question)")
        }
    }

    private static let names: [(String, [String])] =
        [
            ("diab", ["diabetes"]), ("MELLITUS", ["diabetes"]), ("mellitus type 2", ["diabetes"]), ("ype", []),
            ("sukkersyge", ["diabetes"]), ("Ågård", ["syndrome"]), ("agard syn", ["syndrome"]), ("2", ["diabetes"]),
            ("type-2", ["diabetes"]), ("syndrom (Ågård", []),
        ]

    @Test(arguments: EngineKind.available)
    func `codes are found by what they are called`(on kind: EngineKind) async throws {
        let fixture = try await ModifierFixture(on: kind)
        for (text, expected) in Self.names {
            #expect(try await fixture.found("Condition", SearchClause("code", .text(text))) == expected, "\(text)")
        }
    }

    @Test(arguments: EngineKind.available)
    func `references are found by the identifier in them`(on kind: EngineKind) async throws {
        let fixture = try await ModifierFixture(on: kind)
        func found(_ test: SearchTest) async throws -> [String] {
            try await fixture.found("Condition", SearchClause("asserter", test))
        }
        #expect(try await found(.identifier(.is("urn:authorisation"), value: "0CBJ4")) == ["diabetes"])
        #expect(try await found(.identifier(.any, value: "0CBJ4")) == ["diabetes"])
        #expect(try await found(.identifier(.is("urn:other"), value: "0CBJ4")) == [])
        #expect(try await found(.identifier(.is("urn:authorisation"), value: nil)) == ["diabetes"])
        #expect(try await found(.token(.any, code: "0CBJ4")) == [])
        // It is there, though it names no resource.
        #expect(try await found(.missing(false)) == ["diabetes"])
        #expect(try await found(.missing(true)) == ["syndrome"])
    }

    @Test(arguments: EngineKind.available)
    func `identifiers are found by their type`(on kind: EngineKind) async throws {
        let fixture = try await ModifierFixture(on: kind)
        func found(_ system: String, _ code: String, _ value: String) async throws -> [String] {
            try await fixture.found(
                "Patient", SearchClause("identifier", .typedIdentifier(system: system, code: code, value: value)))
        }
        #expect(try await found("urn:types", "MR", "12345") == ["typed"])
        #expect(try await found("urn:types", "PPN", "12345") == [])
        #expect(try await found("urn:other", "MR", "12345") == [])
        let plain = SearchClause("identifier", .token(.is("urn:h"), code: "12345"))
        #expect(try await fixture.found("Patient", plain) == ["typed"])
        #expect(try await fixture.found("Patient", SearchClause("identifier", .token(.any, code: "MR|12345"))) == [])
    }

    @Test(arguments: EngineKind.available)
    func `several codes, and addresses that begin alike`(on kind: EngineKind) async throws {
        let fixture = try await ModifierFixture(on: kind)
        let codes = SearchTest.codes(system: "urn:c", ["x", "E11", "y"])
        #expect(try await fixture.found("Condition", SearchClause("code", codes)) == ["diabetes"])
        #expect(try await fixture.found("Condition", SearchClause("code", [codes], isNegated: true)) == ["syndrome"])
        #expect(try await fixture.found("Condition", SearchClause("code", .codes(system: nil, ["E11"]))) == [])
        #expect(try await fixture.found("Condition", SearchClause("code", .codes(system: "urn:c", []))) == [])
        func below(_ address: String) async throws -> [String] {
            try await fixture.found("ValueSet", SearchClause("url", .addressBelow(address)))
        }
        let long = "https://example.org/" + String(repeating: "a", count: 500)
        #expect(try await below("https://example.org/fhir/") == ["inner", "deep"])
        #expect(try await below("https://example.org/") == ["inner", "deep", "long"])
        #expect(try await below(long) == ["long"])
        #expect(try await below("https://example.com/") == [])
    }

    @Test(arguments: EngineKind.available)
    func `composites of three parts`(on kind: EngineKind) async throws {
        let fixture = try await ModifierFixture(on: kind)
        func found(_ chromosome: String, _ start: String, _ end: String) async throws -> [String] {
            let parts: [SearchTest] = [
                .token(.any, code: chromosome), .number(.greaterOrEqual, try #require(SearchNumber(start))),
                .number(.less, try #require(SearchNumber(end))),
            ]
            return try await fixture.found(
                "MolecularSequence", SearchClause("chromosome-variant-coordinate", .composite(parts)))
        }
        #expect(try await found("1", "100", "121") == ["sequence"])
        #expect(try await found("1", "101", "121") == [])
        #expect(try await found("1", "100", "120") == [])
        #expect(try await found("2", "100", "121") == [])
    }

    @Test(arguments: EngineKind.available)
    func `what was found by more than its value is found anew after a change, and no longer after a deletion`(
        on kind: EngineKind
    ) async throws {
        let fixture = try await ModifierFixture(on: kind)
        let named = SearchClause("code", .text("sukkersyge"))
        try await fixture.temporary.record.importing(
            ModifierFixture.condition("diabetes", #"{"text":"Gigt","coding":[{"system":"urn:c","code":"M10"}]}"#))
        #expect(try await fixture.found("Condition", named) == [])
        #expect(try await fixture.found("Condition", SearchClause("code", .text("gigt"))) == ["diabetes"])
        _ = try await fixture.temporary.engine.write { try $0.delete("Condition", "diabetes", at: 0) }
        #expect(try await fixture.found("Condition", SearchClause("code", .text("gigt"))) == [])
        #expect(try await fixture.temporary.engine.check { _, _ in }.findings == [])
    }
}

/// A record with something for each modifier.
private struct ModifierFixture {
    let temporary: TemporaryRecord

    init(on kind: EngineKind) async throws {
        temporary = try await TemporaryRecord(on: kind)
        let ucum = #""system":"http://unitsofmeasure.org""#
        try await temporary.record.importing(
            Sample.patient("ida"), Self.observation("milligrams", #"{"value":150,\#(ucum),"code":"mg/dL"}"#),
            Self.observation("grams", #"{"value":1.50,\#(ucum),"code":"g/L"}"#),
            Self.observation("moles", #"{"value":8.3,\#(ucum),"code":"mmol/L"}"#),
            Self.observation("fever", #"{"value":37,\#(ucum),"code":"Cel"}"#),
            Self.observation("tablets", #"{"value":3,"unit":"tabletter"}"#),
            Self.condition(
                "diabetes",
                #"{"text":"Sukkersyge","coding":[{"system":"urn:c","code":"E11","display":"Diabetes mellitus (type-2)"}]}"#,
                #","asserter":{"identifier":{"system":"urn:authorisation","value":"0CBJ4"}}"#),
            Self.condition("syndrome", #"{"text":"Ågård-syndrom"}"#),
            """
            {"resourceType":"Patient","id":"typed","identifier":[{"type":{"coding":[{"system":"urn:types","code":"MR"}]},\
            "system":"urn:h","value":"12345"}]}
            """,
            #"{"resourceType":"ValueSet","id":"inner","status":"active","url":"https://example.org/fhir/a"}"#,
            #"{"resourceType":"ValueSet","id":"deep","status":"active","url":"https://example.org/fhir/a/b"}"#,
            """
            {"resourceType":"ValueSet","id":"long","status":"active",\
            "url":"https://example.org/\(String(repeating: "a", count: 600))"}
            """,
            """
            {"resourceType":"MolecularSequence","id":"sequence","coordinateSystem":0,\
            "referenceSeq":{"chromosome":{"coding":[{"code":"1"}]}},"variant":[{"start":100,"end":120}]}
            """)
    }

    static func observation(_ id: String, _ value: String) -> String {
        """
        {"resourceType":"Observation","id":"\(id)","status":"final","code":{"coding":[{"code":"a"}]},\
        "subject":{"reference":"Patient/ida"},"valueQuantity":\(value)}
        """
    }

    static func condition(_ id: String, _ code: String, _ more: String = "") -> String {
        #"{"resourceType":"Condition","id":"\#(id)","subject":{"reference":"Patient/ida"},"code":\#(code)\#(more)}"#
    }

    func found(_ type: String, _ clause: SearchClause) async throws -> [String] {
        let query = SearchQuery(type, [clause])
        return try await temporary.record.exporting { reading in
            let found = try reading.search(query).resources.map(\.id)
            #expect(try reading.count(query) == found.count)
            return found
        }
    }
}
