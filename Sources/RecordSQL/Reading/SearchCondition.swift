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
        case .missing:
            throw RecordError.invalid(":missing stands alone")
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
