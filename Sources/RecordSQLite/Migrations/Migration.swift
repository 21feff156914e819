/// One step of the schema. Steps are numbered by their place in ``all``, and never change once released: a fresh record
/// is made by all of them in order.
struct Migration: Sendable {
    let statements: String

    static let all: [Migration] = [.theRecord, .updateOrder, .events, .datesByResource, .auditBySpan, .auditGrounds]

    /// The `user_version` of a record that is up to date.
    static var current: Int { all.count }

    /// `TovR` in ASCII: says that a SQLite file is a record of ours.
    static let applicationID: Int32 = 0x546F_7652
}
