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

    init(_ test: SearchTest, names: Names, in connection: Connection) throws {
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
            sql = Self.string(kind, text)
        case .date(let comparison, let date):
            table = .date
            sql = SearchComparison.condition(comparison, low: "earliest", high: "latest", date)
        case .number(let comparison, let number):
            table = .number
            sql = SearchComparison.condition(comparison, number)
        case .quantity(let comparison, let amount, let system, let code):
            table = .quantity
            var condition = SQLText("1")
            condition.and(code.map { SQLText("code = ?", [.text($0)]) })
            condition.and(SearchComparison.condition(comparison, amount))
            if let system { condition.and(SQLText("system = ?", [.integer(try number(ofSystem: system))])) }
            sql = condition
        case .reference(let type?, let id):
            table = .reference
            let typeNumber = try names.types.number(of: type, in: connection) ?? -1
            sql = SQLText("type = ? AND id = ?", [.integer(typeNumber), .compact(id)])
        case .reference(nil, let id):
            table = .reference
            sql = SQLText("type > \(Names.none) AND id = ?", [.compact(id)])
        case .address(let address):
            table = .reference
            sql = SQLText("type = \(Names.none) AND id = ?", [.text(address)])
        case .uri(let address):
            table = .uri
            sql = SQLText("address = ?", [.text(address)])
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

    private static func token(
        _ test: SearchTest.SystemTest, _ code: String?, _ number: (String) throws -> Int64
    ) throws -> SQLText {
        guard code != nil || test != .any else { throw RecordError.invalid("a token needs a code or a system") }
        var condition = SQLText("1")
        condition.and(code.map { SQLText("code = ?", [.compact($0)]) })
        switch test {
        case .any: break
        case .none: condition.and(SQLText("system = \(Names.none)"))
        case .is(let address): condition.and(SQLText("system = ?", [.integer(try number(address))]))
        }
        return condition
    }

    /// One part of a composite, in its columns (see ``IndexRow``); numbers and times lie in `lower` and `upper`.
    private static func part(
        _ test: SearchTest, _ code: String, _ system: String, _ number: (String) throws -> Int64
    ) throws -> SQLText {
        switch test {
        case .token(let systemTest, let value):
            var condition = SQLText("1")
            condition.and(value.map { SQLText("\(code) = ?", [.compact($0)]) })
            switch systemTest {
            case .any: break
            case .none: condition.and(SQLText("\(system) = \(Names.none)"))
            case .is(let address): condition.and(SQLText("\(system) = ?", [.integer(try number(address))]))
            }
            return condition
        case .reference(let type?, let id): return SQLText("\(code) = ?", [.compact(type + "/" + id)])
        case .address(let address), .uri(let address): return SQLText("\(code) = ?", [.compact(address)])
        case .string(.startsWith, let text):
            let folded = TextFolding.fold(text)
            return SQLText("\(code) >= ? AND \(code) < ?", [.text(folded), .text(folded + "\u{10FFFF}")])
        case .quantity(let comparison, let amount, let address, let unit):
            var condition = SearchComparison.condition(comparison, amount, column: "lower")
            condition.and(unit.map { SQLText("\(code) = ?", [.compact($0)]) })
            if let address { condition.and(SQLText("\(system) = ?", [.integer(try number(address))])) }
            return condition
        case .number(let comparison, let amount):
            return SearchComparison.condition(comparison, amount, column: "lower")
        case .date(let comparison, let date):
            return SearchComparison.condition(comparison, low: "lower", high: "upper", date)
        case .string, .reference, .composite, .chain, .referred, .missing:
            throw RecordError.invalid("a part of a composite is a plain value")
        }
    }

    private static func string(_ test: SearchTest.StringTest, _ text: String) -> SQLText {
        let folded = TextFolding.fold(text)
        switch test {
        case .startsWith:
            // The range of all texts that begin so: U+10FFFF sorts after every other character.
            return SQLText("folded >= ? AND folded < ?", [.text(folded), .text(folded + "\u{10FFFF}")])
        case .contains:
            return SQLText("instr(folded, ?) > 0", [.text(folded)])
        case .exactly:
            return SQLText("folded = ? AND exact = ?", [.text(folded), .text(text == folded ? "" : text)])
        }
    }
}
