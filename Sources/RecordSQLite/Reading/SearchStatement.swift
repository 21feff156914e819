import FHIR
import Record

/// A search as one SQL statement. The scope is inside each part of it, so that nothing outside is even looked at.
struct SearchStatement {
    /// After `SELECT …`: from which tables, under which conditions.
    private(set) var sql: String
    private(set) var values: [IndexRow.Cell] = []

    private let names: Names
    private let connection: Connection

    /// Nil where nothing can be found, for the record has no resource of the type.
    init?(
        _ query: SearchQuery, filter: ScopeFilter, names: Names, parameters: SearchParameters, in connection: Connection
    )
        throws
    {
        guard let type = try names.types.number(of: query.type, in: connection) else { return nil }
        self.names = names
        self.connection = connection
        sql = " FROM resource WHERE type = \(type) AND body IS NOT NULL"
        if let condition = filter.condition(on: "key", type: query.type) { sql += " AND " + condition }
        for clause in query.clauses {
            switch clause.parameter {
            case "_id": try addIdentifiers(clause)
            case "_lastUpdated": try addUpdated(clause)
            default:
                guard let definition = parameters.definition(of: query.type, code: clause.parameter) else {
                    throw RecordError.invalid("\(query.type) has no search parameter \(clause.parameter)")
                }
                let scope = filter.condition(on: "key", type: query.type)
                try add(clause, definition, scope)
            }
        }
        if let after = query.after { sql += " AND key > \(after.rawValue)" }
    }

    func bind(to parameters: Parameters) {
        for (offset, value) in values.enumerated() { value.bind(to: parameters, at: Int32(offset) + 1) }
    }

    private mutating func addIdentifiers(_ clause: SearchClause) throws {
        let ids = clause.alternatives.compactMap { test -> String? in
            if case .token(_, let code?) = test { code } else { nil }
        }
        guard ids.count == clause.alternatives.count, !ids.isEmpty else {
            throw RecordError.invalid("_id takes ids")
        }
        sql += " AND id IN (" + Array(repeating: "?", count: ids.count).joined(separator: ", ") + ")"
        values += ids.map { .compact($0) }
    }

    private mutating func addUpdated(_ clause: SearchClause) throws {
        let tests = try clause.alternatives.map { test in
            guard case .date(let comparison, let date) = test else {
                throw RecordError.invalid("_lastUpdated takes dates")
            }
            return Self.compare(comparison, low: "updated", high: "updated + 1", with: (date.earliest, date.latest))
        }
        sql += " AND (" + tests.joined(separator: " OR ") + ")"
    }

    private mutating func add(
        _ clause: SearchClause, _ definition: SearchParameterDefinition, _ scope: String?
    ) throws {
        let inScope = scope.map { " AND " + $0 } ?? ""
        var selections: [String] = []
        for test in clause.alternatives {
            if case .missing(let isMissing) = test {
                guard clause.alternatives.count == 1 else { throw RecordError.invalid(":missing stands alone") }
                let present = IndexTable.allCases.map {
                    "SELECT key FROM \($0.name) WHERE parameter = \(definition.id.rawValue)\(inScope)"
                }
                sql += " AND key \(isMissing ? "NOT " : "")IN (" + present.joined(separator: " UNION ALL ") + ")"
                return
            }
            let (table, condition) = try self.condition(test, clause.parameter)
            selections.append(
                "SELECT key FROM \(table.name) WHERE parameter = \(definition.id.rawValue) AND \(condition)\(inScope)")
        }
        guard !selections.isEmpty else { throw RecordError.invalid("\(clause.parameter) has no value") }
        sql += " AND key IN (" + selections.joined(separator: " UNION ALL ") + ")"
    }

    private mutating func condition(_ test: SearchTest, _ parameter: String) throws -> (IndexTable, String) {
        switch test {
        case .token(let system, let code):
            return (.token, try tokenCondition(system, code))
        case .string(let kind, let text):
            return (.string, stringCondition(kind, text))
        case .date(let comparison, let date):
            return (
                .date, Self.compare(comparison, low: "earliest", high: "latest", with: (date.earliest, date.latest))
            )
        case .number(let comparison, let number):
            return (.number, compare(comparison, number))
        case .quantity(let comparison, let number, let system, let code):
            var condition = ""
            if let code {
                condition = "code = ? AND "
                values.append(.text(code))
            }
            condition += compare(comparison, number)
            if let system { condition += " AND system = \(try self.system(system))" }
            return (.quantity, condition)
        case .reference(let type?, let id):
            values += [.integer(try names.types.number(of: type, in: connection) ?? -1), .compact(id)]
            return (.reference, "type = ? AND id = ?")
        case .reference(nil, let id):
            values.append(.compact(id))
            return (.reference, "type > \(Names.none) AND id = ?")
        case .address(let address):
            values.append(.text(address))
            return (.reference, "type = \(Names.none) AND id = ?")
        case .uri(let address):
            values.append(.text(address))
            return (.uri, "address = ?")
        case .missing:
            throw RecordError.fault("\(parameter): handled before")
        }
    }

    private func system(_ address: String) throws -> Int64 {
        try names.systems.number(of: address, in: connection) ?? -1
    }

    private mutating func tokenCondition(_ test: SearchTest.SystemTest, _ code: String?) throws -> String {
        var conditions: [String] = []
        if let code {
            conditions.append("code = ?")
            values.append(.compact(code))
        }
        switch test {
        case .any: break
        case .none: conditions.append("system = \(Names.none)")
        case .is(let address): conditions.append("system = \(try system(address))")
        }
        guard !conditions.isEmpty else { throw RecordError.invalid("a token needs a code or a system") }
        return conditions.joined(separator: " AND ")
    }

    private mutating func stringCondition(_ test: SearchTest.StringTest, _ text: String) -> String {
        let folded = TextFolding.fold(text)
        switch test {
        case .startsWith:
            // The range of all texts that begin so: U+10FFFF sorts after every other character.
            values += [.text(folded), .text(folded + "\u{10FFFF}")]
            return "folded >= ? AND folded < ?"
        case .contains:
            values.append(.text(folded))
            return "instr(folded, ?) > 0"
        case .exactly:
            values += [.text(folded), .text(text == folded ? "" : text)]
            return "folded = ? AND exact = ?"
        }
    }

    /// Compares a stretch of time from `low` up to `high`, as FHIR R4 defines the prefixes.
    private static func compare(
        _ comparison: SearchTest.Comparison, low: String, high: String, with range: (Int64, Int64)
    ) -> String {
        let (start, end) = range
        let equal = "(\(low) >= \(start) AND \(low) < \(end) AND \(high) <= \(end))"
        return switch comparison {
        case .equal: equal
        case .notEqual: "NOT \(equal)"
        case .greater: "\(high) > \(end)"
        case .less: "\(low) < \(start)"
        case .greaterOrEqual: "(\(high) > \(end) OR \(equal))"
        case .lessOrEqual: "(\(low) < \(start) OR \(equal))"
        case .startsAfter: "\(low) >= \(end)"
        case .endsBefore: "\(high) <= \(start)"
        case .approximately: "(\(low) < \(end) AND \(high) > \(start))"
        }
    }

    /// Compares a number, as FHIR R4 defines the prefixes: equality within what the digits say, order exactly.
    private mutating func compare(_ comparison: SearchTest.Comparison, _ number: SearchNumber) -> String {
        func bound(_ condition: String, _ numbers: Double...) -> String {
            values += numbers.map { .real($0) }
            return condition
        }
        switch comparison {
        case .equal: return bound("value >= ? AND value < ?", number.lower, number.upper)
        case .notEqual: return bound("NOT (value >= ? AND value < ?)", number.lower, number.upper)
        case .greater, .startsAfter: return bound("value > ?", number.value)
        case .less, .endsBefore: return bound("value < ?", number.value)
        case .greaterOrEqual: return bound("value >= ?", number.value)
        case .lessOrEqual: return bound("value <= ?", number.value)
        case .approximately:
            let tenth = abs(number.value) / 10
            return bound("value BETWEEN ? AND ?", number.value - tenth, number.value + tenth)
        }
    }
}
