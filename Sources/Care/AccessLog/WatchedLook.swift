import Access
package import Record

/// A look by somebody at work, as the rules that watch looks see it.
package struct WatchedLook: Sendable, Hashable {
    /// The number of the row in the audit.
    package var number: Int64
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var instant: Int64
    package var who: String
    /// The audit's word for the role.
    package var role: String
    package var patient: String
    package var reason: AccessReason

    package init(number: Int64, instant: Int64, who: String, role: String, patient: String, reason: AccessReason) {
        self.number = number
        self.instant = instant
        self.who = who
        self.role = role
        self.patient = patient
        self.reason = reason
    }

    /// Nil for what is no look at a citizen by somebody at work.
    package init?(_ row: NumberedAuditEntry) {
        let entry = row.entry
        guard let patient = entry.patient, entry.action == .read, entry.outcome == .permitted,
            LookPatterns.roles.contains(entry.role)
        else { return nil }
        self.init(
            number: row.number, instant: entry.instant, who: entry.who, role: entry.role, patient: patient,
            reason: AccessReason(entry))
    }
}

/// A look that somebody should look into, and why.
package struct WatchedCase: Sendable, Hashable {
    package var kind: LookCase.Kind
    package var look: WatchedLook
    /// In words, without anything of what was seen.
    package var text: String

    package init(kind: LookCase.Kind, look: WatchedLook, text: String) {
        self.kind = kind
        self.look = look
        self.text = text
    }
}
