/// Which rows of a projection, in which order.
package struct RowQuery: Sendable, Hashable {
    /// The projection's name.
    package var projection: String
    /// Only this patient's, by number; nil: those of all whom the caller may see.
    package var patient: Int64?
    /// Only these patients', by number; nil: whoever's.
    package var patients: [Int64]?
    /// All must hold.
    package var conditions: [Condition]
    /// Empty: by resource, in the order they came into the record.
    package var order: [Order]
    package var limit: Int?
    package var offset: Int

    package init(
        _ projection: String, where conditions: [Condition] = [], order: [Order] = [], limit: Int? = nil,
        offset: Int = 0
    ) {
        self.projection = projection
        self.conditions = conditions
        self.order = order
        self.limit = limit
        self.offset = offset
    }

    package enum Condition: Sendable, Hashable {
        /// The column has this value; null equals null.
        case equals(String, ColumnValue)
        case isOne(of: [ColumnValue], String)
        case isNot(String, ColumnValue)
        case less(String, than: ColumnValue)
        case atLeast(String, ColumnValue)
    }

    package enum Order: Sendable, Hashable {
        case ascending(String)
        case descending(String)
    }
}

/// One row of a projection.
package struct ProjectionRow: Sendable, Hashable {
    /// The resource it was made from: for ``Reading/resource(at:)``.
    package let key: ResourceKey
    /// In the order of the projection's columns.
    package let values: [ColumnValue]

    package init(key: ResourceKey, values: [ColumnValue]) {
        self.key = key
        self.values = values
    }
}
