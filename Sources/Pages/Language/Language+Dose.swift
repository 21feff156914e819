package import Care

/// Doses as people say them.
extension Language {
    /// `2 tabletter 3 gange dagligt`, `1 puff every 4 hours, as needed`; nil where the record says nothing of it.
    package func say(_ dose: Dose) -> String? {
        let each = self == .danish ? "ad gangen," : "at a time,"
        let amount = dose.amount.map { "\(localised($0)) \(dose.unit ?? each)" } ?? dose.unit ?? ""
        let often = [frequency(of: dose), dose.route].compactMap { $0 }.joined(separator: ", ")
        let needed = dose.asNeeded ? (self == .danish ? "efter behov" : "as needed") : nil
        let parts = [[amount, often].filter { !$0.isEmpty }.joined(separator: " "), needed ?? ""]
            .filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private func frequency(of dose: Dose) -> String? {
        guard let unit = dose.periodUnit, let names = Self.periods[unit] else { return nil }
        let words = self == .danish ? names.danish : names.english
        let count = dose.frequency ?? 1
        let times =
            self == .danish
            ? (count == 1 ? "1 gang" : "\(count) gange") : (count == 1 ? "once" : "\(count) times")
        // `4.0` hours are four hours.
        let whole = dose.period.map { $0.hasSuffix(".0") ? String($0.dropLast(2)) : $0 }
        guard let period = whole, period != "1" else { return "\(times) \(words.one)" }
        let every = self == .danish ? "hver" : "every"
        let start = count == 1 ? "" : "\(times) "
        return "\(start)\(every) \(localised(period))\(self == .danish ? "." : "") \(words.several)"
    }

    /// By UCUM's codes, which FHIR's `Timing.repeat.periodUnit` uses.
    private static let periods:
        [String: (danish: (one: String, several: String), english: (one: String, several: String))] = [
            "h": (("i timen", "time"), ("an hour", "hours")), "d": (("dagligt", "dag"), ("a day", "days")),
            "wk": (("om ugen", "uge"), ("a week", "weeks")), "mo": (("om måneden", "måned"), ("a month", "months")),
            "a": (("om året", "år"), ("a year", "years")),
        ]
}
