package import FHIR

/// A read model as data: which resources become which rows. The engine keeps it in step in the transaction of each
/// write, rebuilds it when its version is raised, and `check` compares it with rows made anew.
///
/// Stored as the table `projection_<name>`, keyed by patient, resource and the row's place among the resource's rows.
package struct Projection: Sendable {
    /// Lower-case letters and underscores.
    package let name: String
    /// Raised when `rows` or the columns change: the engine rebuilds the table when the record is opened.
    package let version: Int
    package let columns: [Column]
    /// Further ways in.
    package let indexes: [Index]
    /// The resource types that have rows; nil: any.
    package let types: Set<String>?
    /// The rows of one resource, each with one value a column. Pure: it sees the resource and nothing else.
    package let rows: @Sendable (JSONValue) -> [[ColumnValue]]

    package init(
        name: String, version: Int, columns: [Column], indexes: [Index] = [], types: Set<String>? = nil,
        rows: @escaping @Sendable (JSONValue) -> [[ColumnValue]]
    ) {
        self.name = name
        self.version = version
        self.columns = columns
        self.indexes = indexes
        self.types = types
        self.rows = rows
    }

    package struct Column: Sendable, Hashable {
        /// Lower-case letters and underscores.
        package let name: String
        package let kind: Kind

        package init(_ name: String, _ kind: Kind) {
            self.name = name
            self.kind = kind
        }

        package enum Kind: String, Sendable, Hashable {
            case integer = "INTEGER"
            case real = "REAL"
            case text = "TEXT"
        }
    }

    /// An index over the patient and then these columns.
    package struct Index: Sendable, Hashable {
        package let name: String
        package let columns: [String]
        /// Whether it is over these columns alone, for what is asked of all patients at once; `patient` may be one.
        package let isAcrossPatients: Bool

        package init(_ name: String, on columns: [String], isAcrossPatients: Bool = false) {
            self.name = name
            self.columns = columns
            self.isAcrossPatients = isAcrossPatients
        }

        /// The columns with the patient where it stands.
        package var allColumns: [String] { isAcrossPatients ? columns : ["patient"] + columns }
    }

    package func covers(_ type: String) -> Bool { types?.contains(type) ?? true }
}

/// One value of a projection's row.
package enum ColumnValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    /// Null where there is no text.
    package static func text(orNull text: String?) -> ColumnValue { text.map(ColumnValue.text) ?? .null }

    /// Null where there is no number.
    package static func integer(orNull number: Int64?) -> ColumnValue { number.map(ColumnValue.integer) ?? .null }

    /// Null where there is no number.
    package static func real(orNull number: Double?) -> ColumnValue { number.map(ColumnValue.real) ?? .null }

    package var text: String? { if case .text(let text) = self { text } else { nil } }

    package var integer: Int64? { if case .integer(let number) = self { number } else { nil } }

    package var real: Double? {
        switch self {
        case .real(let number): number
        case .integer(let number): Double(number)
        default: nil
        }
    }
}
