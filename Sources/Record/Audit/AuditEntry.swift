package import Access

/// That somebody looked or changed: one row of the audit.
package struct AuditEntry: Sendable, Hashable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var instant: Int64
    /// The caller's ``Caller/identity``.
    package var who: String
    /// The role in one word, such as `hospital-nurse`.
    package var role: String
    package var purpose: String
    package var action: Action
    /// What was done, as a route pattern or a verb: never an address with somebody's data in it.
    package var activity: String
    /// The Patient's id; nil where it concerns nobody in particular.
    package var patient: String?
    package var outcome: AuditOutcome
    /// How many resources were changed; 0 for a look.
    package var count: Int
    /// Why the caller could, in one word, and the id of what that rests on, as the decision's ground says it; nil where
    /// there is nothing to say, and in rows from before it was kept.
    package var ground: String?
    /// The id of the Organization at which a professional asked.
    package var unit: String?
    /// The client id of the app that asked on the caller's behalf; nil on pages.
    package var app: String?

    package init(
        instant: Int64, who: String, role: String, purpose: String, action: Action, activity: String,
        patient: String?, outcome: AuditOutcome, count: Int = 0, ground: String? = nil, unit: String? = nil,
        app: String? = nil
    ) {
        self.instant = instant
        self.who = who
        self.role = role
        self.purpose = purpose
        self.action = action
        self.activity = activity
        self.patient = patient
        self.outcome = outcome
        self.count = count
        self.ground = ground
        self.unit = unit
        self.app = app
    }
}

package enum AuditOutcome: String, Sendable, Hashable, CaseIterable {
    case permitted, refused
}

extension Role {
    /// The role in one word, for the audit.
    package var auditWord: String {
        switch self {
        case .citizen: "citizen"
        case .relative: "relative"
        case .professional(let profession): profession.rawValue
        case .qualityOfficer: "quality-officer"
        case .reviewer: "reviewer"
        case .operator: "operator"
        case .system: "system"
        }
    }
}
