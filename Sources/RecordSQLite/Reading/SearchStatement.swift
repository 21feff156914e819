import FHIR
import Record

/// A search as one SQL statement. The scope is inside each part of it, so that nothing outside is even looked at.
struct SearchStatement {
    /// After `SELECT …`: from which tables, under which conditions.
    private(set) var sql: SQLText

    private let names: Names
    private let connection: Connection
    private let filter: ScopeFilter
    private let parameters: SearchParameters
    /// The condition of the scope on a `key`.
    private let scope: SQLText?

    /// Nil where nothing can be found, for the record has no resource of the type.
    init?(
        _ query: SearchQuery, filter: ScopeFilter, names: Names, parameters: SearchParameters,
        in connection: Connection
    ) throws {
        guard let type = try names.types.number(of: query.type, in: connection) else { return nil }
        self.names = names
        self.connection = connection
        self.filter = filter
        self.parameters = parameters
        scope = filter.condition(on: "key", type: query.type)
        // The plus keeps SQLite from going through all resources of the type, or of the scope, where a clause's own
        // index gives the keys: it knows no numbers of either, and guesses wrong.
        let hint = query.clauses.contains(where: Self.givesKeys) ? "+" : ""
        sql = SQLText(" FROM resource WHERE \(hint)type = ? AND body IS NOT NULL", [.integer(type)])
        sql.and(filter.condition(on: hint + "key", type: query.type))
        if let compartment = query.compartment {
            sql.and(try Self.range(of: compartment, hint + "key", in: connection))
        }
        for clause in query.clauses {
            switch clause.parameter {
            case "_id": try addIdentifiers(clause)
            case "_lastUpdated": try addUpdated(clause)
            case "_has": try addReferring(clause, to: type)
            default:
                guard let definition = parameters.definition(of: query.type, code: clause.parameter) else {
                    throw RecordError.invalid("\(query.type) has no search parameter \(clause.parameter)")
                }
                try add(clause, definition)
            }
        }
        if let after = query.after { sql.and(SQLText("\(hint)key > ?", [.integer(after.rawValue)])) }
    }

    /// Whether the keys that a clause lets through stand in an index of its own.
    private static func givesKeys(_ clause: SearchClause) -> Bool {
        if clause.isNegated || ["_id", "_lastUpdated", "_has"].contains(clause.parameter) { return false }
        return !clause.alternatives.contains(.missing(true))
    }

    /// The keys of one patient's compartment; nothing where nobody has heard of the patient.
    private static func range(of patient: String, _ column: String, in connection: Connection) throws -> SQLText {
        let number = try connection.first(
            "SELECT number FROM patient WHERE id = ?", { $0.set(1, compact: patient) }
        ) { $0.integer(0) }
        guard let number, number != ResourceKey.nobody else { return SQLText("0") }
        let keys = ResourceKey.all(of: number)
        return SQLText("\(column) BETWEEN ? AND ?", [.integer(keys.lowerBound), .integer(keys.upperBound)])
    }

    private mutating func addIdentifiers(_ clause: SearchClause) throws {
        let ids = clause.alternatives.compactMap { test -> String? in
            if case .token(_, let code?) = test { code } else { nil }
        }
        guard ids.count == clause.alternatives.count, !ids.isEmpty else {
            throw RecordError.invalid("_id takes ids")
        }
        let places = Array(repeating: "?", count: ids.count).joined(separator: ", ")
        sql.and(SQLText("id IN (\(places))", ids.map { .compact($0) }))
    }

    private mutating func addUpdated(_ clause: SearchClause) throws {
        let tests = try clause.alternatives.map { test in
            guard case .date(let comparison, let date) = test else {
                throw RecordError.invalid("_lastUpdated takes dates")
            }
            return SearchComparison.condition(comparison, low: "updated", high: "updated + 1", date)
        }
        sql.and(Self.join(tests, " OR "))
    }

    private mutating func add(_ clause: SearchClause, _ definition: SearchParameterDefinition) throws {
        if case .missing(let isMissing)? = clause.alternatives.first {
            guard clause.alternatives.count == 1 else { throw RecordError.invalid(":missing stands alone") }
            let present = IndexTable.allCases.map {
                selection(definition, SearchCondition(table: $0, sql: SQLText("1")))
            }
            sql.append(" AND key \(isMissing != clause.isNegated ? "NOT " : "")IN ")
            sql.append(Self.join(present, " UNION ALL "))
            return
        }
        guard !clause.alternatives.isEmpty else { throw RecordError.invalid("\(clause.parameter) has no value") }
        let selections = try clause.alternatives.map { test in
            if case .chain(let query) = test { return try chained(definition, query) }
            return selection(definition, try SearchCondition(test, names: names, in: connection))
        }
        sql.append(" AND key \(clause.isNegated ? "NOT " : "")IN ")
        sql.append(Self.join(selections, " UNION ALL "))
    }

    /// The statement of a search within this one, under the same scope.
    private func nested(_ query: SearchQuery) throws -> SearchStatement? {
        try SearchStatement(query, filter: filter, names: names, parameters: parameters, in: connection)
    }

    /// The keys of what refers to a resource that another search finds.
    private func chained(_ definition: SearchParameterDefinition, _ query: SearchQuery) throws -> SQLText {
        guard let target = try nested(query), let type = try names.types.number(of: query.type, in: connection) else {
            return SQLText("SELECT key FROM resource WHERE 0")
        }
        var condition = SQLText("type = ? AND id IN (SELECT id", [.integer(type)])
        condition.append(target.sql)
        condition.append(")")
        return selection(definition, SearchCondition(table: .reference, sql: condition))
    }

    /// Whether some resource that another search finds refers here: asked of each candidate, by its id.
    private mutating func addReferring(_ clause: SearchClause, to type: Int64) throws {
        let conditions = try clause.alternatives.map { test -> SQLText in
            guard case .referred(let query, let code) = test else { throw RecordError.invalid("_has takes searches") }
            guard let definition = parameters.definition(of: query.type, code: code), definition.kind == .reference
            else { throw RecordError.invalid("\(query.type) has no reference \(code)") }
            guard let referring = try nested(query) else { return SQLText("0") }
            var condition = SQLText(
                """
                EXISTS (SELECT 1 FROM reference_index WHERE parameter = ? AND reference_index.type = ? \
                AND reference_index.id = resource.id AND key IN (SELECT key
                """, [.integer(Int64(definition.id.rawValue)), .integer(type)])
            condition.append(referring.sql)
            condition.append("))")
            return condition
        }
        guard !conditions.isEmpty else { throw RecordError.invalid("_has takes searches") }
        if clause.isNegated { sql.append(" AND NOT ") } else { sql.append(" AND ") }
        sql.append(Self.join(conditions, " OR "))
    }

    private func selection(_ definition: SearchParameterDefinition, _ condition: SearchCondition) -> SQLText {
        var selection = SQLText(
            "SELECT key FROM \(condition.table.name) WHERE parameter = ?",
            [.integer(Int64(definition.id.rawValue))])
        selection.and(condition.sql)
        selection.and(scope)
        return selection
    }

    private static func join(_ parts: [SQLText], _ word: String) -> SQLText {
        SQLText("(" + parts.map(\.text).joined(separator: word) + ")", parts.flatMap(\.values))
    }
}
