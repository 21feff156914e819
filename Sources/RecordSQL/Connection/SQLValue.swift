package import Record

/// A value for a place in SQL.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
    /// An id, as ``CompactText`` keeps it.
    case compact(String)
    /// A code or an id from a resource that is only compared for being the same. Kept like an id; an engine that cannot
    /// index long values may keep a digest of one.
    case code(String)
    /// The same for what is kept as text where an engine tells text and bytes apart.
    case word(String)

    package init(_ value: ColumnValue) {
        switch value {
        case .null: self = .null
        case .integer(let number): self = .integer(number)
        case .real(let number): self = .real(number)
        case .text(let text): self = .text(text)
        }
    }

    /// Null where there is no text.
    package static func text(orNull text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }

    /// Null where there are no bytes.
    package static func bytes(orNull bytes: [UInt8]?) -> SQLValue { bytes.map(SQLValue.bytes) ?? .null }
}
