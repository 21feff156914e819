import FHIR
import Record

/// What a search for an amount asks of the index, where amounts in UCUM's units lie in base units.
///
/// UCUM converts within a dimension: mg/dL into g/L, never into mmol/L, which needs the molar mass of the substance.
struct QuantityCondition {
    let comparison: SearchTest.Comparison
    let amount: SearchNumber
    /// The address of the unit's system; nil where the search names none.
    let system: String?
    /// The unit; nil where the search names none.
    let unit: String?
    /// The number of a system in the record.
    let number: (String) throws -> Int64

    /// The columns of a table that amounts lie in.
    struct Columns {
        let unit: String
        let system: String
        let value: String
        let written: String

        static let quantity = Columns(unit: "code", system: "system", value: "value", written: "lower")
        static let composite = Columns(unit: "second", system: "second_system", value: "lower", written: "upper")
    }

    /// Rounding of binary fractions, which differs with the unit that an amount was written in.
    private static let rounding = 1e-12

    /// One of these must hold.
    func alternatives(_ columns: Columns) throws -> [SQLText] {
        guard let unit else {
            var condition = SearchComparison.condition(comparison, amount, column: columns.written)
            if let system { condition.and(SQLText("\(columns.system) = ?", [.integer(try number(system))])) }
            return [condition]
        }
        var alternatives: [SQLText] = []
        let converted = system.map { $0 == UCUM.system } ?? true ? UCUM.canonical(amount.value, unit) : nil
        if let converted {
            var condition = SQLText("\(columns.unit) = ?", [.word(converted.unit)])
            condition.and(inBaseUnits(converted.value, unit, column: columns.value))
            condition.and(SQLText("\(columns.system) = ?", [.integer(try number(UCUM.system))]))
            alternatives.append(condition)
        }
        // Where the search does not name UCUM, the same word may be a unit of another system, or of none.
        if system == nil || converted == nil {
            var condition = SQLText("\(columns.unit) = ?", [.word(unit)])
            condition.and(SearchComparison.condition(comparison, amount, column: columns.value))
            if let system {
                condition.and(SQLText("\(columns.system) = ?", [.integer(try number(system))]))
            } else if converted != nil {
                condition.and(SQLText("\(columns.system) <> ?", [.integer(try number(UCUM.system))]))
            }
            alternatives.append(condition)
        }
        return alternatives
    }

    private func inBaseUnits(_ value: Double, _ unit: String, column: String) -> SQLText {
        func base(_ value: Double) -> Double { UCUM.canonical(value, unit)?.value ?? value }
        let lower = base(amount.lower)
        let upper = base(amount.upper)
        let slack = max(abs(value), abs(upper)) * Self.rounding
        let within: [SQLValue] = [.real(lower - slack), .real(upper - slack)]
        switch comparison {
        case .equal: return SQLText("\(column) >= ? AND \(column) < ?", within)
        case .notEqual: return SQLText("NOT (\(column) >= ? AND \(column) < ?)", within)
        case .greater, .startsAfter: return SQLText("\(column) > ?", [.real(value + slack)])
        case .less, .endsBefore: return SQLText("\(column) < ?", [.real(value - slack)])
        case .greaterOrEqual: return SQLText("\(column) >= ?", [.real(value - slack)])
        case .lessOrEqual: return SQLText("\(column) <= ?", [.real(value + slack)])
        case .approximately:
            // A tenth of the amount as it is asked for: a tenth of 37 Cel, not of 310 K.
            let tenth = abs(amount.value) / 10
            return SQLText(
                "\(column) BETWEEN ? AND ?",
                [.real(base(amount.value - tenth) - slack), .real(base(amount.value + tenth) + slack)])
        }
    }
}
