package import Care

/// That something deviates in a citizen's monitoring and a unit must see to it: a Task. A plan has at most one that is open.
package struct Deviation: Sendable, Hashable {
    package var id: String
    /// The Patient's id.
    package var patient: String
    /// The CarePlan's id.
    package var plan: String
    /// What the plan is called.
    package var title: String
    /// The unit that watches.
    package var owner: TaskParty
    package var status: Status
    package var opened: Int64
    /// By when it must be dealt with.
    package var handleBy: Int64
    package var findings: [Finding]
    /// Who has taken it.
    package var takenBy: Person?
    /// What was done, when and by whom.
    package var outcome: Outcome?
    package var escalations: [Escalation]
    /// The version of the programme that found it, as `URL|VERSION`; nil in those from before it was written down.
    package var programme: String?

    /// The code of such Tasks among the kinds of Tasks.
    package static let code = "monitoring-deviation"

    package enum Status: String, Sendable, Hashable, CaseIterable {
        /// Nobody has seen it, or something new has come since.
        case requested
        /// Somebody has seen it.
        case received
        /// Somebody has taken it.
        case accepted
        case completed

        package var isOpen: Bool { self != .completed }
    }

    package struct Person: Sendable, Hashable {
        /// A reference.
        package var reference: String
        package var name: String?

        package init(_ reference: String, name: String? = nil) {
            self.reference = reference
            self.name = name
        }
    }

    package struct Outcome: Sendable, Hashable {
        package var action: Action
        /// In words that the citizen reads too.
        package var words: String
        package var by: Person
        package var at: Int64
        /// Whether it called for something to be done: for how often a rule is right.
        package var wasNeeded: Bool { action != .nothingNeeded }

        package init(action: Action, words: String, by: Person, at: Int64) {
            self.action = action
            self.words = words
            self.by = by
            self.at = at
        }
    }

    /// What was done about a deviation.
    package enum Action: String, Sendable, Hashable, CaseIterable {
        case called
        case wrote
        case visited
        case treatmentChanged = "treatment-changed"
        case limitChanged = "limit-changed"
        case admitted
        case nothingNeeded = "nothing-needed"
    }

    /// What stands worst.
    package var worst: Urgency { findings.map(\.urgency).max() ?? .grey }

    /// Findings that nobody has seen yet.
    package var unseen: [Finding] { findings.filter { !$0.isSeen } }
}
