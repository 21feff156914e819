import Record

/// How the place of a table's rows is written: whose they are, which of the patient's resources, and of what type.
struct RowPlace {
    /// The number of the patient.
    let patient: String
    /// The number of the resource among the patient's.
    let resource: String
    /// Before the key columns.
    private let qualifier: String
    private let keys: KeyColumns
    private let isProjection: Bool
    /// The type of the resources; nil: only the rows themselves tell.
    let type: String?

    /// Rows with the key columns of the record's own tables.
    ///
    /// - Parameter table: its name or alias.
    init(_ keys: KeyColumns, in table: String, type: String?) {
        qualifier = table + "."
        switch keys {
        case .whole:
            patient = "(\(table).key >> \(ResourceKey.sequenceBits))"
            resource = "(\(table).key & \(ResourceKey.lastSequence))"
        case .parts:
            patient = table + ".patient"
            resource = table + ".resource"
        }
        self.keys = keys
        isProjection = false
        self.type = type
    }

    /// Rows of a projection.
    init(projection table: String, _ keys: KeyColumns, type: String?) {
        qualifier = table + "."
        patient = table + ".patient"
        resource = table + ".resource"
        self.keys = keys
        isProjection = true
        self.type = type
    }

    /// The condition that a row of `resource`, under an alias, is the one that this row belongs to.
    func isRow(_ alias: String) -> String {
        switch (keys, isProjection) {
        case (.whole, true):
            "\(alias).key = (\(patient) << \(ResourceKey.sequenceBits) | \(resource))"
        case (.whole, false): "\(alias).key = \(qualifier)key"
        case (.parts, _): "\(alias).patient = \(patient) AND \(alias).resource = \(resource)"
        }
    }

    /// The same, where it is known whose the row is.
    func isRow(_ alias: String, of patient: Int64) -> SQLText {
        switch keys {
        case .whole: SQLText(isRow(alias))
        case .parts: SQLText("\(alias).patient = ? AND \(alias).resource = \(resource)", [.integer(patient)])
        }
    }
}

extension SQLText {
    /// That a column is one of these numbers. The text is the same for about as many: the last number stands there
    /// again until there are a power of two.
    static func number(_ column: String, isOneOf numbers: [Int64]) -> SQLText {
        guard let last = numbers.last else { return SQLText("FALSE") }
        if numbers.count == 1 { return SQLText("\(column) = ?", [.integer(last)]) }
        var places = 2
        while places < numbers.count { places *= 2 }
        let values =
            numbers.map { SQLValue.integer($0) } + Array(repeating: .integer(last), count: places - numbers.count)
        return SQLText("\(column) IN (\(Array(repeating: "?", count: places).joined(separator: ", ")))", values)
    }

    /// In parentheses, and its opposite.
    var negated: SQLText { SQLText("NOT (" + text + ")", values) }
}
