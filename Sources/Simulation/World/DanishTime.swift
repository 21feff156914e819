import FHIR

/// How clocks in Denmark show an instant: an hour before UTC, two in summer, which begins and ends at 01:00 UTC on the last
/// Sunday of March and October (Directive 2000/84/EC).
enum DanishTime {
    private static let hour: Int64 = 3_600_000
    private static let day: Int64 = 24 * hour

    static func offsetMinutes(at instant: Int64) -> Int {
        let year = CivilDateTime(milliseconds: instant, offsetMinutes: 0).year
        let isSummer = (change(in: year, month: 3)..<change(in: year, month: 10)).contains(instant)
        return isSummer ? 120 : 60
    }

    /// The instant as FHIR writes it, to the thousandth of a second.
    static func text(_ instant: Int64) -> String {
        DateTime(milliseconds: instant, offsetMinutes: offsetMinutes(at: instant), precision: .fraction).text
    }

    /// 01:00 UTC on the last Sunday of a month of 31 days.
    private static func change(in year: Int, month: Int) -> Int64 {
        let last = CivilDate.day(year: year, month: month, day: 31)
        let sunday = last - CivilDate.weekday(ofDay: last) % 7
        return Int64(sunday) * day + hour
    }
}
