import FHIR
import FHIRServer
import Record
import TestSupport
import Testing

/// `$lookup`, `$validate-code` and `$expand`, over what the record holds and over FHIR's own codes.
@Suite struct TerminologyTests {
    private static let resources =
        SearchTests.resources + [
            #"{"resourceType":"ValueSet","id":"circle","status":"active","url":"urn:circle","compose":{"include":[{"valueSet":["urn:circle"]}]}}"#,
            #"{"resourceType":"ValueSet","id":"old","status":"retired","url":"urn:versions","version":"1.10","compose":{"include":[{"system":"urn:icd","concept":[{"code":"E1"}]}]}}"#,
            #"{"resourceType":"ValueSet","id":"nine","status":"active","url":"urn:versions","version":"1.9","compose":{"include":[{"system":"urn:icd","concept":[{"code":"E11"}]}]}}"#,
            #"{"resourceType":"ValueSet","id":"ten","status":"active","url":"urn:versions","version":"1.10","compose":{"include":[{"system":"urn:icd","concept":[{"code":"E112"}]}]}}"#,
            #"{"resourceType":"ValueSet","id":"loinc","status":"active","url":"urn:loinc","compose":{"include":[{"system":"http://loinc.org"}]}}"#,
        ]

    private static func ask(_ line: String, body: String = "") async throws -> FHIRAnswer {
        let answer = try await APIFixture(resources).send(line, as: "nurse", body: body)
        #expect(Validator().validate(try answer.json).isEmpty, "\(answer.text)")
        return answer
    }

    private static func parameter(_ answer: FHIRAnswer, _ name: String) throws -> JSONValue? {
        try answer.json["parameter"]?.elements.first { $0["name"]?.string == name }
    }

    private static func codes(_ answer: FHIRAnswer) throws -> [String] {
        try answer.json["expansion"]?["contains"]?.elements.compactMap { $0["code"]?.string } ?? []
    }

    @Test func `a concept is looked up, in Danish first`() async throws {
        let danish = try await Self.ask("GET /CodeSystem/$lookup?system=urn:icd&code=E11")
        #expect(danish.status == 200, "\(danish.text)")
        #expect(try Self.parameter(danish, "name")?["valueString"]?.string == "ICD")
        #expect(try Self.parameter(danish, "display")?["valueString"]?.string == "Type 2-diabetes")
        let properties = try danish.json["parameter"]?.elements.filter { $0["name"]?.string == "property" } ?? []
        #expect(properties.compactMap { $0["part"]?[0]?["valueCode"]?.string } == ["parent", "child"])
        #expect(properties.compactMap { $0["part"]?[1]?["valueCode"]?.string } == ["E1", "E112"])
        let english = try await Self.ask(
            "GET /CodeSystem/$lookup?system=urn:icd&code=E11&displayLanguage=en&property=parent")
        #expect(try Self.parameter(english, "display")?["valueString"]?.string == "Diabetes mellitus type 2")
        #expect(!english.text.contains("E112"))
        let coding =
            #"{"resourceType":"Parameters","parameter":[{"name":"coding","valueCoding":{"system":"http://hl7.org/fhir/administrative-gender","code":"female"}}]}"#
        let posted = try await Self.ask("POST /CodeSystem/$lookup", body: coding)
        #expect(try Self.parameter(posted, "display")?["valueString"]?.string == "Female")
    }

    @Test(arguments: [
        ("GET /CodeSystem/$lookup?system=urn:icd&code=X", 404, "not-found", "no such code"),
        ("GET /CodeSystem/$lookup?system=http://loinc.org&code=X", 404, "not-found", "http://loinc.org is not held"),
        ("GET /CodeSystem/$lookup?system=urn:icd", 400, "structure", "what is asked about"),
        ("GET /CodeSystem/$lookup?code=E11", 400, "structure", "needs its system"),
        ("GET /CodeSystem/$lookup?system=urn:icd&code=E11&date=2026", 400, "not-supported", "date"),
        ("GET /ValueSet/$expand?url=urn:never", 404, "not-found", "urn:never is not held"),
        ("GET /ValueSet/$expand?url=urn:loinc", 404, "not-found", "http://loinc.org is not held"),
        ("GET /ValueSet/$expand?url=urn:circle", 422, "processing", "made of itself"),
        ("GET /ValueSet/$expand", 400, "structure", "named once"),
        ("GET /ValueSet/$expand?url=urn:versions&context=x", 400, "not-supported", "context"),
        ("GET /ValueSet/$expand?url=urn:versions&count=x", 400, "structure", "count"),
        ("GET /ValueSet/never/$expand", 404, "not-found", "no such resource"),
        ("GET /ValueSet/$validate-code?url=urn:versions&code=E11", 400, "structure", "needs its system"),
        ("GET /ValueSet/$validate-code?url=urn:never&code=x&system=urn:icd", 404, "not-found", "urn:never"),
        ("GET /CodeSystem/$validate-code?url=urn:never&code=x", 404, "not-found", "urn:never"),
    ])
    func `what cannot be answered is told`(line: String, status: Int, code: String, told: String) async throws {
        let answer = try await Self.ask(line)
        #expect(answer.status == status && answer.text.contains(told), "\(answer.text)")
        #expect(try answer.issueCodes == [code])
    }

    @Test(
        arguments: [
            ("GET /ValueSet/$expand?url=https://example.org/vs", ["E11", "E112"]),
            ("GET /ValueSet/v1/$expand", ["E11", "E112"]), ("GET /ValueSet/v1/$expand?count=1", ["E11"]),
            ("GET /ValueSet/v1/$expand?offset=1&count=5", ["E112"]), ("GET /ValueSet/v1/$expand?count=0", []),
            ("GET /ValueSet/v1/$expand?filter=kid", ["E112"]),
            ("GET /ValueSet/v1/$expand?filter=diabetes%20typ", ["E11"]),
            ("GET /ValueSet/v1/$expand?filter=idney", []), ("GET /ValueSet/v1/$expand?filter=e112", ["E112"]),
            // What is in use before what is not, and the latest version of it.
            ("GET /ValueSet/$expand?url=urn:versions", ["E112"]),
            ("GET /ValueSet/$expand?url=urn:versions|1.9", ["E11"]),
            ("GET /ValueSet/$expand?url=urn:versions&valueSetVersion=1.9", ["E11"]),
            (
                "GET /ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender",
                ["male", "female", "other", "unknown"]
            ),
        ] as [(String, [String])])
    func `a value set is expanded`(line: String, expected: [String]) async throws {
        let answer = try await Self.ask(line)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(try Self.codes(answer) == expected)
    }

    @Test func `an expansion says what it was asked and what it took from`() async throws {
        let answer = try await Self.ask(
            "GET /ValueSet/v1/$expand?count=1&includeDesignations=true&includeDefinition=true")
        let expansion = try #require(try answer.json["expansion"])
        #expect(expansion["total"]?.numberText == "2")
        let names = expansion["parameter"]?.elements.compactMap { $0["name"]?.string } ?? []
        #expect(names == ["count", "includeDesignations", "displayLanguage", "used-codesystem"])
        #expect(expansion["contains"]?[0]?["display"]?.string == "Type 2-diabetes")
        #expect(expansion["contains"]?[0]?["designation"]?[0]?["value"]?.string == "Type 2-diabetes")
        #expect(try answer.json["compose"] != nil)
        let inline =
            #"{"resourceType":"Parameters","parameter":[{"name":"valueSet","resource":{"resourceType":"ValueSet","status":"draft","compose":{"include":[{"system":"urn:icd"}],"exclude":[{"valueSet":["https://example.org/vs"]}]}}},{"name":"count","valueInteger":10}]}"#
        #expect(try Self.codes(try await Self.ask("POST /ValueSet/$expand", body: inline)) == ["E1"])
    }

    @Test(
        arguments: [
            ("ValueSet/$validate-code?url=https://example.org/vs&system=urn:icd&code=E11", true, nil),
            ("ValueSet/v1/$validate-code?system=urn:icd&code=E112&display=With%20kidney%20disease", true, nil),
            ("ValueSet/v1/$validate-code?system=urn:icd&code=E1", false, "not in the value set"),
            ("ValueSet/v1/$validate-code?system=urn:icd&code=E11&display=Gigt", false, "not called so"),
            ("ValueSet/loinc/$validate-code?system=http://loinc.org&code=x", false, "http://loinc.org is not held"),
            ("CodeSystem/icd/$validate-code?code=E11", true, nil),
            ("CodeSystem/$validate-code?url=urn:icd&code=E12", false, "not in the code system"),
            (
                "CodeSystem/$validate-code?url=http://hl7.org/fhir/administrative-gender&code=male&display=Male", true,
                nil
            ),
        ] as [(String, Bool, String?)])
    func `a code is validated`(line: String, isValid: Bool, told: String?) async throws {
        let answer = try await Self.ask("GET /" + line)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(try Self.parameter(answer, "result")?["valueBoolean"]?.bool == isValid, "\(answer.text)")
        let message = try Self.parameter(answer, "message")?["valueString"]?.string
        #expect(told.map { message?.contains($0) == true } ?? (message == nil))
    }

    @Test func `a concept is right where one of its codings is`() async throws {
        let body =
            #"{"resourceType":"Parameters","parameter":[{"name":"url","valueUri":"https://example.org/vs"},{"name":"codeableConcept","valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"x"},{"system":"urn:icd","code":"E11"}]}}]}"#
        let answer = try await Self.ask("POST /ValueSet/$validate-code", body: body)
        #expect(try Self.parameter(answer, "result")?["valueBoolean"]?.bool == true)
        #expect(try Self.parameter(answer, "display")?["valueString"]?.string == "Type 2-diabetes")
    }

    @Test func `scopes hold, and a token for something else gives nothing`() async throws {
        let fixture = try await APIFixture(Self.resources)
        #expect(try await fixture.send("GET /ValueSet/v1/$expand", as: "observations").status == 403)
    }

    @Test func `each operation stands in the capabilities, once for its type`() async throws {
        let statement = try await APIFixture().send("GET /metadata", as: nil).json
        let resources = try #require(statement["rest"]?[0]?["resource"]).elements.map { $0 }
        func operations(_ type: String) -> [String] {
            resources.first { $0["type"]?.string == type }?["operation"]?.elements.compactMap {
                $0["definition"]?.string.map { String($0.split(separator: "/").last ?? "") }
            } ?? []
        }
        #expect(
            operations("CodeSystem") == [
                "Resource-meta", "Resource-validate", "CodeSystem-lookup", "CodeSystem-validate-code",
            ])
        #expect(
            operations("ValueSet") == [
                "Resource-meta", "Resource-validate", "ValueSet-expand", "ValueSet-validate-code",
            ])
        #expect(operations("Observation") == ["Observation-lastn", "Resource-meta", "Resource-validate"])
    }
}
