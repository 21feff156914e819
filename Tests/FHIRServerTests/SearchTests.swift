import FHIR
import FHIRServer
import Record
import TestSupport
import Testing

/// Searches by each kind of parameter, and what is refused.
@Suite struct SearchTests {
    static let resources =
        APIFixture.resources + [
            #"{"resourceType":"Patient","id":"liv","name":[{"family":"Holm, von|x","given":["Liv"]}],"birthDate":"1988-02","managingOrganization":{"reference":"Organization/auh"},"active":true,"identifier":[{"type":{"coding":[{"system":"urn:types","code":"MR"}]},"value":"12345"}]}"#,
            #"{"resourceType":"Organization","id":"ward","name":"Lungesengeafsnit","partOf":{"reference":"Organization/auh"}}"#,
            #"{"resourceType":"Encounter","id":"e1","status":"finished","class":{"code":"IMP"},"subject":{"reference":"Patient/liv"},"serviceProvider":{"reference":"Organization/ward"},"period":{"start":"2026-01-01","end":"2026-01-05"}}"#,
            #"{"resourceType":"List","id":"l1","status":"current","mode":"working","entry":[{"item":{"reference":"Patient/ida"}}]}"#,
            #"{"resourceType":"RiskAssessment","id":"r1","status":"final","subject":{"reference":"Patient/liv"},"prediction":[{"probabilityDecimal":0.8}]}"#,
            #"{"resourceType":"ValueSet","id":"v1","status":"active","url":"https://example.org/vs","compose":{"include":[{"system":"urn:icd","filter":[{"property":"concept","op":"is-a","value":"E11"}]}]},"meta":{"tag":[{"system":"urn:t","code":"draft"}],"profile":["https://example.org/p"]}}"#,
            #"{"resourceType":"CodeSystem","id":"icd","status":"active","content":"complete","url":"urn:icd","name":"ICD","concept":[{"code":"E1","display":"Diabetes","concept":[{"code":"E11","display":"Diabetes mellitus type 2","designation":[{"language":"da","value":"Type 2-diabetes"}],"concept":[{"code":"E112","display":"with kidney disease"}]}]}]}"#,
            #"{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/ida"},"code":{"text":"Sukkersyge","coding":[{"system":"urn:icd","code":"E11","display":"Diabetes mellitus"}]}}"#,
            #"{"resourceType":"Condition","id":"c2","subject":{"reference":"Patient/bo"},"code":{"text":"Gigt"},"asserter":{"identifier":{"system":"urn:authorisation","value":"0CBJ4"}}}"#,
            #"{"resourceType":"MolecularSequence","id":"m1","coordinateSystem":0,"referenceSeq":{"chromosome":{"coding":[{"code":"1"}]},"orientation":"sense","windowStart":1,"windowEnd":2,"referenceSeqString":"A"},"variant":[{"start":100,"end":120}]}"#,
            #"{"resourceType":"Observation","id":"bp","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},"subject":{"reference":"Patient/liv"},"component":[{"code":{"coding":[{"code":"sys"}]},"valueQuantity":{"value":142,"code":"mm[Hg]"}},{"code":{"coding":[{"code":"dia"}]},"valueQuantity":{"value":85,"code":"mm[Hg]"}}]}"#,
        ]

    private static func found(_ line: String, as token: String = "system") async throws -> [String] {
        let answer = try await APIFixture(resources).send("GET /" + line, as: token)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(Validator().validate(try answer.json).isEmpty)
        return try answer.references.sorted()
    }

    @Test(
        arguments: [
            ("Observation?code=15074-8", ["Observation/o1", "Observation/o2", "Observation/o3"]),
            ("Observation?code=http://loinc.org|15074-8&patient=ida", ["Observation/o1", "Observation/o2"]),
            ("Observation?code=|15074-8", []),
            ("Observation?code=http://loinc.org|", ["bp", "o1", "o2", "o3"].map { "Observation/" + $0 }),
            ("Observation?code:not=15074-8", ["Observation/bp"]),
            ("Observation?code=15074-8,85354-9&subject=Patient/liv", ["Observation/bp"]),
            ("Observation?subject:Patient=bo", ["Observation/o3"]),
            ("Observation?subject=https://record.example/fhir/Patient/bo", ["Observation/o3"]),
            ("Observation?subject=https://elsewhere.example/fhir/Patient/bo", []),
            ("Patient?family=niel", ["Patient/ida"]), ("Patient?family:exact=nielsen", []),
            ("Patient?family:contains=ELSE", ["Patient/ida"]), ("Patient?family=holm\\,%20von\\|x", ["Patient/liv"]),
            ("Patient?birthdate=1988-02-10", []), ("Patient?birthdate=1988", ["Patient/liv"]),
            ("Patient?birthdate=lt1980", ["Patient/ida"]),
            ("Patient?birthdate=ge1980&birthdate=lt1988", ["Patient/bo"]),
            ("Patient?active=true", ["Patient/liv"]), ("Patient?active:missing=true", ["Patient/bo", "Patient/ida"]),
            ("Patient?organization:missing=false", ["Patient/liv"]),
            ("Observation?value-quantity=7.1", ["Observation/o1"]),
            (
                "Observation?value-quantity=ge6.9|http://unitsofmeasure.org|mmol/L",
                ["Observation/o1", "Observation/o2"]
            ),
            ("Observation?value-quantity=lt7||mg", []),
            ("RiskAssessment?probability=gt0.75", ["RiskAssessment/r1"]),
            ("RiskAssessment?probability=0.8", ["RiskAssessment/r1"]),
            ("ValueSet?url=https://example.org/vs", ["ValueSet/v1"]), ("ValueSet?_tag=urn:t|draft", ["ValueSet/v1"]),
            ("ValueSet?_profile=https://example.org/p", ["ValueSet/v1"]),
            ("Encounter?date=2026-01-03", []), ("Encounter?date=ap2026-01-03", ["Encounter/e1"]),
            ("Encounter?date=ge2026-01-03", ["Encounter/e1"]),
            ("Observation?component-code-value-quantity=sys$gt140", ["Observation/bp"]),
            ("Observation?component-code-value-quantity=dia$gt140", []),
            ("Observation?code-value-quantity=http://loinc.org|15074-8$lt6", ["Observation/o3"]),
            ("Patient?_id=ida,bo", ["Patient/bo", "Patient/ida"]), ("Patient?_lastUpdated=gt2026-11-22", []),
            ("Patient?_lastUpdated=2026-11-21", ["Patient/bo", "Patient/ida", "Patient/liv"]),
            ("Patient/liv/Observation", ["Observation/bp"]), ("Patient/liv/Observation?code=15074-8", []),
            (
                "?_type=ValueSet,Organization&_lastUpdated=ge2026",
                ["Organization/auh", "Organization/ward", "ValueSet/v1"]
            ),
            ("?_tag=draft", ["ValueSet/v1"]),
            // Units are converted, within a dimension.
            ("Observation?value-quantity=7100|http://unitsofmeasure.org|umol/L", ["Observation/o1"]),
            ("Observation?value-quantity=7.1||mmol/L", ["Observation/o1"]),
            ("Observation?value-quantity=gt0||mg/dL", []),
            ("Observation?code-value-quantity=15074-8$gt0.007||mol/L", ["Observation/o1"]),
            ("Condition?code:text=sukker", ["Condition/c1"]), ("Condition?code:text=mellitus", ["Condition/c1"]),
            ("Condition?code:in=https://example.org/vs", ["Condition/c1"]),
            ("Condition?code:in=ValueSet/v1", ["Condition/c1"]),
            ("Condition?code:not-in=https://example.org/vs", ["Condition/c2"]),
            ("Condition?code:below=urn:icd|E1", ["Condition/c1"]),
            ("Condition?code:above=urn:icd|E112", ["Condition/c1"]),
            ("Condition?code:below=urn:icd|E112", []),
            ("Observation?status:in=http://hl7.org/fhir/ValueSet/observation-status&patient=bo", ["Observation/o3"]),
            ("Encounter?subject:Patient._has:Condition:patient:code:in=https://example.org/vs", []),
            ("Patient?_has:Condition:patient:code:in=https://example.org/vs", ["Patient/ida"]),
            ("Encounter?service-provider:below=Organization/auh", ["Encounter/e1"]),
            ("Encounter?service-provider:below=ward", ["Encounter/e1"]),
            ("Encounter?service-provider:above=Organization/ward", ["Encounter/e1"]),
            ("Encounter?service-provider:above=Organization/auh", []),
            ("Condition?asserter:identifier=urn:authorisation|0CBJ4", ["Condition/c2"]),
            ("Condition?asserter:identifier=0CBJ4", ["Condition/c2"]),
            ("Patient?identifier:of-type=urn:types|MR|12345", ["Patient/liv"]),
            ("Patient?identifier:of-type=urn:types|MR|1234", []),
            ("ValueSet?url:below=https://example.org/", ["ValueSet/v1"]),
            ("ValueSet?url:above=https://example.org/vs/deeper/still", ["ValueSet/v1"]),
            ("ValueSet?url:above=https://example.org/other", []),
            ("Patient?_list=l1", ["Patient/ida"]), ("Observation?_list=l1", []),
            ("Patient?_list=l1&family=bæk", []), ("?_type=Patient,Condition&_list=List/l1", ["Patient/ida"]),
            ("MolecularSequence?chromosome-variant-coordinate=1$ge100$lt121", ["MolecularSequence/m1"]),
            ("MolecularSequence?chromosome-variant-coordinate=1$gt100$lt121", []),
        ] as [(String, [String])])
    func `parameters of each kind`(line: String, expected: [String]) async throws {
        #expect(try await Self.found(line) == expected)
    }

    @Test(
        arguments: [
            ("Observation?subject:Patient.name=niel", ["Observation/o1", "Observation/o2"]),
            ("Observation?patient.birthdate=1980-01-02", ["Observation/o3"]),
            ("Observation?subject.family=bæk", ["Observation/o3"]),
            ("Encounter?service-provider.partof.name=aarhus", ["Encounter/e1"]),
            ("Encounter?subject:Patient.organization.name=aarhus", ["Encounter/e1"]),
            ("List?item:Patient.family=niel", ["List/l1"]), ("List?item:Patient=ida", ["List/l1"]),
            ("List?item:Patient.family=bæk", []),
            ("Patient?_has:Observation:patient:code=85354-9", ["Patient/liv"]),
            ("Patient?_has:Observation:patient:value-quantity=lt6,gt7", ["Patient/bo", "Patient/ida"]),
            ("Patient?_has:Encounter:patient:service-provider.name=lunge", ["Patient/liv"]),
            ("Organization?_has:Encounter:service-provider:_has:Nothing:x:y=1", []),
            ("Observation?subject:Patient._has:Encounter:patient:status=finished", ["Observation/bp"]),
        ] as [(String, [String])])
    func `chains and what refers here`(line: String, expected: [String]) async throws {
        if line.contains("Nothing") {
            #expect(try await APIFixture().send("GET /" + line).status == 400)
        } else {
            #expect(try await Self.found(line) == expected)
        }
    }

    @Test(arguments: [
        "Patient?famly=x", "Patient?name:phonetic=x", "Patient?family:text=x", "Observation?code:text=-",
        "Observation?code:in=x", "Observation?code:not-in=x", "Observation?code:below=x", "Observation?code:above=x",
        "Observation?code:below=urn:unknown|x", "Observation?code:in=urn:unknown",
        "Observation?code:below=http://hl7.org/fhir/administrative-gender|x",
        "Observation?code:of-type=x", "Observation?code:of-type=a|b", "Observation?code:of-type=|b|c",
        "Observation?subject:below=Patient/x", "Observation?subject:identifier.name=x",
        "Observation?_has:Condition:asserter:identifier=|", "Observation?subject:Organization=x",
        "ValueSet?url:exact=x",
        "Patient?_list=never", "Patient?_list=$current-problems", "Patient?_list:in=x", "Patient?_list=",
        "Patient?_text=x", "Patient?_content=x", "Patient?_filter=x", "Patient?_query=x",
        "Location?near=55.6|12.5|5", "Patient?birthdate:exact=1980", "Patient?birthdate=12-31-1980",
        "Patient?birthdate=", "Patient?active:missing=maybe", "Patient?_id:not=x", "Patient?_id=urn:s|ida",
        "Patient?_count=x",
        "Patient?_count=-1", "Patient?_sort=shoe-size", "Patient?_sort=", "Patient?_include=Patient",
        "Patient?_include=*", "Patient?_include=Patient:name", "Patient?_include:recurse=Patient:organization",
        "Patient?_revinclude=Nothing:patient", "Patient?_summary=x", "Patient?_elements=",
        "Patient?_total=x", "Patient?_contained=true", "Patient?_has:Observation:code=x",
        "Patient?_has:Observation:code:code=x", "Patient?name.given=x", "Observation?subject:Patient.shoe=x",
        "List?item._id=x",
        "Observation?value-quantity=seven", "Observation?value-quantity=nan", "Observation?value-quantity=7|mg",
        "Observation?code-value-quantity=x", "?name=x", "?_type=Nothing", "Patient?name=%FF",
        "Observation?code=a|b|c", "Observation?code=|", "MolecularSequence?chromosome-variant-coordinate=1$2",
        "MolecularSequence?chromosome-variant-coordinate=1$2$x",
    ])
    func `what is unknown, malformed or not built is refused, and never left out`(line: String) async throws {
        let fixture = try await APIFixture()
        let answer = try await fixture.send("GET /" + line.replacing("%FF", with: "x&_unknown=y"))
        #expect(answer.status == 400, "\(answer.text)")
        #expect(try answer.json["resourceType"]?.string == "OperationOutcome")
        #expect(!answer.text.contains("Nielsen"))
    }

    @Test func `what is not built or not held is named`() async throws {
        let fixture = try await APIFixture()
        for (line, told) in [
            ("Patient?name:phonetic=x", "the modifier :phonetic of name is not supported"),
            ("Observation?code:in=urn:unknown", "the value set urn:unknown is not held here"),
            ("Observation?code:below=http://loinc.org|LP1", "the code system http://loinc.org is not held here"),
            ("Patient?_list=$current-problems", "$current-problems is not kept"),
            ("Patient?_filter=name eq x", "_filter is not supported"),
        ] {
            let answer = try await fixture.send("GET /" + line)
            #expect(answer.status == 400 && answer.text.contains(told), "\(answer.text)")
        }
    }

    /// Every search parameter of every type: it works, or is refused by its name. Nothing is left out in silence.
    @Test func `every parameter of the standard works or is refused by name`() async throws {
        let fixture = try await APIFixture(Self.resources)
        var refused: Set<String> = []
        let values: [SearchParameterKind: String] = [
            .number: "1", .date: "2026", .string: "a", .token: "a", .reference: "Patient/a", .composite: "",
            .quantity: "1",
            .uri: "urn:a", .special: "a",
        ]
        for type in Definitions.r4.resourceTypeNames {
            for definition in SearchParameters.r4.definitions(of: type) {
                let parts = definition.components.compactMap { values[$0.kind] }.joined(separator: "$")
                let value = definition.kind == .composite ? parts : values[definition.kind] ?? ""
                let answer = try await fixture.send("GET /\(type)?\(definition.code)=\(value)&_summary=count")
                if answer.status == 200 { continue }
                #expect(answer.status == 400 && answer.text.contains(definition.code), "\(type) \(answer.text)")
                refused.insert(definition.code)
            }
        }
        // The standard gives no expression for the last two, extensions of Patient.
        #expect(refused == ["_content", "_filter", "_query", "near", "age", "birthOrderBoolean"], "\(refused)")
    }

    @Test func `a lenient client hears what was left out`() async throws {
        let answer = try await APIFixture().send("GET /Patient?famly=x&family=niel&_sort=shoe") {
            $0.prefer = "handling=lenient"
        }
        #expect(answer.status == 200)
        #expect(try answer.references == ["Patient/ida"])
        #expect(try answer.link("self") == APIFixture.base + "/Patient?family=niel")
        let entries = try #require(try answer.json["entry"]).elements.map { $0 }
        #expect(entries.compactMap { $0["search"]?["mode"]?.string } == ["match", "outcome"])
        #expect(entries.last?["resource"]?["issue"]?.elements.map { $0 }.count == 2)
        #expect(Validator().validate(try answer.json).isEmpty)
    }

    @Test func `a form is a search too`() async throws {
        let fixture = try await APIFixture()
        for line in ["POST /Patient/_search", "POST /Patient/_search?_count=5"] {
            let answer = try await fixture.send(line, body: "family=niel&birthdate=lt1980") {
                $0.contentType = "application/x-www-form-urlencoded"
            }
            #expect(try answer.references == ["Patient/ida"])
        }
        let refused = try await fixture.send("POST /Patient/_search", body: "{}")
        #expect(refused.status == 415)
    }

    @Test func `a citizen's search finds nothing of others, not even through a chain`() async throws {
        let fixture = try await APIFixture()
        for line in [
            "Observation", "Observation?subject:Patient.name=niel", "Observation?patient=ida", "Patient?_id=ida",
            "Organization?_has:Observation:performer:value-quantity=gt6", "Patient?name:missing=false&_id=ida",
        ] {
            let answer = try await fixture.send("GET /" + line, as: "bo")
            #expect(answer.status == 200)
            #expect(
                !(try answer.references).contains {
                    $0.contains("o1") || $0.contains("ida") || $0 == "Organization/auh"
                })
        }
        #expect(try await fixture.send("GET /Patient/ida/Observation", as: "bo").status == 404)
        #expect(try await fixture.send("GET /Patient/bo/Observation", as: "bo").references == ["Observation/o3"])
    }

    @Test func `the audit names the patient whom a question was about`() async throws {
        let fixture = try await APIFixture()
        _ = try await fixture.send("GET /Observation?patient=ida&code=nothing")
        var entry = try #require(try await fixture.audited().first)
        #expect(entry.patient == "ida")
        #expect(entry.activity == "GET /fhir/Observation")
        _ = try await fixture.send("GET /Observation?patient=ida&_summary=count")
        entry = try #require(try await fixture.audited().first)
        #expect(entry.patient == "ida")
        // Somebody who may not see her has not looked at her.
        _ = try await fixture.send("GET /Observation?patient=ida", as: "bo")
        entry = try #require(try await fixture.audited().first)
        #expect(entry.patient == nil && entry.who == "Patient/bo")
    }
}
