import FHIR
import Record

/// Whether an amount is what a search asks for: in any unit that UCUM converts, as the engines compare.
struct QuantityComparison {
    let comparison: SearchTest.Comparison
    let amount: SearchNumber
    /// The address of the unit's system; nil where the search names none.
    let system: String?
    /// The unit; nil where the search names none.
    let unit: String?

    /// Rounding of binary fractions, which differs with the unit that an amount was written in.
    private static let rounding = 1e-12

    func holds(_ quantity: SearchQuantity) -> Bool {
        guard let unit else {
            return (system == nil || system == quantity.system)
                && ValueComparison.holds(comparison, quantity.number.value, amount)
        }
        let ownUnit = quantity.canonicalUnit ?? quantity.code ?? quantity.unit ?? ""
        let own = (quantity.canonical ?? quantity.number).value
        let converted = system.map { $0 == UCUM.system } ?? true ? UCUM.canonical(amount.value, unit) : nil
        if let converted, ownUnit == converted.unit, quantity.system == UCUM.system,
            isInBaseUnits(own, converted.value, unit)
        {
            return true
        }
        // Where the search does not name UCUM, the same word may be a unit of another system, or of none.
        guard system == nil || converted == nil, ownUnit == unit, ValueComparison.holds(comparison, own, amount) else {
            return false
        }
        if let system { return quantity.system == system }
        return converted == nil || quantity.system != UCUM.system
    }

    private func isInBaseUnits(_ own: Double, _ value: Double, _ unit: String) -> Bool {
        func base(_ value: Double) -> Double { UCUM.canonical(value, unit)?.value ?? value }
        let (lower, upper) = (base(amount.lower), base(amount.upper))
        let slack = max(abs(value), abs(upper)) * Self.rounding
        let isEqual = own >= lower - slack && own < upper - slack
        switch comparison {
        case .equal: return isEqual
        case .notEqual: return !isEqual
        case .greater, .startsAfter: return own > value + slack
        case .less, .endsBefore: return own < value - slack
        case .greaterOrEqual: return own >= value - slack
        case .lessOrEqual: return own <= value + slack
        case .approximately:
            // A tenth of the amount as it is asked for: a tenth of 37 Cel, not of 310 K.
            let tenth = abs(amount.value) / 10
            return own >= base(amount.value - tenth) - slack && own <= base(amount.value + tenth) + slack
        }
    }
}
