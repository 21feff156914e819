import Record

/// A task as it stands on a unit's list.
package struct TaskLine: Sendable, Hashable {
    package var id: String
    package var citizen: String
    package var citizenName: String?
    package var title: String
    package var status: DelegatedTask.Status
    /// The other unit: who gave it, or whom it was given to.
    package var other: String?
    /// By when the next thing must happen.
    package var next: Int64
    package var due: Int64
    package var given: Int64
    /// Whether the unit's leader has been told that it is late.
    package var isTold: Bool

    package init(
        id: String, citizen: String, citizenName: String? = nil, title: String, status: DelegatedTask.Status,
        other: String? = nil, next: Int64, due: Int64, given: Int64, isTold: Bool = false
    ) {
        self.id = id
        self.citizen = citizen
        self.citizenName = citizenName
        self.title = title
        self.status = status
        self.other = other
        self.next = next
        self.due = due
        self.given = given
        self.isTold = isTold
    }

    /// Nil for a row that is none of ``DelegatedTaskProjection``.
    init?(_ values: [ColumnValue], seenFrom side: DelegatedTaskProjection.Side) {
        guard values.count == 15, let next = values[3].integer, let due = values[4].integer,
            let given = values[5].integer, let status = values[9].text.flatMap(DelegatedTask.Status.init),
            let title = values[10].text, let id = values[11].text, let citizen = values[12].text
        else { return nil }
        self.init(
            id: id, citizen: citizen, title: title, status: status, other: values[side == .owner ? 14 : 13].text,
            next: next, due: due, given: given, isTold: (values[8].integer ?? 0) > 0)
    }
}
