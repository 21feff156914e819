import Foundation
import TestSupport
import Testing

@testable import FHIR

/// The patch tests of `fhir-test-cases`: all of them succeed.
@Suite(.enabled(if: SharedData.isPresent, "needs the shared data"))
struct PatchSuiteTests {
    @Test func `JSON Patch`() throws {
        let suite = try JSONDocument(try SharedData.bytes("03_fhir_test_cases/r4/patch/json-patch-tests.json")).root
        let cases = suite.elements.map { $0 }
        #expect(cases.count == 16)
        for test in cases {
            let name = Comment(rawValue: test["comment"]?.string ?? "")
            let document = try #require(test["doc"], name)
            let patch = try #require(test["patch"], name)
            let result = Result { try JSONPatch(patch).applied(to: document) }
            switch (result, test["expected"]) {
            case (.success(let value), let expected?): #expect(value.isEqual(to: expected), name)
            case (.success, nil): Issue.record("\(name) should fail")
            case (.failure(let error), let expected): #expect(expected == nil, "\(name): \(error)")
            }
        }
    }

    @Test func `FHIRPath Patch`() throws {
        let tests = try XMLTree.parse(try SharedData.file("03_fhir_test_cases/r4/patch/fhir-patch-tests.xml"))
        let cases = tests.children(named: "case")
        #expect(cases.count == 33)
        let converter = FHIRXMLConverter()
        for test in cases {
            let name = Comment(rawValue: test.attributes["name"] ?? "")
            func resource(_ part: String) throws -> JSONValue? {
                try test.children(named: part).first?.children.first.map { try converter.convert($0) }
            }
            let input = try #require(try resource("input"), name)
            let diff = try #require(try resource("diff"), name)
            let result = Result { try FHIRPathPatch(diff).applied(to: input) }
            switch (result, try resource("output")) {
            case (.success(let value), let expected?):
                let (one, other) = (try Self.withoutNarrative(value), try Self.withoutNarrative(expected))
                #expect(one.rest.isEqual(to: other.rest), name)
                #expect(one.narrative == other.narrative, name)
            case (.success, nil): Issue.record("\(name) should fail")
            case (.failure(let error), let expected): #expect(expected == nil, "\(name): \(error)")
            }
        }
    }

    /// The resource without its XHTML, and that without white space: the suite has it once as XML and once as text.
    private static func withoutNarrative(_ resource: JSONValue) throws -> (rest: JSONValue, narrative: String) {
        guard let div = resource["text"]?["div"] else { return (resource, "") }
        var editor = JSONEditor(resource)
        editor.remove(div)
        let text = (div.string ?? "").replacing("&quot;", with: "\"").filter { !$0.isWhitespace }
        return (try JSONDocument(editor.bytes).root, text)
    }
}
