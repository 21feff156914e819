import FHIR
import Record

/// What a test asks of the rows of one index table.
struct SearchCondition {
    let table: IndexTable
    var aspect = IndexAspect.value
    let sql: SQLText

    /// A test of a parameter as conditions: one of them must hold.
    static func all(
        _ test: SearchTest, of parameter: SearchParameterID, tables: RecordTables, in connection: any SQLConnection
    ) throws -> [Self] {
        let names = tables.names
        /// The number of a system, or one that no row has.
        func number(ofSystem address: String) throws -> Int64 {
            try names.systems.number(of: address, in: connection) ?? -1
        }
        switch test {
        case .quantity(let comparison, let amount, let system, let code):
            return try QuantityCondition(
                comparison: comparison, amount: amount, system: system, unit: code, number: number(ofSystem:)
            ).alternatives(.quantity).map { SearchCondition(table: .quantity, sql: $0) }
        case .identifier(let system, let value):
            return [
                SearchCondition(table: .token, aspect: .identifier, sql: try token(system, value, number(ofSystem:)))
            ]
        case .typedIdentifier(let system, let code, let value):
            let typed = try token(.is(system), SearchToken.typed(code, value), number(ofSystem:))
            return [SearchCondition(table: .token, aspect: .type, sql: typed)]
        case .text(let text):
            return [SearchCondition(table: .string, aspect: .text, sql: words(text, of: parameter, tables.dialect))]
        case .codes(let system, let codes):
            return [SearchCondition(table: .token, sql: try Self.codes(system, codes, number(ofSystem:)))]
        case .reference(let type?, let id):
            let typeNumber = try names.types.number(of: type, in: connection) ?? -1
            return [
                SearchCondition(
                    table: .reference, sql: SQLText("type = ? AND id = ?", [.integer(typeNumber), .code(id)]))
            ]
        case .composite(let parts):
            return [SearchCondition(table: .composite, sql: try composite(parts, number(ofSystem:)))]
        case .token(let system, let code):
            return [SearchCondition(table: .token, sql: try token(system, code, number(ofSystem:)))]
        default: return [try SearchCondition(test, tables.dialect)]
        }
    }

    init(table: IndexTable, aspect: IndexAspect = .value, sql: SQLText) {
        self.table = table
        self.aspect = aspect
        self.sql = sql
    }

    /// A test that names nothing that has a number in the record.
    private init(_ test: SearchTest, _ dialect: any SQLDialect) throws {
        switch test {
        case .string(let kind, let text): self.init(table: .string, sql: Self.string(kind, text, dialect))
        case .date(let comparison, let date):
            let condition = SearchComparison.condition(comparison, low: "earliest", high: "latest", date)
            self.init(table: .date, sql: condition)
        case .number(let comparison, let number):
            self.init(table: .number, sql: SearchComparison.condition(comparison, number))
        case .reference(_, let id):
            self.init(table: .reference, sql: SQLText("type > \(Names.none) AND id = ?", [.code(id)]))
        case .address(let address):
            self.init(table: .reference, sql: SQLText("type = \(Names.none) AND id = ?", [.word(address)]))
        case .uri(let address): self.init(table: .uri, sql: SQLText("address = ?", [.word(address)]))
        case .addressBelow(let beginning):
            self.init(table: .uri, sql: dialect.beginsWith("address", beginning))
        default: throw RecordError.invalid("this test stands alone")
        }
    }

    /// The parts of a composite, in their columns (see ``IndexRow``).
    private static func composite(_ parts: [SearchTest], _ number: @escaping (String) throws -> Int64) throws -> SQLText
    {
        guard (2...3).contains(parts.count) else { throw RecordError.invalid("a composite has two or three parts") }
        var condition = try part(parts[0], "code", "system", number)
        condition.and(try part(parts[1], "second", "second_system", number))
        if parts.count == 3 {
            guard case .number(let comparison, let third) = parts[2], case .number = parts[1] else {
                throw RecordError.invalid("the third part of a composite is a number after a number")
            }
            condition.and(SearchComparison.condition(comparison, third, column: "upper"))
        }
        return condition
    }

    /// One part of a composite, in its columns; numbers and times lie in `lower` and `upper`.
    private static func part(
        _ test: SearchTest, _ code: String, _ system: String, _ number: @escaping (String) throws -> Int64
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
            let quantity = QuantityCondition(
                comparison: comparison, amount: amount, system: address, unit: unit, number: number)
            return SQLText.any(try quantity.alternatives(.composite))
        case .number(let comparison, let amount):
            return SearchComparison.condition(comparison, amount, column: "lower")
        case .date(let comparison, let date):
            return SearchComparison.condition(comparison, low: "lower", high: "upper", date)
        default: throw RecordError.invalid("a part of a composite is a plain value")
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

    private static func codes(
        _ system: String?, _ codes: [String], _ number: (String) throws -> Int64
    ) throws -> SQLText {
        guard !codes.isEmpty else { return SQLText("FALSE") }
        let places = Array(repeating: "?", count: codes.count).joined(separator: ", ")
        let systemNumber = try system.map(number) ?? Names.none
        return SQLText("code IN (\(places)) AND system = ?", codes.map { .code($0) } + [.integer(systemNumber)])
    }

    /// Texts in which some word begins like this one.
    ///
    /// What codes are called comes back again and again: the different texts are found one after the other, each by one
    /// look into the index, so that it costs as many as there are, not as there are rows.
    private static func words(
        _ text: String, of parameter: SearchParameterID, _ dialect: any SQLDialect
    ) -> SQLText {
        let column = dialect.indexed("folded")
        let number = SQLValue.integer(Int64(IndexAspect.text.number(of: parameter.rawValue)))
        let words = IndexWords.words(of: text)
        guard !words.isEmpty else { return SQLText("FALSE") }
        let beginning = SQLValue.text(" " + words)
        return SQLText(
            """
            \(column) IN (WITH RECURSIVE word (text) AS (
            SELECT (SELECT \(column) FROM string_index WHERE parameter = ? ORDER BY \(column) LIMIT 1)
            UNION ALL
            SELECT (SELECT \(column) FROM string_index WHERE parameter = ? AND \(column) > word.text
            ORDER BY \(column) LIMIT 1) FROM word WHERE word.text IS NOT NULL)
            SELECT text FROM word WHERE \(dialect.contains("(' ' || text)")))
            """, [number, number, beginning])
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
