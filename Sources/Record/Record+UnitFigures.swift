package import Access

/// What is counted of one unit: a projection's rows that name the unit, in groups.
package struct UnitFigureQuery: Sendable, Hashable {
    package var projection: String
    /// The column that holds the unit, as ``ReferenceMark/number(of:)``.
    package var unitColumn: String
    /// What must hold besides.
    package var conditions: [RowQuery.Condition]
    /// Columns of numbers; rows with the same values in them are one group.
    package var columns: [String]

    package init(
        _ projection: String, unitColumn: String, where conditions: [RowQuery.Condition] = [], by columns: [String]
    ) {
        self.projection = projection
        self.unitColumn = unitColumn
        self.conditions = conditions
        self.columns = columns
    }
}

extension Record {
    /// Counts of the caller's own unit, whoever the citizens are whom they are about: a professional has no care relation
    /// to those whom the unit is done with, and is told of none of them. This look has a decision of its own, by which a
    /// professional sees how many there are of the own unit's, in groups that are numbers, and nothing else.
    ///
    /// Audited as a look at no citizen; durable before anything is handed out.
    ///
    /// - Throws: ``RecordError/forbidden(_:)`` for callers who do not work at a unit, and for groups that are words.
    package func unitFigures(
        _ queries: [UnitFigureQuery], as caller: Caller, because purpose: Purpose, doing activity: String
    ) async throws -> [[RowGroup]] {
        guard case .professional = caller.role, let unit = caller.unit,
            Access.purposes(of: caller.role).contains(purpose)
        else { throw RecordError.forbidden("only those who work at a unit see its figures") }
        let mark = ColumnValue.integer(ReferenceMark.number(of: "Organization/" + unit))
        return try await engine.readWhenAudited { [self] reading in
            let groups = try queries.map { query in
                let rows = RowQuery(query.projection, where: [.equals(query.unitColumn, mark)] + query.conditions)
                let found = try reading.groups(GroupQuery(rows, by: query.columns))
                guard found.allSatisfy({ group in group.values.allSatisfy { $0.text == nil } }) else {
                    throw RecordError.forbidden("figures are in groups of numbers")
                }
                return found
            }
            let entry = entry(
                for: caller, purpose, .read, activity, patient: nil, .permitted, on: Ground(.duty))
            return (groups, try engine.submit { try $0.append(entry) })
        }
    }
}
