import Access
package import FHIR
package import Record

/// A search as one SQL statement. The scope is inside each part of it that finds resources, those of searches within it
/// too; the index is only asked about those whose resources may be inside.
package struct SearchStatement {
    /// After `SELECT …`: from which tables, under which conditions.
    package private(set) var sql: SQLText
    /// The search as it is put: with what was found out before.
    let query: SearchQuery

    private let filter: ScopeFilter
    private let parameters: SearchParameters
    private let tables: RecordTables
    private let connection: any SQLConnection
    private let type: String
    /// The scope, and the compartment.
    private let scopes: [ScopeFilter]
    /// Which clause the search begins with.
    let start: SearchStart

    /// Nil where nothing can be found, for the record has no resource of the type.
    package init?(
        _ query: SearchQuery, filter: ScopeFilter, tables: RecordTables, parameters: SearchParameters,
        in connection: any SQLConnection
    ) throws {
        guard let type = try tables.names.types.number(of: query.type, in: connection) else { return nil }
        self.filter = filter
        self.parameters = parameters
        self.tables = tables
        self.connection = connection
        self.type = query.type
        let owners = query.compartment.map { [$0] } ?? Self.owners(query, parameters, tables.dialect)
        let compartment = try owners.map { owners in
            ScopeFilter(
                patients: try owners.flatMap { patient in
                    try connection.all(
                        "SELECT number FROM \(tables.dialect.patientByIdentifier)", [.compact(patient)]
                    ) { $0.integer(0) }
                }, shared: .none)
        }
        let isAnywhere = tables.dialect.liesInParts && compartment == nil && filter.patients == nil
        let query =
            isAnywhere
            ? try HeldSystems(parameters: parameters, tables: tables, connection: connection).naming(query) : query
        self.query = query
        scopes = [filter] + [compartment].compactMap { $0 }
        start = try SearchStart(
            query,
            SearchSelections(
                parameters: parameters, tables: tables, scopes: scopes, type: query.type, connection: connection))
        // Not to go through all resources of the type, or of the scope, where a clause's own index gives the keys.
        let isAside = start != .compartment && query.clauses.contains(where: Self.givesKeys)
        let hint = isAside ? tables.dialect.asideHint : ""
        sql = SQLText(" FROM resource WHERE \(hint)type = ? AND body IS NOT NULL", [.integer(type)])
        sql.and(filter.condition(on: tables.keys, in: "resource", type: query.type, hint: hint))
        sql.and(compartment?.condition(on: tables.keys, in: "resource", type: query.type, hint: hint))
        for (place, clause) in query.clauses.enumerated() {
            switch clause.parameter {
            case "_has": try addReferring(clause, to: type)
            case "_id": try addIdentifiers(clause, type)
            case "_lastUpdated": try addUpdated(clause)
            default:
                guard let definition = parameters.definition(of: query.type, code: clause.parameter) else {
                    throw RecordError.invalid("\(query.type) has no search parameter \(clause.parameter)")
                }
                if query.type == "Patient", SQLReading.addressParameters.contains(clause.parameter) {
                    sql.and(filter.addressCondition(on: tables.keys, in: "resource"))
                }
                try add(clause, definition, at: place)
            }
        }
        if let after = query.after { sql.and(SQLText(hint + tables.keys.isAfter, tables.keys.values(after))) }
    }

    /// In whose compartments all lies that a search can find, by one of its clauses; nil where no clause tells.
    private static func owners(
        _ query: SearchQuery, _ parameters: SearchParameters, _ dialect: any SQLDialect
    ) -> [String]? {
        guard dialect.liesInParts else { return nil }
        for clause in query.clauses where !clause.isNegated && !clause.alternatives.isEmpty {
            let patients = clause.alternatives.compactMap { test in
                if case .reference("Patient", let id) = test { id } else { nil }
            }
            guard patients.count == clause.alternatives.count,
                let definition = parameters.definition(of: query.type, code: clause.parameter),
                PatientCompartment.follows(from: definition)
            else { continue }
            return patients
        }
        return nil
    }

    var selections: SearchSelections {
        SearchSelections(parameters: parameters, tables: tables, scopes: scopes, type: type, connection: connection)
    }

    /// Whether the keys that a clause lets through stand in an index of its own.
    private static func givesKeys(_ clause: SearchClause) -> Bool {
        if clause.isNegated || ["_id", "_lastUpdated", "_has"].contains(clause.parameter) { return false }
        return !clause.alternatives.contains(.missing(true))
    }

    private mutating func addIdentifiers(_ clause: SearchClause, _ type: Int64) throws {
        let ids = clause.alternatives.compactMap { test -> String? in
            if case .token(_, let code?) = test { code } else { nil }
        }
        guard ids.count == clause.alternatives.count, !ids.isEmpty else {
            throw RecordError.invalid("_id takes ids")
        }
        sql.and(
            SQLText(
                tables.dialect.hasIdentifier(among: ids.count), [.integer(type)] + ids.map { .compact($0) }))
    }

    private mutating func addUpdated(_ clause: SearchClause) throws {
        let tests = try clause.alternatives.map { test in
            guard case .date(let comparison, let date) = test else {
                throw RecordError.invalid("_lastUpdated takes dates")
            }
            return SearchComparison.condition(comparison, low: "updated", high: "updated + 1", date)
        }
        sql.and(SQLText.any(tests))
    }

    private mutating func add(_ clause: SearchClause, _ definition: SearchParameterDefinition, at place: Int) throws {
        let selections = selections
        if case .missing(let isMissing)? = clause.alternatives.first {
            guard clause.alternatives.count == 1 else { throw RecordError.invalid(":missing stands alone") }
            let present = IndexTable.allCases.map {
                selections.selection(definition, SearchCondition(table: $0, sql: SQLText("TRUE")))
            }
            sql.append(" AND \(tables.keys.tuple) \(isMissing != clause.isNegated ? "NOT " : "")IN ")
            sql.append(SearchSelections.union(present))
            return
        }
        guard !clause.alternatives.isEmpty else { throw RecordError.invalid("\(clause.parameter) has no value") }
        let not = clause.isNegated ? "NOT " : ""
        if start.comesBefore(place), let conditions = try selections.conditions(clause, definition),
            let probes = selections.probes(definition, conditions)
        {
            sql.append(" AND \(not)")
            sql.append(SQLText.any(probes))
            return
        }
        let found = try clause.alternatives.flatMap { test in
            if case .chain(let query) = test { return [try chained(definition, query, selections)] }
            return try SearchCondition.all(test, of: definition.id, tables: tables, in: connection)
                .map { selections.selection(definition, $0) }
        }
        sql.append(" AND \(tables.keys.tuple) \(not)IN ")
        sql.append(SearchSelections.union(found))
    }

    /// A search within this one, under the same scope.
    private func nested(_ query: SearchQuery) throws -> SearchStatement? {
        try SearchStatement(query, filter: filter, tables: tables, parameters: parameters, in: connection)
    }

    /// The keys of what refers to a resource that another search finds.
    private func chained(
        _ definition: SearchParameterDefinition, _ query: SearchQuery, _ selections: SearchSelections
    ) throws -> SQLText {
        guard let target = try nested(query),
            let type = try tables.names.types.number(of: query.type, in: connection)
        else { return selections.selection(definition, SearchCondition(table: .reference, sql: SQLText("FALSE"))) }
        var condition = SQLText(
            "type = ? AND id IN (SELECT \(tables.dialect.indexedIdentifier)", [.integer(type)])
        condition.append(target.sql)
        condition.append(")")
        return selections.selection(definition, SearchCondition(table: .reference, sql: condition))
    }

    /// Whether some resource that another search finds refers here: asked of each candidate, by its id.
    private mutating func addReferring(_ clause: SearchClause, to type: Int64) throws {
        let conditions = try clause.alternatives.map { test -> SQLText in
            guard case .referred(let query, let code) = test else { throw RecordError.invalid("_has takes searches") }
            guard let definition = parameters.definition(of: query.type, code: code), definition.kind == .reference
            else { throw RecordError.invalid("\(query.type) has no reference \(code)") }
            guard let referring = try nested(query) else { return SQLText("FALSE") }
            var condition = SQLText(
                """
                EXISTS (SELECT 1 FROM reference_index WHERE parameter = ? AND reference_index.type = ? \
                AND reference_index.id = \(tables.dialect.indexedIdentifier) \
                AND \(tables.keys.tuple) IN (SELECT \(tables.keys.list)
                """, [.integer(Int64(definition.id.rawValue)), .integer(type)])
            condition.append(referring.sql)
            condition.append("))")
            return condition
        }
        guard !conditions.isEmpty else { throw RecordError.invalid("_has takes searches") }
        sql.append(clause.isNegated ? " AND NOT " : " AND ")
        sql.append(SQLText.any(conditions))
    }
}
