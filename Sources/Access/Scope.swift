/// The part of the record that a decision lets somebody work in. The engine applies it inside each query: what is
/// outside is as if it were not there.
package struct Scope: Sendable, Hashable {
    package var patients: Patients
    /// What of some of the patients is inside; all of those who are not here.
    package var parts: [String: Parts]
    package var shared: Shared
    /// Types that all of this is limited to; nil: all types.
    package var limits: TypeLimits?
    /// Only counts may leave, never a resource or a row.
    package var countsOnly: Bool
    /// Only who has looked may leave, never a resource or a row.
    package var logOnly: Bool
    /// Why each of the patients may be seen, where they are few and named.
    package var grounds: [String: Ground]
    /// How much of who has looked is inside.
    package var log: Log
    /// Whether something of the one patient that this is about may be hidden from the caller: never what.
    package var mayBeHidden: Bool
    /// That the caller decides about access in the stead of the one citizen that this is about.
    package var standIn: StandIn?

    package init(
        patients: Patients, parts: [String: Parts] = [:], shared: Shared, limits: TypeLimits? = nil,
        countsOnly: Bool = false, logOnly: Bool = false, grounds: [String: Ground] = [:], log: Log = .none,
        mayBeHidden: Bool = false, standIn: StandIn? = nil
    ) {
        self.patients = patients
        self.parts = parts
        self.shared = shared
        self.limits = limits
        self.countsOnly = countsOnly
        self.logOnly = logOnly
        self.grounds = grounds
        self.log = log
        self.mayBeHidden = mayBeHidden
        self.standIn = standIn
    }

    /// Whether certain parts only are inside of the one citizen that this is about.
    package var isLimited: Bool { onlyParts?.limits != nil }

    /// The types of which something of the one citizen that this is about may be inside; nil: of any, or of many citizens.
    package var openTypes: Set<String>? { onlyParts?.openTypes }

    private var onlyParts: Parts? {
        guard case .some(let patients) = patients, patients.count == 1, let patient = patients.first else { return nil }
        return parts[patient]
    }

    /// Whose compartments.
    package enum Patients: Sendable, Hashable {
        case some(Set<String>)
        /// Those whom a caller has to do with, found inside each query: too many to be named.
        case related(Related)
        case all

        /// Whether this citizen's compartment is among them; among those related, only a query can tell.
        package func contains(_ patient: String) -> Bool {
            switch self {
            case .some(let patients): patients.contains(patient)
            case .related: false
            case .all: true
            }
        }
    }

    /// A professional's citizens at an instant: those with a care relation or a reason stated, without what is blocked.
    package struct Related: Sendable, Hashable {
        package var caller: Caller
        /// Milliseconds since 1970-01-01T00:00:00Z.
        package var instant: Int64

        package init(to caller: Caller, at instant: Int64) {
            self.caller = caller
            self.instant = instant
        }
    }

    /// How much of the audit, of the patients inside.
    package enum Log: Sendable, Hashable {
        case none
        /// The looks of this caller, by identity.
        case own(String)
        case all
    }

    /// How much of what is in nobody's compartment.
    package enum Shared: Sendable, Hashable {
        case none
        /// The types in ``Directory/types``.
        case directory
        case all
    }

    /// The whole record: for the engine's own work and the operator's import and export.
    package static let everything = Scope(patients: .all, shared: .all, log: .all)
}
