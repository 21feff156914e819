import Testing

@testable import FHIR

/// Nothing that somebody writes or sends ends the process: it gives a value or an error.
struct FHIRPathRobustnessTests {
    /// A reproducible source of randomness (SplitMix64).
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    private static let words = [
        "name", "given", "birthDate", "value", "contact", "extension", "$this", "$index", "%resource", "%context", "1",
        "0",
        "2147483647", "-", "+", "*", "/", "div", "mod", "&", "|", "=", "!=", "~", "!~", "<", "<=", ">", ">=", "and",
        "or",
        "xor", "implies", "in", "contains", "is", "as", "Patient", "string", "Quantity", "System.Integer", "(", ")",
        "[", "]",
        "{}", ",", ".", "'abc'", "'a+'", "'5 \\'mg\\''", "@2020-02-29", "@2020", "@T10:30", "@2020-01-01T10:00:00Z",
        "4 days",
        "1.50", "0.000000000000000000001", "99999999999999999999999999999999999999", "10 'mg'", "1 'm'", "true",
        "false",
        "'hex'", "'$1'", "'('", "`name`", "'html'",
    ]

    @Test(arguments: [1, 2, 3, 4])
    func randomExpressionsGiveValuesOrErrors(seed: UInt64) throws {
        var generator = Generator(state: seed)
        let patient = try JSONDocument(
            """
            {"resourceType": "Patient", "id": "p", "birthDate": "1974-12-25", "multipleBirthInteger": 9223372036854775807,
             "name": [{"given": ["Peter", "James"]}, {"family": "X", "period": {"start": "2020", "end": "2019-01-01"}}],
             "extension": [{"url": "u", "valueQuantity": {"value": 1e-99, "code": "mg"}}, {"url": "v", "valueDecimal": 1E400}]}
            """
        ).root
        var environment = FHIRPathEnvironment(now: DateTime("2026-11-21T10:00:00Z"))
        environment.limits = FHIRPathLimits(steps: 2000, items: 200, text: 2000)
        let functions = FHIRPathFunction.allCases
        var values = 0
        for _ in 0..<2000 {
            var text = ""
            for _ in 0..<Int.random(in: 1...9, using: &generator) {
                if Int.random(in: 0..<3, using: &generator) == 0,
                    let function = functions.randomElement(using: &generator)
                {
                    let arguments = (0..<function.arity.lowerBound).compactMap { _ in
                        Self.words.randomElement(using: &generator)
                    }
                    text += ".\(function.rawValue)(\(arguments.joined(separator: ", ")))"
                } else {
                    text += " " + (Self.words.randomElement(using: &generator) ?? "")
                }
            }
            guard let expression = try? FHIRPathExpression(text) else { continue }
            if (try? expression.evaluate(on: patient, environment)) != nil { values += 1 }
            try? expression.check(on: "Patient")
        }
        #expect(values > 20)
    }

    /// Each function on values of every kind, with arguments of every kind.
    @Test func everyFunctionTakesEveryValue() throws {
        let patient = try JSONDocument(#"{"resourceType": "Patient", "active": true, "name": [{"family": "X"}]}"#).root
        let kinds = [
            "{}", "1", "(-2147483648)", "1.5", "'abc'", "''", "true", "@2020-01", "@T10:00",
            "@2020-01-01T10:00:00.000+14:00",
            "4 'mg'", "2 weeks", "name", "active", "Patient", "(1 | 2)", "1.type()",
        ]
        var environment = FHIRPathEnvironment(now: DateTime("2026-11-21"))
        environment.limits = FHIRPathLimits(steps: 2000, items: 200, text: 2000)
        var evaluated = 0
        for function in FHIRPathFunction.allCases {
            for kind in kinds {
                for argument in kinds where function.arity.upperBound > 0 || argument == kinds[0] {
                    let arguments = Array(repeating: argument, count: function.arity.upperBound).prefix(2)
                    let text = "(\(kind)).\(function.rawValue)(\(arguments.joined(separator: ", ")))"
                    guard let expression = try? FHIRPathExpression(text) else { continue }
                    _ = try? expression.evaluate(on: patient, environment)
                    evaluated += 1
                }
            }
        }
        #expect(evaluated > 5000)
    }

    /// Each operator between values of every kind.
    @Test func everyOperatorTakesEveryValue() throws {
        let patient = try JSONDocument(#"{"resourceType": "Patient", "active": true, "name": [{"family": "X"}]}"#).root
        let kinds = [
            "{}", "2147483647", "(-2147483648)", "9999999999999999999999999999999999999.0", "(-1)", "0", "0.0",
            "'abc'", "true",
            "@9999-12-31", "@0001", "@T23:59:59.999", "99999999999 years", "1 'mg'", "1 'foo'", "name", "active",
            "(1 | 2)",
            "(170141183460469231731.0 * (-1000000000000000000.0))",
        ]
        let operators = ["*", "/", "div", "mod", "+", "-", "&", "|", "<", "=", "~", "!~", "in", "and", "xor"]
        for left in kinds {
            for right in kinds {
                for symbol in operators {
                    let expression = try FHIRPathExpression("-(\(left) \(symbol) \(right))")
                    _ = try? expression.evaluate(on: patient)
                }
            }
        }
        let sum = try FHIRPathExpression("2147483647 + 1").evaluate(on: patient)
        #expect(sum.isEmpty)
    }

    @Test func textsAndPatternsCannotGrowWithoutBound() throws {
        let patient = try JSONDocument(#"{"resourceType": "Patient"}"#).root
        let encoded = "'abcdefgh'" + String(repeating: ".encode('hex')", count: 60)
        #expect(throws: FHIRPathError(.limit, "too long a text")) {
            try FHIRPathExpression(encoded).evaluate(on: patient)
        }
        var pattern = "a"
        for _ in 0..<20 { pattern = "(?:(?:){1000}\(pattern)?){1000}" }
        #expect(throws: FHIRPathError(.limit, "a regular expression that is too large")) {
            try FHIRPathPattern(pattern)
        }
    }

    @Test(arguments: [
        "1e-9223372036854775808", "1e9223372036854775807", "1E400", "-0",
        "123456789012345678901234567890123456789012345678",
        "0.00000000000000000000000000000000000000000000000000000000001",
    ])
    func extremeNumbersAreIndexedOrLeftOut(number: String) throws {
        let observation = try JSONDocument(
            """
            {"resourceType": "Observation", "valueQuantity": {"value": \(number), "code": "mg", "system": "http://unitsofmeasure.org"}}
            """
        ).root
        let entries = SearchIndexer().entries(of: observation).filter { $0.code == "value-quantity" }
        #expect(entries.count == 1)
        // Numbers beyond what FHIRPath keeps may give an error.
        _ = try? FHIRPathExpression("(value as Quantity) + (value as Quantity) > 1 'g'").evaluate(on: observation)
        _ = InvariantChecker().violations(of: observation)
    }
}
