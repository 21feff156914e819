/// Why somebody may: stands in the audit beside who and what, and can be told to a reviewer in words.
package struct Ground: Sendable, Hashable {
    package let kind: Kind
    /// The resource that it rests on, such as `EpisodeOfCare/x` or `Consent/y`; nil where it rests on none.
    package let basis: String?

    package init(_ kind: Kind, on basis: String? = nil) {
        self.kind = kind
        self.basis = basis
    }

    /// The raw value is the word for the audit, which stands in its hash chain: no word ever changes.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The citizen's own record.
        case ownRecord = "own-record"
        /// A parent of a child under 15.
        case custody
        case guardianship
        /// What a citizen has given a relative.
        case proxy
        /// An EpisodeOfCare at the caller's unit or with the caller in it.
        case pathway
        /// An Encounter.
        case contact
        case appointment
        /// A ServiceRequest.
        case referral
        case task
        case careTeam = "care-team"
        case generalPractitioner = "general-practitioner"
        /// A reason in words, to be checked afterwards.
        case statedReason = "stated-reason"
        case emergency
        /// What comes with a role alone: the quality officer's counts, the operator's whole record, the reviewer's log.
        case duty
        /// A program's scopes.
        case systemScopes = "system-scopes"
        /// Nothing about a citizen.
        case directory
        /// Several citizens in one look, each for a reason of its own.
        case several
    }

    /// For the audit: the word, and after a blank what it rests on.
    package var auditText: String { basis.map { kind.rawValue + " " + $0 } ?? kind.rawValue }
}
