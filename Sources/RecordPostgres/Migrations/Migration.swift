/// One step of the schema. Steps are numbered by their place in ``all``, and never change once released: a fresh record
/// is made by all of them in order.
struct Migration: Sendable {
    let statements: String

    static let all: [Migration] = [.theRecord, .events, .auditGrounds]

    /// The number of the last step.
    static var current: Int { all.count }
}
