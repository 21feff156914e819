/// A summary of a projection: its rows in groups, counted, without reading them one by one.
package struct GroupQuery: Sendable, Hashable {
    /// Which rows; its order, limit and offset do not matter.
    package var rows: RowQuery
    /// Rows with the same values in these columns are one group.
    package var columns: [String]
    /// Columns whose greatest value in each group is wanted.
    package var greatest: [String]
    /// Columns whose sum in each group is wanted.
    package var sums: [String]

    package init(_ rows: RowQuery, by columns: [String], greatest: [String] = [], sums: [String] = []) {
        self.rows = rows
        self.columns = columns
        self.greatest = greatest
        self.sums = sums
    }
}

/// One group of a projection's rows.
package struct RowGroup: Sendable, Hashable {
    /// In the order of ``GroupQuery/columns``.
    package let values: [ColumnValue]
    package let count: Int
    /// In the order of ``GroupQuery/greatest``.
    package let greatest: [ColumnValue]
    /// In the order of ``GroupQuery/sums``.
    package let sums: [Int64]

    package init(values: [ColumnValue], count: Int, greatest: [ColumnValue], sums: [Int64]) {
        self.values = values
        self.count = count
        self.greatest = greatest
        self.sums = sums
    }
}
