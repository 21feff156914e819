import FHIR

/// The dates of HTTP's headers, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
///
/// Source: RFC 9110, 5.6.7. The two obsolete forms are not read: a client that sends one gets the whole answer.
enum HTTPDate {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// - Parameter milliseconds: since 1970-01-01T00:00:00Z; what is finer than a second is cut off.
    static func text(_ milliseconds: Int64) -> String {
        let civil = CivilDateTime(milliseconds: milliseconds, offsetMinutes: 0)
        let day = CivilDate.weekday(ofDay: CivilDate.day(year: civil.year, month: civil.month, day: civil.day))
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = "\(two(civil.day)) \(months[civil.month - 1]) \(civil.year)"
        return "\(days[day - 1]), \(date) \(two(civil.hour)):\(two(civil.minute)):\(two(civil.second)) GMT"
    }

    /// Milliseconds since 1970-01-01T00:00:00Z; nil where it is no such date.
    static func milliseconds(_ text: String) -> Int64? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), let year = Int(words[3]),
            let month = months.firstIndex(of: String(words[2]))
        else { return nil }
        let clock = words[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, CivilDateTime(year: year, month: month + 1, day: day) != nil else { return nil }
        let days = CivilDate.day(year: year, month: month + 1, day: day)
        return Int64(((days * 24 + clock[0]) * 60 + clock[1]) * 60 + clock[2]) * 1000
    }
}
