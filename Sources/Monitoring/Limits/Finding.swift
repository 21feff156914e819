package import Questionnaires

/// Something that somebody must look at, and why, in words that can be checked.
package struct Finding: Sendable, Hashable {
    package var kind: Kind
    /// What it calls for; nil for what has no colour: a missing answer, a wish for contact.
    package var colour: Colour?
    /// What led to it, for counting how often a rule is right: `spo2 alert-low`, a question's link id, an activity.
    package var rule: String
    package var reason: Wording
    /// When it was found: milliseconds since 1970-01-01T00:00:00Z.
    package var at: Int64
    /// What was measured, answered or written, as a reference; nil for what is missing.
    package var subject: String?
    /// Whether somebody has seen it.
    package var isSeen: Bool

    package init(
        _ kind: Kind, colour: Colour? = nil, rule: String, reason: Wording, at instant: Int64, subject: String? = nil,
        isSeen: Bool = false
    ) {
        self.kind = kind
        self.colour = colour
        self.rule = rule
        self.reason = reason
        at = instant
        self.subject = subject
        self.isSeen = isSeen
    }

    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case measured, answered, missing, wish
    }

    /// What the list is ordered by: red, yellow, missing, wish, grey.
    package var urgency: Urgency {
        switch kind {
        case .missing: .missing
        case .wish: .wish
        case .measured, .answered:
            switch colour {
            case .red: .red
            case .yellow: .yellow
            default: .grey
            }
        }
    }
}
