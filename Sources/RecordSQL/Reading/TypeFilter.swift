import Access
import FHIR
import Record

/// ``TypeLimits`` as conditions in SQL, and on versions by what they say.
struct TypeFilter: Sendable {
    private let limits: TypeLimits
    /// The open types by their numbers, those that the record has; with each, the tests of which one must hold.
    private let types: [(name: String, number: Int64, tests: [SQLText])]

    init(_ limits: TypeLimits, in reading: SQLReading) throws {
        self.limits = limits
        var types: [(name: String, number: Int64, tests: [SQLText])] = []
        for (name, tests) in limits.types.sorted(by: { $0.key < $1.key }) {
            guard let number = try reading.names.types.number(of: name, in: reading.connection) else { continue }
            let conditions = try tests.sorted { $0.code < $1.code }.map { test in
                try Self.condition(test, of: name, reading)
            }
            types.append((name, number, conditions))
        }
        self.types = types
    }

    /// The condition on a row of the index of tokens, under the alias `token`.
    private static func condition(
        _ test: TypeLimits.TokenTest, of type: String, _ reading: SQLReading
    ) throws -> SQLText {
        guard let definition = SearchParameters.r4.definition(of: type, code: test.parameter) else {
            return SQLText("FALSE")
        }
        let system = test.system.map(SearchTest.SystemTest.is) ?? .any
        let token = SearchTest.token(system, code: test.code)
        let conditions = try SearchCondition.all(
            token, of: definition.id, tables: reading.tables, in: reading.connection)
        return SQLText.any(
            conditions.filter { $0.table == .token }.map { condition in
                var sql = SQLText(
                    "parameter = ?", [.integer(Int64(condition.aspect.number(of: definition.id.rawValue)))])
                sql.and(condition.probe ?? condition.sql)
                return sql
            } + [SQLText("FALSE")])
    }

    /// The condition that a row is inside; nil where all of its type are.
    func condition(_ place: RowPlace) -> SQLText? {
        if let name = place.type {
            guard limits.opens(name) else { return SQLText("FALSE") }
            guard let type = types.first(where: { $0.name == name }) else { return SQLText("FALSE") }
            return type.tests.isEmpty ? nil : tokens(type.tests, place)
        }
        let conditions = types.map { type in
            var sql = SQLText("held.type = ?", [.integer(type.number)])
            if !type.tests.isEmpty { sql.and(tokens(type.tests, place)) }
            return sql
        }
        guard !conditions.isEmpty else { return SQLText("FALSE") }
        var sql = SQLText("EXISTS (SELECT 1 FROM resource AS held WHERE \(place.isRow("held")) AND ")
        sql.append(SQLText.any(conditions))
        sql.append(")")
        return sql
    }

    private func tokens(_ tests: [SQLText], _ place: RowPlace) -> SQLText {
        var sql = SQLText("EXISTS (SELECT 1 FROM token_index AS token WHERE \(place.isRow("token")) AND ")
        sql.append(SQLText.any(tests))
        sql.append(")")
        return sql
    }

    /// Whether a version is inside, by what it says itself.
    func contains(_ version: StoredResource) throws -> Bool {
        guard let tests = limits.types[version.type] else { return false }
        guard !tests.isEmpty else { return true }
        guard !version.isDeletion else { return false }
        let entries = Self.indexer.entries(of: try version.json())
        return tests.contains { test in
            entries.contains { entry in
                guard entry.code == test.parameter, case .token(let token) = entry.value else { return false }
                return token.code == test.code && (test.system == nil || token.system == test.system)
            }
        }
    }

    private static let indexer = SearchIndexer()
}
