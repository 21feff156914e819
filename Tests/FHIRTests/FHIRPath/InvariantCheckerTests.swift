import Foundation
import TestSupport
import Testing

@testable import FHIR

struct InvariantCheckerTests {
    private static let checker = InvariantChecker()

    private func keys(_ json: String) throws -> [String] {
        Self.checker.violations(of: try JSONDocument(json).root).map { "\($0.path) \($0.key)" }
    }

    @Test func allRulesCompile() {
        #expect(Self.checker.uncompiled == [])
        #expect(Self.checker.count > 200)
        #expect(InvariantChecker(.warning).count > Self.checker.count)
    }

    @Test func theirPatternsCompile() throws {
        func patterns(_ node: FHIRPathNode) -> [String] {
            switch node {
            case .call(let function, let arguments):
                if function == .matches || function == .replaceMatches, case .literal(.string(let text)) = arguments[0]
                {
                    return [text]
                }
                return arguments.flatMap(patterns)
            case .path(let one, let other), .binary(_, let one, let other), .indexer(let one, let other):
                return patterns(one) + patterns(other)
            case .typed(_, let operand, _), .negation(let operand), .plus(let operand): return patterns(operand)
            default: return []
            }
        }
        let found = try Definitions.r4.invariants.flatMap { patterns(try FHIRPathExpression($0.expression).root) }
        #expect(found.count > 30)
        for pattern in found { _ = try FHIRPathPattern(pattern) }
    }

    @Test func rulesOfTypesHoldWhereverTheTypeIsUsed() throws {
        let period = #""period": {"start": "2020-02-01", "end": "2020-01-01"}"#
        #expect(
            try keys(#"{"resourceType": "Patient", "identifier": [{"value": "1"}, {\#(period)}]}"#)
                == ["Patient.identifier[1].period per-1"])
        #expect(
            try keys(#"{"resourceType": "Encounter", "status": "finished", "class": {"code": "AMB"}, \#(period)}"#)
                == ["Encounter.period per-1"])
    }

    @Test func rulesOfElementsHoldThere() throws {
        #expect(
            try keys(#"{"resourceType": "Patient", "contact": [{"gender": "male"}]}"#) == ["Patient.contact pat-1"])
        #expect(
            try keys(
                #"{"resourceType": "Organization", "name": "A", "telecom": [{"system": "phone", "value": "1", "use": "home"}]}"#
            )
                == ["Organization.telecom org-3"])
        #expect(try keys(#"{"resourceType": "Organization"}"#) == ["Organization org-1"])
    }

    @Test func containedResourcesAreReferredTo() throws {
        let contained =
            ##"{"resourceType": "Condition", "subject": {"reference": "#p"}, "contained": [{"resourceType": "Patient", "id": "ID"}]}"##
        #expect(try keys(contained.replacing("ID", with: "p")) == [])
        #expect(
            Set(try keys(contained.replacing("ID", with: "q"))) == ["Condition dom-3", "Condition.subject ref-1"])
    }

    @Test func narrativesHoldNothingThatActs() throws {
        let patient =
            #"{"resourceType": "Patient", "text": {"status": "generated", "div": "<div xmlns=\"http://www.w3.org/1999/xhtml\">X</div>"}}"#
        #expect(try keys(patient.replacing("X", with: "<p>Tekst &amp; <b>mere</b><br/></p>")) == [])
        for bad in ["<script>a()</script>", "<p onclick='a()'>b</p>", "<p>", " ", "<a href='javascript:a()'>b</a>"] {
            #expect(try keys(patient.replacing("X", with: bad)).contains("Patient.text.div txt-1"), "\(bad)")
        }
    }

    /// The official and Danish examples keep the rules, but for those in `invariant-exceptions.tsv`.
    @Test(.enabled(if: SharedData.isPresent, "needs the shared data"))
    func theSharedExamplesKeepTheRules() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "invariant-exceptions.tsv")
        let excepted = Set(
            String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
                .filter { !$0.hasPrefix("#") }
                .map { $0.split(separator: "\t").prefix(2).joined(separator: "\t") })
        var met: Set<String> = []
        var checked = 0
        for folder in ["02_fhir_r4_core/examples", "04_medcom/examples", "04_dk_core/examples"] {
            for example in try SharedData.files(in: folder) {
                guard let document = try? JSONDocument([UInt8](Data(contentsOf: example))) else { continue }
                checked += 1
                let outcome = Self.checker.examine(document.root)
                #expect(outcome.unevaluated == [], "\(example.lastPathComponent)")
                for violation in outcome.violations {
                    let line = "\(example.lastPathComponent)\t\(violation.key)"
                    met.insert(line)
                    if !excepted.contains(line) { Issue.record("\(line) at \(violation.path): \(violation.human)") }
                }
            }
        }
        for line in excepted.subtracting(met).sorted() { Issue.record("\(line) holds, and is listed as an exception") }
        print("Invariants: \(Self.checker.count) rules hold in \(checked) examples, with \(met.count) exceptions")
        #expect(checked > 600)
    }
}
