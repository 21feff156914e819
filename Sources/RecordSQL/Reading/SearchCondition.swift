import FHIR
import Record

/// What a test asks of the rows of one index table.
struct SearchCondition {
    let table: IndexTable
    let sql: SQLText

    init(table: IndexTable, sql: SQLText) {
        self.table = table
        self.sql = sql
    }

    init(_ test: SearchTest, tables: RecordTables, in connection: any SQLConnection) throws {
        let names = tables.names
        /// The number of a system, or one that no row has.
        func number(ofSystem address: String) throws -> Int64 {
            try names.systems.number(of: address, in: connection) ?? -1
        }
        switch test {
        case .token(let system, let code):
            table = .token
            sql = try Self.token(system, code, number(ofSystem:))
        case .string(let kind, let text):
            table = .string
            sql = Self.string(kind, text, tables.dialect)
        case .date(let comparison, let date):
            table = .date
            sql = SearchComparison.condition(comparison, low: "earliest", high: "latest", date)
        case .number(let comparison, let number):
            table = .number
            sql = SearchComparison.condition(comparison, number)
        case .quantity(let comparison, let amount, let system, let code):
            table = .quantity
            var condition = SQLText("TRUE")
            condition.and(code.map { SQLText("code = ?", [.word($0)]) })
            condition.and(SearchComparison.condition(comparison, amount))
            if let system { condition.and(SQLText("system = ?", [.integer(try number(ofSystem: system))])) }
            sql = condition
        case .reference(let type?, let id):
            table = .reference
            let typeNumber = try names.types.number(of: type, in: connection) ?? -1
            sql = SQLText("type = ? AND id = ?", [.integer(typeNumber), .code(id)])
        case .reference(nil, let id):
            table = .reference
            sql = SQLText("type > \(Names.none) AND id = ?", [.code(id)])
        case .address(let address):
            table = .reference
            sql = SQLText("type = \(Names.none) AND id = ?", [.word(address)])
        case .uri(let address):
            table = .uri
            sql = SQLText("address = ?", [.word(address)])
        case .composite(let parts):
            table = .composite
            guard parts.count == 2 else { throw RecordError.invalid("a composite has two parts") }
            var condition = try Self.part(parts[0], "code", "system", number(ofSystem:))
            condition.and(try Self.part(parts[1], "second", "second_system", number(ofSystem:)))
            sql = condition
        case .missing, .chain, .referred:
            throw RecordError.invalid("this test stands alone")
        }
    }

    /// One part of a composite, in its columns (see ``IndexRow``); numbers and times lie in `lower` and `upper`.
    private static func part(
        _ test: SearchTest, _ code: String, _ system: String, _ number: (String) throws -> Int64
    ) throws -> SQLText {
        switch test {
        case .token(let systemTest, let value):
            var condition = SQLText("TRUE")
            condition.and(value.map { SQLText("\(code) = ?", [.code($0)]) })
            switch systemTest {
            case .any: break
            case .none: condition.and(SQLText("\(system) = \(Names.none)"))
            case .is(let address): condition.and(SQLText("\(system) = ?", [.integer(try number(address))]))
            }
            return condition
        case .reference(let type?, let id): return SQLText("\(code) = ?", [.code(type + "/" + id)])
        case .address(let address): return SQLText("\(code) = ?", [.code(address)])
        case .uri(let address): return SQLText("\(code) = ?", [.word(address)])
        case .string(_, let text): return SQLText("\(code) = ?", [.word(TextFolding.fold(text))])
        case .quantity(let comparison, let amount, let address, let unit):
            var condition = SearchComparison.condition(comparison, amount, column: "lower")
            condition.and(unit.map { SQLText("\(code) = ?", [.code($0)]) })
            if let address { condition.and(SQLText("\(system) = ?", [.integer(try number(address))])) }
            return condition
        case .number(let comparison, let amount):
            return SearchComparison.condition(comparison, amount, column: "lower")
        case .date(let comparison, let date):
            return SearchComparison.condition(comparison, low: "lower", high: "upper", date)
        case .reference, .composite, .chain, .referred, .missing:
            throw RecordError.invalid("a part of a composite is a plain value")
        }
    }

    private static func token(
        _ test: SearchTest.SystemTest, _ code: String?, _ number: (String) throws -> Int64
    ) throws -> SQLText {
        guard code != nil || test != .any else { throw RecordError.invalid("a token needs a code or a system") }
        var condition = SQLText("TRUE")
        condition.and(code.map { SQLText("code = ?", [.code($0)]) })
        switch test {
        case .any: break
        case .none: condition.and(SQLText("system = \(Names.none)"))
        case .is(let address): condition.and(SQLText("system = ?", [.integer(try number(address))]))
        }
        return condition
    }

    private static func string(
        _ test: SearchTest.StringTest, _ text: String, _ dialect: any SQLDialect
    ) -> SQLText {
        let folded = TextFolding.fold(text)
        switch test {
        case .startsWith:
            return dialect.startsWith("folded", folded)
        case .contains:
            return SQLText(dialect.contains("folded"), [.text(folded)])
        case .exactly:
            var condition = dialect.isText("folded", folded)
            condition.and(SQLText("exact = ?", [.text(text == folded ? "" : text)]))
            return condition
        }
    }
}
