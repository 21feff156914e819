/// The columns of the audit.
package enum AuditColumns {
    package static let kinds: [(name: String, kind: RowStatement.Kind)] = [
        ("number", .integer), ("instant", .integer), ("patient", .integer), ("asked", .bytes), ("who", .text),
        ("role", .text), ("purpose", .text), ("action", .text), ("activity", .text), ("outcome", .text),
        ("count", .integer), ("hash", .bytes), ("ground", .text), ("unit", .text), ("app", .text),
    ]

    /// Their names with commas between.
    package static let list = kinds.map(\.name).joined(separator: ", ")
}
