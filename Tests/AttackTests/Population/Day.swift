/// A day, counted from the one on which the questions are asked.
enum Day {
    /// 2026-11-21, on which ``Population/now`` lies, as days since 1970-01-01.
    private static let today = 20_778

    /// - Parameter offset: in days; negative ones lie before.
    static func text(_ offset: Int) -> String {
        // From days to a date of the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms").
        let shifted = today + offset + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let shiftedMonth = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return "\(year + era * 400 + (month <= 2 ? 1 : 0))-\(two(month))-\(two(day))"
    }

    /// Noon of the day, in UTC.
    static func noon(_ offset: Int) -> String { text(offset) + "T12:00:00Z" }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
