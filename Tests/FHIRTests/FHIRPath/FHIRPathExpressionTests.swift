import Testing

@testable import FHIR

/// What the public suite does not ask: limits, errors, patterns, the environment.
struct FHIRPathExpressionTests {
    private func patient() throws -> JSONValue {
        try JSONDocument(
            """
            {"resourceType": "Patient", "id": "p", "birthDate": "1974-12-25", "active": true,
             "_gender": {"extension": [{"url": "http://a.dk/x", "valueCode": "z"}]},
             "name": [{"given": ["Peter", "James"], "family": "Chalmers"}, {"given": ["Jim"]}],
             "managingOrganization": {"reference": "Organization/1"},
             "contained": [{"resourceType": "Organization", "id": "o", "name": "Inner"}]}
            """
        ).root
    }

    private func evaluate(
        _ text: String, _ environment: FHIRPathEnvironment = FHIRPathEnvironment()
    ) throws -> [FHIRPathValue] {
        try FHIRPathExpression(text).evaluate(on: try patient(), environment)
    }

    private func category(_ text: String, _ limits: FHIRPathLimits = .standard) throws -> FHIRPathError.Category? {
        var environment = FHIRPathEnvironment()
        environment.limits = limits
        do {
            _ = try evaluate(text, environment)
            return nil
        } catch let error as FHIRPathError {
            return error.category
        }
    }

    @Test func errorsHaveACategory() throws {
        #expect(try category("name.") == .syntax)
        #expect(try category("name.given.nothing()") == .semantic)
        #expect(try category("name.substring()") == .semantic)
        #expect(try category("%nothing") == .semantic)
        #expect(try category("name.single()") == .execution)
        #expect(try category("'a' < 1") == .execution)
        #expect(try category("name is Nothing") == .semantic)
        #expect(try category("today()") == .execution)
        #expect(try category("name.given.first() & 'x'") == nil)
    }

    @Test func syntaxErrorsTellWhere() throws {
        #expect(throws: FHIRPathError(.syntax, "expected a name, a value or a bracket", offset: 7)) {
            try FHIRPathExpression("name + ")
        }
        #expect(throws: FHIRPathError(.syntax, "a quote that does not end", offset: 4)) {
            try FHIRPathExpression("a = 'b")
        }
    }

    @Test func workIsBounded() throws {
        let narrow = FHIRPathLimits(steps: 1000, items: 100, text: 1000)
        #expect(try category("(1 | 2 | 3).repeat($this + 1)", narrow) == .limit)
        #expect(try category("name.given.select(name | %resource.descendants()).count() = 5", narrow) == nil)
        let doubling = Array(repeating: "select($this.combine($this))", count: 20).joined(separator: ".")
        #expect(try category("(1 | 2)." + doubling, narrow) == .limit)
        let growing = Array(repeating: "select($this & $this)", count: 20).joined(separator: ".")
        #expect(try category("'abc'." + growing, narrow) == .limit)
        #expect(try category(String(repeating: "(", count: 500) + "1" + String(repeating: ")", count: 500)) == .limit)
        #expect(try category(String(repeating: "-", count: 500) + "1") == .limit)
        #expect(try category(Array(repeating: "1", count: 5000).joined(separator: " + ")) == .limit)
    }

    @Test func noPatternTakesForever() throws {
        let text = String(repeating: "a", count: 5000)
        #expect(try evaluate("'\(text)!'.matches('^(a+)+$')").map { "\($0)" } == ["boolean(false)"])
        #expect(try evaluate("'\(text)'.matches('^(a|aa)*b?$')").map { "\($0)" } == ["boolean(true)"])
        #expect(try category("'a'.matches('((a{900}){900}){900}')") == .limit)
        #expect(try category("'a'.matches('(')") == .execution)
        #expect(try category("'a'.matches('(?=a)')") == .execution)
    }

    @Test(arguments: [
        ("abc", "b", "true"), ("abc", "^b", "false"), ("a1", #"^[a-z]\\d$"#, "true"), ("a.c", #"a\\.c"#, "true"),
        ("abc", #"a\\.c"#, "false"), ("aab", "^a{2}b$", "true"), ("ab", "^a{2,}b$", "false"), ("", "^$", "true"),
        ("æble", #"^\\w"#, "false"), ("x y", #"\\by\\b"#, "true"), ("[x]", #"^\\[x]$"#, "true"),
        ("a-b", "[a-]-[-b]", "true"),
        ("tag", "^(?:tag|dag)$", "true"), ("é", "^[^a-z]$", "true"),
    ])
    func patternsMatch(text: String, pattern: String, expected: String) throws {
        #expect(try evaluate("'\(text)'.matches('\(pattern)')").map { "\($0)" } == ["boolean(\(expected))"])
    }

    @Test func replacementsMayNameGroups() throws {
        let expression = #"'25-12-1974'.replaceMatches('(\\d+)-(\\d+)-(\\d+)', '$3/${2}/$1')"#
        #expect(try evaluate(expression).map { "\($0)" } == [#"string("1974/12/25")"#])
    }

    @Test func theEnvironmentAnswers() throws {
        var environment = FHIRPathEnvironment(now: DateTime("2026-11-21T10:30:00+01:00"))
        environment.resolve = { $0 == "Organization/1" ? .type("Organization") : nil }
        environment.memberOf = { valueSet, code in valueSet == "http://a.dk/vs" ? code == "z" : nil }
        environment.variables = ["own": "value"]
        func truth(_ text: String) throws -> String { try evaluate(text, environment).map { "\($0)" }.joined() }
        #expect(try truth("today() = @2026-11-21") == "boolean(true)")
        #expect(try truth("now() = @2026-11-21T09:30:00Z") == "boolean(true)")
        #expect(try truth("timeOfDay() = @T10:30:00") == "boolean(true)")
        #expect(try truth("managingOrganization.resolve() is Organization") == "boolean(true)")
        #expect(try truth("managingOrganization.resolve() is Patient") == "boolean(false)")
        #expect(try truth("'#o'.resolve().name = 'Inner'") == "boolean(true)")
        #expect(try truth("'z'.memberOf('http://a.dk/vs')") == "boolean(true)")
        #expect(try truth("'z'.memberOf('http://a.dk/unknown')") == "")
        #expect(try truth("%own = 'value' and %context.id = %resource.id") == "boolean(true)")
        #expect(
            try truth("gender.hasValue().not() and gender.extension('http://a.dk/x').value = 'z'") == "boolean(true)")
    }

    @Test func theCheckFindsElementsThatDoNotExist() throws {
        try FHIRPathExpression("name.where(use = 'official').given.first()").check(on: "Patient")
        try FHIRPathExpression("Patient.contained.name").check(on: "Patient")
        for wrong in [
            "name.givn", "Encounter.status", "name.where(usee = 'x')", "deceasedBoolean", "name.given is Texxt",
        ] {
            #expect(throws: FHIRPathError.self, "\(wrong)") { try FHIRPathExpression(wrong).check(on: "Patient") }
        }
    }
}
