/// What of one citizen's compartment is inside a ``Scope``.
package struct Parts: Sendable, Hashable {
    /// Only what is in one of these; nil: everything.
    package var limits: Set<Part>?
    /// What is in one of these is outside, whatever the limits say.
    package var hidden: Set<Part>
    /// What is marked as confidential.
    package var confidential: Confidential
    /// Which Consents are inside that hide something, whether in force or not.
    package var denies: Denies
    /// Whether address and telephone are left out of the Patient.
    package var withholdsAddress: Bool

    package init(
        limits: Set<Part>? = nil, hidden: Set<Part> = [], confidential: Confidential = .all, denies: Denies = .all,
        withholdsAddress: Bool = false
    ) {
        self.limits = limits
        self.hidden = hidden
        self.confidential = confidential
        self.denies = denies
        self.withholdsAddress = withholdsAddress
    }

    /// The types of which something may be inside; nil: of any, for a course may hold anything.
    package var openTypes: Set<String>? {
        guard let limits else { return nil }
        var types: Set<String> = []
        for part in limits {
            switch part {
            case .kind(let type), .instance(let type, _): types.insert(type)
            case .course: return nil
            }
        }
        return types
    }

    /// Everything.
    package static let whole = Parts()
    /// Nothing at all.
    package static let nothing = Parts(limits: [])

    /// How much is open of what is marked as confidential (`meta.security`, v3 Confidentiality).
    package enum Confidential: Sendable, Hashable {
        case all
        /// What is restricted, and what is very restricted where one of these references is its author.
        case ofAuthors(Set<String>)
        case none
    }

    /// Which Consents that hide something can be seen. What a citizen has blocked stays the citizen's own matter, and
    /// that of whoever decides in the citizen's stead.
    package enum Denies: Sendable, Hashable {
        case all
        /// Those that hide from relatives alone: professionals write them.
        case filters
        /// Those that hide from professionals alone: for whoever decides in the citizen's stead, who writes and lifts them.
        case blocks
        case none
    }
}
