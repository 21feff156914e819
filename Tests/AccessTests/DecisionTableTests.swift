import Access
import Foundation
import Testing

/// Every row of the decision table, and the page that is made from it.
@Suite struct DecisionTableTests {
    @Test(arguments: DecisionTable.looks.indices) func `a look is decided as the table says`(place: Int) {
        let row = DecisionTable.looks[place]
        let decision = Access.decide(row.caller, row.purpose, row.subject, .read, row.facts)
        #expect(decision == row.expected, "\(row.who): \(row.situation)")
    }

    @Test(arguments: DecisionTable.changes.indices) func `a change is decided as the table says`(place: Int) {
        let row = DecisionTable.changes[place]
        let mayWrite = Access.mayWrite(row.after, over: row.before, as: row.caller, of: "ida", row.facts)
        #expect(mayWrite == row.isPermitted, "\(row.who): \(row.change)")
    }

    @Test func `the page is made from the table`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/access.md"), encoding: .utf8)
        #expect(
            page.contains(DecisionTable.markdown),
            "docs/access.md holds another table than this:\n\(DecisionTable.markdown)")
    }

    @Test func `each ground that opens a citizen's record has a row`() {
        var grounds: Set<Ground.Kind> = []
        for row in DecisionTable.looks {
            if case .permitted(_, let ground) = row.expected { grounds.insert(ground.kind) }
        }
        #expect(grounds == Set(Ground.Kind.allCases))
    }

    @Test(arguments: DecisionTable.looks.indices) func `each decision about a citizen can be explained`(place: Int) {
        let row = DecisionTable.looks[place]
        guard case .patient(let patient) = row.subject else { return }
        let sentences = Access.explain(row.caller, row.purpose, seeing: patient, row.facts)
        if case .permitted(_, let ground) = row.expected {
            #expect(sentences.first == "Yes: \(Access.words(for: ground)).")
        } else {
            #expect(sentences.first?.hasPrefix("No: ") == true)
        }
    }

    @Test func `an app sees no more than its limits`() {
        let limits = TypeLimits(["Observation": [.init("category", code: "vital-signs")]])
        let caller = Caller(identity: "Patient/ida", role: .citizen(patient: "ida"), app: "app", limits: limits)
        let decision = Access.decide(caller, .patientRequest, .patient("ida"), .read, Facts(instant: 0))
        guard case .permitted(let scope, _) = decision else {
            Issue.record("refused")
            return
        }
        #expect(scope.limits == limits)
    }
}
