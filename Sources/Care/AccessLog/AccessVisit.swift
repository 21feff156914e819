/// What one person did in a citizen's record on one day, in one capacity: several rows of the audit told as one.
package struct AccessVisit: Sendable, Hashable {
    /// The number of its newest row, by which it is asked about.
    package var number: Int64
    /// The instants of its first and last row, in milliseconds since 1970-01-01T00:00:00Z.
    package var first: Int64
    package var last: Int64
    package var who: AccessPerson
    package var reason: AccessReason
    /// The client id of the app that was used; nil where it was on a page.
    package var app: String?
    /// What was looked at or changed, in the order that it was first met with, newest first.
    package var things: [AccessedThing]
    /// How many looks.
    package var looks: Int
    /// How many resources were written.
    package var changes: Int
    /// Whether access was refused: nothing was seen.
    package var isRefused: Bool

    package init(
        number: Int64, first: Int64, last: Int64, who: AccessPerson, reason: AccessReason, app: String? = nil,
        things: [AccessedThing] = [], looks: Int = 0, changes: Int = 0, isRefused: Bool = false
    ) {
        self.number = number
        self.first = first
        self.last = last
        self.who = who
        self.reason = reason
        self.app = app
        self.things = things
        self.looks = looks
        self.changes = changes
        self.isRefused = isRefused
    }
}

/// Who looked, as far as the directory knows.
package struct AccessPerson: Sendable, Hashable {
    /// As it stands in the audit: a reference, or a program's name.
    package var identity: String
    /// The audit's word for the role.
    package var role: String
    package var name: String?
    /// The profession or relation, as the directory says it.
    package var profession: String?
    package var unit: String?

    /// What the record's own work is done as: nobody looks.
    private static let ownWork: Set<String> = ["looks", "recheck", "subscriptions", "sign-in"]

    /// Whether it is the record itself, at its own work.
    package var isRecordItself: Bool { role == "system" && Self.ownWork.contains(identity) }

    package init(
        identity: String, role: String, name: String? = nil, profession: String? = nil, unit: String? = nil
    ) {
        self.identity = identity
        self.role = role
        self.name = name
        self.profession = profession
        self.unit = unit
    }
}

/// What is asked of a citizen's access log.
package struct AccessLogQuery: Sendable, Hashable {
    /// Words of the name, the profession or the unit.
    package var text: String?
    package var reason: AccessReason?
    /// From this instant, in milliseconds since 1970.
    package var from: Int64?
    /// Before this instant.
    package var until: Int64?
    /// Whether the citizen's own looks are told too.
    package var includesOwn: Bool
    /// Rows before the one with this number.
    package var before: Int64?

    package init(
        text: String? = nil, reason: AccessReason? = nil, from: Int64? = nil, until: Int64? = nil,
        includesOwn: Bool = false, before: Int64? = nil
    ) {
        self.text = text
        self.reason = reason
        self.from = from
        self.until = until
        self.includesOwn = includesOwn
        self.before = before
    }
}

/// A page of the access log, newest first.
package struct AccessLogPage: Sendable, Hashable {
    package var visits: [AccessVisit]
    /// What the next page begins before; nil on the last one.
    package var next: Int64?

    package init(visits: [AccessVisit] = [], next: Int64? = nil) {
        self.visits = visits
        self.next = next
    }
}
