/// A case as it stands on a unit's list.
package struct FailureLine: Sendable, Hashable {
    package var id: String
    package var citizen: String
    package var citizenName: String?
    package var kind: String?
    package var status: CoordinationFailure.Status
    package var reported: Int64
    /// By when the next thing must happen; nil where nothing must.
    package var next: Int64?
    /// How many open ones of the same kind the unit has besides.
    package var alike: Int

    package init(
        id: String, citizen: String, citizenName: String? = nil, kind: String?, status: CoordinationFailure.Status,
        reported: Int64, next: Int64?, alike: Int = 0
    ) {
        self.id = id
        self.citizen = citizen
        self.citizenName = citizenName
        self.kind = kind
        self.status = status
        self.reported = reported
        self.next = next
        self.alike = alike
    }
}
