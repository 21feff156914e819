import FHIR
import Record

/// The prefixes of FHIR R4's ordered search types as SQL.
///
/// Source: FHIR R4, Search, 3.1.1.4.5 Prefixes.
enum SearchComparison {
    /// Compares a stretch of time from `low` up to `high` with another.
    static func condition(
        _ comparison: SearchTest.Comparison, low: String, high: String, _ date: SearchDate
    ) -> SQLText {
        let start = SQLValue.integer(date.earliest)
        let end = SQLValue.integer(date.latest)
        // The first two are the range that the index is read by.
        let equal = "(\(low) >= ? AND \(low) < ? AND \(high) <= ?)"
        return switch comparison {
        case .equal: SQLText(equal, [start, end, end])
        case .notEqual: SQLText("NOT \(equal)", [start, end, end])
        case .greater: SQLText("\(high) > ?", [end])
        case .less: SQLText("\(low) < ?", [start])
        case .greaterOrEqual: SQLText("(\(high) > ? OR \(equal))", [end, start, end, end])
        case .lessOrEqual: SQLText("(\(low) < ? OR \(equal))", [start, start, end, end])
        case .startsAfter: SQLText("\(low) >= ?", [end])
        case .endsBefore: SQLText("\(high) <= ?", [start])
        case .approximately: SQLText("(\(low) < ? AND \(high) > ?)", [end, start])
        }
    }

    /// Compares a number: equality within what the digits say, order exactly.
    ///
    /// - Parameter column: where the number is.
    static func condition(
        _ comparison: SearchTest.Comparison, _ number: SearchNumber, column: String = "value"
    ) -> SQLText {
        let value = SQLValue.real(number.value)
        let within: [SQLValue] = [.real(number.lower), .real(number.upper)]
        switch comparison {
        case .equal: return SQLText("\(column) >= ? AND \(column) < ?", within)
        case .notEqual: return SQLText("NOT (\(column) >= ? AND \(column) < ?)", within)
        case .greater, .startsAfter: return SQLText("\(column) > ?", [value])
        case .less, .endsBefore: return SQLText("\(column) < ?", [value])
        case .greaterOrEqual: return SQLText("\(column) >= ?", [value])
        case .lessOrEqual: return SQLText("\(column) <= ?", [value])
        case .approximately:
            // A tenth of the value, as the standard proposes.
            let tenth = abs(number.value) / 10
            return SQLText(
                "\(column) BETWEEN ? AND ?", [.real(number.value - tenth), .real(number.value + tenth)])
        }
    }
}
