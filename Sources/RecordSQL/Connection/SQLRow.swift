package import Record

/// A row of a query while it is current. Columns are counted from 0.
package protocol SQLRow {
    func isNull(_ column: Int) -> Bool
    /// The number in a column; 0 for null.
    func integer(_ column: Int) -> Int64
    /// The text in a column; empty for null.
    func text(_ column: Int) -> String
    /// The bytes of a column; empty for null.
    func bytes(_ column: Int) -> [UInt8]
    /// An id or a code, as ``SQLValue/compact(_:)`` keeps it.
    func compact(_ column: Int) -> String
    /// A value of a projection.
    func value(_ column: Int) -> ColumnValue
}

extension SQLRow {
    /// The text in a column; nil for null.
    package func text(orNil column: Int) -> String? { isNull(column) ? nil : text(column) }
}
