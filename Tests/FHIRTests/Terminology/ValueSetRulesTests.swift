import Testing

@testable import FHIR

/// What is in a value set, by hand-made code systems.
struct ValueSetRulesTests {
    private static let animals = """
        {"resourceType":"CodeSystem","url":"urn:animals","version":"2","name":"Animals","status":"active",
         "content":"complete","caseSensitive":false,"concept":[
          {"code":"animal","display":"Animal","property":[{"code":"notSelectable","valueBoolean":true}],"concept":[
            {"code":"mammal","display":"Mammal","concept":[
              {"code":"dog","display":"Dog","designation":[{"language":"da-DK","value":"Hund"}],
               "property":[{"code":"legs","valueInteger":4}]},
              {"code":"whale","display":"Whale"}]},
            {"code":"bird","display":"Bird","property":[{"code":"legs","valueInteger":2}]}]},
          {"code":"bat","display":"Bat","property":[{"code":"parent","valueCode":"mammal"},
            {"code":"status","valueCode":"retired"}]}]}
        """

    private let source: MadeTerminology

    init() throws {
        source = try MadeTerminology([
            Self.animals,
            #"{"resourceType":"CodeSystem","url":"urn:part","content":"fragment","concept":[{"code":"one"}]}"#,
            #"{"resourceType":"ValueSet","url":"urn:mammals","compose":{"include":[{"system":"urn:animals","filter":[{"property":"concept","op":"is-a","value":"mammal"}]}]}}"#,
            #"{"resourceType":"ValueSet","url":"urn:a","compose":{"include":[{"valueSet":["urn:b"]}]}}"#,
            #"{"resourceType":"ValueSet","url":"urn:b","compose":{"include":[{"valueSet":["urn:a"]}]}}"#,
        ])
    }

    private func codes(_ compose: String) throws -> [String] {
        let valueSet = try JSONDocument(#"{"resourceType":"ValueSet","compose":\#(compose)}"#).root
        return try ValueSetRules(source).concepts(of: valueSet).map(\.code)
    }

    private func filtered(_ property: String, _ operation: String, _ value: String) throws -> [String] {
        try codes(
            """
            {"include":[{"system":"urn:animals",
            "filter":[{"property":"\(property)","op":"\(operation)","value":"\(value)"}]}]}
            """)
    }

    @Test(
        arguments: [
            ("concept", "is-a", "mammal", ["mammal", "dog", "whale", "bat"]),
            ("concept", "is-a", "MAMMAL", ["mammal", "dog", "whale", "bat"]), ("concept", "is-a", "fish", []),
            ("concept", "descendent-of", "mammal", ["dog", "whale", "bat"]),
            ("concept", "is-not-a", "mammal", ["animal", "bird"]),
            ("concept", "generalizes", "dog", ["animal", "mammal", "dog"]),
            ("code", "in", "dog, bird,fish", ["dog", "bird"]),
            ("code", "not-in", "dog,bird", ["animal", "mammal", "whale", "bat"]),
            ("code", "regex", ".*l", ["animal", "mammal"]),
            ("legs", "=", "4", ["dog"]), ("legs", "exists", "true", ["dog", "bird"]),
            ("legs", "exists", "false", ["animal", "mammal", "whale", "bat"]),
            ("parent", "=", "mammal", ["dog", "whale", "bat"]),
            ("child", "=", "dog", ["mammal"]), ("display", "=", "Bird", ["bird"]),
            ("inactive", "=", "true", ["bat"]),
        ] as [(String, String, String, [String])])
    func filtersChoose(property: String, operation: String, value: String, expected: [String]) throws {
        #expect(try filtered(property, operation, value) == expected)
    }

    @Test func includesAreUnitedAndExcludesTaken() throws {
        #expect(try codes(#"{"include":[{"system":"urn:animals"}]}"#).count == 6)
        #expect(
            try codes(
                #"{"include":[{"system":"urn:animals","concept":[{"code":"bird"},{"code":"dog"}]},{"valueSet":["urn:mammals"]}],"exclude":[{"system":"urn:animals","concept":[{"code":"whale"}]}]}"#
            ) == ["bird", "dog", "mammal", "bat"])
        // Several value sets, or a system and a value set: what is in all of them.
        #expect(
            try codes(
                #"{"include":[{"system":"urn:animals","concept":[{"code":"bird"},{"code":"dog"}],"valueSet":["urn:mammals"]}]}"#
            ) == ["dog"])
        #expect(
            try codes(#"{"inactive":false,"include":[{"valueSet":["urn:mammals"]}]}"#) == ["mammal", "dog", "whale"])
        // Listed codes need no code system.
        #expect(try codes(#"{"include":[{"system":"urn:elsewhere","concept":[{"code":"x"}]}]}"#) == ["x"])
    }

    @Test(
        arguments: [
            (#"{"include":[{"valueSet":["urn:a"]}]}"#, .circular("urn:a")),
            (#"{"include":[{"system":"urn:elsewhere"}]}"#, .unknownCodeSystem(CanonicalAddress("urn:elsewhere"))),
            (
                #"{"include":[{"system":"urn:animals","version":"1"}]}"#,
                .unknownCodeSystem(CanonicalAddress("urn:animals|1"))
            ),
            (#"{"include":[{"valueSet":["urn:c|3"]}]}"#, .unknownValueSet(CanonicalAddress("urn:c|3"))),
            (#"{"include":[{"system":"urn:part"}]}"#, .withoutConcepts(CanonicalAddress("urn:part"))),
            (
                #"{"include":[{"system":"urn:animals","filter":[{"property":"legs","op":"is-a","value":"4"}]}]}"#,
                .unsupportedFilter(property: "legs", operation: "is-a")
            ),
            (
                #"{"include":[{"system":"urn:animals","filter":[{"property":"code","op":"regex","value":"("}]}]}"#,
                .malformedFilter(property: "code")
            ),
        ] as [(String, TerminologyError)])
    func whatCannotBeToldIsSaid(compose: String, error: TerminologyError) throws {
        #expect(throws: error) { try codes(compose) }
    }

    @Test func moreThanTheLimitIsTooCostly() throws {
        let valueSet = try JSONDocument(#"{"compose":{"include":[{"system":"urn:animals"}]}}"#).root
        #expect(throws: TerminologyError.tooCostly(5)) { try ValueSetRules(source, most: 5).concepts(of: valueSet) }
        #expect(try ValueSetRules(source, most: 6).concepts(of: valueSet).count == 6)
    }

    /// One code is asked for without the systems that it is not of.
    @Test func aCodeIsFoundWithoutWhatItDoesNotNeed() throws {
        let valueSet = try JSONDocument(
            #"{"compose":{"include":[{"system":"urn:elsewhere"},{"valueSet":["urn:mammals"]}]}}"#
        ).root
        let rules = ValueSetRules(source)
        #expect(try rules.concept(SearchToken(system: "urn:animals", code: "DOG"), in: valueSet)?.code == "dog")
        #expect(try rules.concept(SearchToken(system: "urn:animals", code: "bird"), in: valueSet) == nil)
        #expect(throws: TerminologyError.unknownCodeSystem(CanonicalAddress("urn:elsewhere"))) {
            try rules.concept(SearchToken(system: "urn:elsewhere", code: "x"), in: valueSet)
        }
    }

    @Test func namesAreDanishWhereThereAreDanishOnes() throws {
        let valueSet = try #require(source.valueSet(CanonicalAddress("urn:mammals")))
        let concepts = try ValueSetRules(source).concepts(of: valueSet)
        #expect(concepts.map { $0.display(in: ["da"]) } == ["Mammal", "Hund", "Whale", "Bat"])
        #expect(concepts.map { $0.display(in: ["en"]) } == ["Mammal", "Dog", "Whale", "Bat"])
        #expect(concepts[1].isCalled("HUND") && concepts[1].isCalled("dog") && !concepts[1].isCalled("cat"))
    }

    @Test func validationSaysWhatIsWrong() throws {
        let valueSet = try JSONDocument(
            #"{"compose":{"include":[{"system":"urn:elsewhere"},{"valueSet":["urn:mammals"]}]}}"#
        ).root
        func validate(_ code: String, _ system: String = "urn:animals", _ text: String? = nil) throws -> CodeValidation
        {
            try CodeValidation.validate(
                SearchToken(system: system, code: code, text: text), in: valueSet, source, languages: ["da"])
        }
        let dog = try validate("dog", "urn:animals", "Dog")
        #expect(dog.isValid && dog.display == "Hund" && dog.message == nil)
        let cat = try validate("dog", "urn:animals", "Cat")
        #expect(!cat.isValid && cat.display == "Hund" && cat.message == "the concept is not called so")
        #expect(try !validate("bird").isValid)
        let elsewhere = try validate("x", "urn:elsewhere")
        #expect(!elsewhere.isValid && elsewhere.message == "the code system urn:elsewhere is not held here")
    }

    @Test func theCodesOfFHIRItselfAreHeld() throws {
        let core = CoreTerminology.r4
        let genders = try #require(
            core.valueSet(CanonicalAddress("http://hl7.org/fhir/ValueSet/administrative-gender")))
        #expect(try ValueSetRules(core).concepts(of: genders).map(\.code) == ["male", "female", "other", "unknown"])
        #expect(
            core.codeSystem(CanonicalAddress("http://hl7.org/fhir/administrative-gender"))?.concept("other")?.display
                == "Other")
        #expect(core.codeSystem(CanonicalAddress("http://hl7.org/fhir/administrative-gender|3.0.1")) == nil)
        // Every value set that an element requires can be expanded, or takes from a system that others publish.
        for set in Definitions.r4.valueSets where !set.isOpen {
            let address = CanonicalAddress("http://hl7.org/fhir/ValueSet/" + set.name)
            let valueSet = try #require(core.valueSet(address))
            let codes = try ValueSetRules(core).concepts(of: valueSet).map(\.code)
            #expect(Set(codes) == Set(set.systems.flatMap { $0.codes ?? [] }), "\(set.name)")
        }
    }
}
