import Access
import FHIR
import Record

/// Who may do what with letters: the record alone asks for them, staff who see the citizen print and post them, and what was
/// printed stays as it was.
enum LetterRules {
    static let rule = WriteRule(name: "letter", types: ["CommunicationRequest"]) { violation($0) }

    /// Characters of all pieces of a letter. Our own choice: what nobody reads on paper.
    private static let longest = 40_000

    /// What is wrong, without personal data; nil where the change may be made.
    static func violation(_ change: ProposedChange) -> String? {
        guard change.before.map(LetterRequest.isOne) ?? false || change.after.map(LetterRequest.isOne) ?? false else {
            return nil
        }
        // Operators move records as they are.
        if case .operator = change.caller.role { return nil }
        guard let json = change.after else { return "CommunicationRequest: a letter is not deleted" }
        guard let former = change.before else { return "CommunicationRequest: the record itself asks for letters" }
        guard let before = LetterRequest(former), let after = LetterRequest(json) else {
            return "CommunicationRequest.category: what it is does not change"
        }
        if case .system = change.caller.role { return isTold(before, after) ? nil : "CommunicationRequest: stays" }
        guard case .professional = change.caller.role else { return "CommunicationRequest: staff print letters" }
        return step(from: before, to: after, change)
    }

    /// Clocks tell of deadlines, and do nothing else.
    private static func isTold(_ before: LetterRequest, _ after: LetterRequest) -> Bool {
        var expected = before
        expected.escalations = after.escalations
        return expected == after && after.escalations.dropLast() == before.escalations[...]
    }

    private static func step(from before: LetterRequest, to after: LetterRequest, _ change: ProposedChange) -> String? {
        guard let taken = after.steps.last, after.steps.dropLast() == before.steps[...] else {
            return "CommunicationRequest.extension(\(LetterSystems.step)): one more step"
        }
        guard taken.by == change.caller.identity, abs(taken.at - change.instant) <= CoordinationSystems.tolerance else {
            return "CommunicationRequest.extension(\(LetterSystems.step)): by the caller, now"
        }
        var expected = before
        expected.steps = after.steps
        if before.state == .waiting {
            guard taken.code == .printed else { return "CommunicationRequest: it is printed before it is posted" }
            guard isText(after.blocks) else { return "CommunicationRequest.payload: the words that were printed" }
            guard after.about.starts(with: before.about) else { return "CommunicationRequest.about: all of it" }
            expected.blocks = after.blocks
            expected.about = after.about
        } else if taken.code == .posted, before.state == .posted {
            return "CommunicationRequest: it was posted before"
        }
        guard expected == after else { return "CommunicationRequest: what was asked for and printed stays" }
        let isOver = change.after?["status"]?.string == "completed"
        return isOver == (after.state == .posted) ? nil : "CommunicationRequest.status: by its steps"
    }

    private static func isText(_ blocks: [LetterBlock]) -> Bool {
        blocks.first?.kind == .title && blocks.allSatisfy { !$0.text.isBlank }
            && blocks.reduce(0) { $0 + $1.text.count } <= longest
    }
}
