/// An amount with its unit: a UCUM code, or a word of the calendar such as `week`.
package struct FHIRPathQuantity: Sendable, Hashable {
    package let value: FHIRPathDecimal
    /// A UCUM code such as `mg`, or where ``isCalendar`` a word of the calendar in the singular.
    package let unit: String
    package let isCalendar: Bool

    init(value: FHIRPathDecimal, unit: String, isCalendar: Bool = false) {
        self.value = value
        self.unit = unit
        self.isCalendar = isCalendar
    }

    /// Reads `4 'mg'`, `4` and `4 days`.
    init?(_ text: String) {
        let trimmed = text.split(separator: " ", omittingEmptySubsequences: true)
        guard let first = trimmed.first else { return nil }
        let number = first.prefix { $0 != "'" }
        guard let value = FHIRPathDecimal(number), !number.contains("e"), !number.contains("E") else { return nil }
        let rest = text[number.endIndex...].drop { $0 == " " }
        if rest.isEmpty {
            self.init(value: value, unit: "1")
        } else if rest.first == "'", rest.last == "'", rest.count > 2 {
            self.init(value: value, unit: String(rest.dropFirst().dropLast()))
        } else if let word = Self.calendarWord(String(rest)) {
            self.init(value: value, unit: word, isCalendar: true)
        } else {
            return nil
        }
    }

    /// The singular of a word of the calendar; nil for anything else.
    static func calendarWord(_ word: String) -> String? {
        let singular = word.hasSuffix("s") && word.count > 1 ? String(word.dropLast()) : word
        return ["year", "month", "week", "day", "hour", "minute", "second", "millisecond"].contains(singular)
            ? singular : nil
    }

    /// The text that `toString()` gives.
    package var text: String {
        guard isCalendar else { return "\(value.text) '\(unit)'" }
        return "\(value.text) \(value == FHIRPathDecimal(1) ? unit : unit + "s")"
    }

    /// How it stands to another: nil where the units cannot be compared.
    func compare(_ other: FHIRPathQuantity) -> Int? {
        if unit == other.unit, isCalendar == other.isCalendar {
            return value == other.value ? 0 : (value < other.value ? -1 : 1)
        }
        guard let left = canonical, let right = other.canonical, left.unit == right.unit else { return nil }
        let tolerance = max(abs(left.value), abs(right.value)) * 1e-12
        if abs(left.value - right.value) <= tolerance { return 0 }
        return left.value < right.value ? -1 : 1
    }

    /// The amount in base units. Years and months of the calendar have a base of their own (months), for they have no
    /// fixed length.
    var canonical: (value: Double, unit: String)? {
        guard isCalendar else { return UCUM.canonical(value.double, unit) }
        switch unit {
        case "year": return (value.double * 12, "month")
        case "month": return (value.double, "month")
        case "week": return UCUM.canonical(value.double, "wk")
        case "day": return UCUM.canonical(value.double, "d")
        case "hour": return UCUM.canonical(value.double, "h")
        case "minute": return UCUM.canonical(value.double, "min")
        case "second": return UCUM.canonical(value.double, "s")
        default: return UCUM.canonical(value.double, "ms")
        }
    }

    /// Whether the amounts are the same when the more exact one is rounded to the other's decimals.
    func isEquivalent(to other: FHIRPathQuantity) -> Bool {
        if unit == other.unit {
            return FHIRPathValue.areEquivalent(value, other.value)
        }
        guard let left = approximate, let right = other.approximate, left.unit == right.unit else { return false }
        if left.value == 0 || right.value == 0 { return left.value == right.value }
        let scale = min(value.normalized.scale, other.value.normalized.scale)
        guard let factor = FHIRPathDecimal.power(scale).map(Double.init) else { return false }
        let step =
            value.normalized.scale <= other.value.normalized.scale
            ? left.value / value.double : right.value / other.value.double
        return (left.value / step * factor).rounded() == (right.value / step * factor).rounded()
    }
    /// The amount in base units, where years and months of the calendar count as their average length.
    private var approximate: (value: Double, unit: String)? {
        guard isCalendar, unit == "year" || unit == "month" else { return canonical }
        return UCUM.canonical(value.double, unit == "year" ? "a" : "mo")
    }
}
