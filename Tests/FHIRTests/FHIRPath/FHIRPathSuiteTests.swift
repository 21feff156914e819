import Foundation
import TestSupport
import Testing

@testable import FHIR

/// The FHIRPath tests of `fhir-test-cases`: all that `unsupported.tsv` does not list succeed, and what it lists fails.
struct FHIRPathSuiteTests {
    /// One test of the suite.
    struct Case {
        let name: String
        let input: String?
        let expression: String
        let isInvalid: Bool
        let isStrict: Bool
        let isPredicate: Bool
        let isUnordered: Bool
        let outputs: [(type: String?, text: String)]
    }

    @Test(.enabled(if: SharedData.isPresent, "needs the shared data"))
    func everySupportedTestSucceeds() throws {
        let cases = try Self.cases()
        let unsupported = try Self.unsupported()
        var inputs: [String: JSONValue] = [:]
        var succeeded = 0
        var failures: [String: String] = [:]
        for test in cases {
            let resource = try test.input.map { name in
                let known = try inputs[name] ?? Self.resource(name)
                inputs[name] = known
                return known
            }
            if let failure = Self.failure(of: test, on: resource) {
                failures[test.name] = failure
            } else {
                succeeded += 1
            }
        }
        let share = Double(succeeded) / Double(cases.count) * 100
        print("FHIRPath suite: \(succeeded) of \(cases.count) supported (\(String(format: "%.1f", share)) %)")
        for (name, failure) in failures.sorted(by: { $0.key < $1.key }) where unsupported[name] == nil {
            Issue.record("\(name): \(failure)")
        }
        for name in unsupported.keys.sorted() where failures[name] == nil {
            Issue.record("\(name) succeeds, or is no test, and is listed in unsupported.tsv")
        }
        #expect(cases.count == 935)
    }

    /// Why a test fails; nil where it succeeds.
    private static func failure(of test: Case, on resource: JSONValue?) -> String? {
        let found: [FHIRPathValue]
        do throws(FHIRPathError) {
            let expression = try FHIRPathExpression(test.expression)
            if let type = resource?["resourceType"]?.string { try expression.check(on: type) }
            var environment = FHIRPathEnvironment(now: DateTime("2026-11-21T10:00:00.000+01:00"))
            environment.castsOnlyOne = true
            let empty = try? JSONDocument(#"{"resourceType": "Basic"}"#).root
            guard let start = resource ?? empty else { return "no input" }
            found = try expression.evaluate(on: start, environment)
        } catch {
            return test.isInvalid ? nil : "\(error)"
        }
        if test.isInvalid { return "expected an error, found \(found.map(text))" }
        if test.isPredicate {
            let truth = !found.isEmpty && (found.count > 1 || text(found[0]) != "false")
            return test.outputs.first?.text == String(truth) ? nil : "found \(truth)"
        }
        guard found.count == test.outputs.count else { return "found \(found.map(text))" }
        if test.isUnordered {
            let isSame = found.map(text).sorted() == test.outputs.map(\.text).sorted()
            return isSame ? nil : "found \(found.map(text))"
        }
        for (value, output) in zip(found, test.outputs) {
            if text(value) != output.text { return "found \(text(value)), expected \(output.text)" }
            if let type = output.type, !hasType(value, type) { return "is no \(type)" }
        }
        return nil
    }

    private static func text(_ value: FHIRPathValue) -> String {
        switch FHIRPathModel.r4.systemValue(of: value) {
        case .temporal(let temporal)?: "@" + (temporal.kind == .time ? "T" : "") + temporal.text
        case let system?: FHIRPathEvaluator.toString(system) ?? "type"
        case nil: "element"
        }
    }

    private static func hasType(_ value: FHIRPathValue, _ type: String) -> Bool {
        if let element = value.element {
            return FHIRPathModel.r4.isType(element.type, type)
        }
        return value.systemType?.lowercased() == type.lowercased() || type == "code" && value.systemType == "String"
    }

    private static func cases() throws -> [Case] {
        let root = try XMLTree.parse(SharedData.file("03_fhir_test_cases/r4/fhirpath/tests-fhir-r4.xml"))
        return root.children(named: "group").flatMap { $0.children(named: "test") }.map { test in
            let expression = test.children(named: "expression").first
            return Case(
                name: test.attributes["name"] ?? "", input: test.attributes["inputfile"],
                expression: expression?.text ?? "", isInvalid: expression?.attributes["invalid"] != nil,
                isStrict: test.attributes["mode"] == "strict", isPredicate: test.attributes["predicate"] == "true",
                isUnordered: test.attributes["ordered"] == "false",
                outputs: test.children(named: "output").map { ($0.attributes["type"], $0.text) })
        }
    }

    private static func resource(_ name: String) throws -> JSONValue {
        let file = try SharedData.file("03_fhir_test_cases/r4/" + name)
        if name.hasSuffix(".json") { return try JSONDocument([UInt8](Data(contentsOf: file))).root }
        return try FHIRXMLConverter().convert(try XMLTree.parse(file))
    }

    private static func unsupported() throws -> [String: String] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "unsupported.tsv")
        let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
        return Dictionary(
            lines.filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t", maxSplits: 1).map(String.init) }
                .map { ($0[0], $0.count > 1 ? $0[1] : "") },
            uniquingKeysWith: { first, _ in first })
    }
}
