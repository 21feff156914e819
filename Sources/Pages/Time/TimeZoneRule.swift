/// How far local time is from UTC at an instant.
package struct TimeZoneRule: Sendable {
    /// Seconds east of UTC at an instant given in milliseconds since 1970.
    package let offset: @Sendable (Int64) -> Int64

    package init(offset: @escaping @Sendable (Int64) -> Int64) {
        self.offset = offset
    }

    /// Denmark: an hour ahead of UTC, and one more in summer time.
    ///
    /// Summer time by directive 2000/84/EC: from the last Sunday of March to the last Sunday of October, at 1.00 UTC.
    /// From 1981 to 1995 it ended on the last Sunday of September. Before that Denmark had none from 1949; in 1980 it
    /// lasted from 6 April to 28 September.
    package static let copenhagen = TimeZoneRule { instant in
        isDanishSummer(instant) ? 7200 : 3600
    }

    private static func isDanishSummer(_ instant: Int64) -> Bool {
        let year = CalendarDate(daysSince1970: Int((instant / 1000).flooredQuotient(86_400))).year
        guard year >= 1980 else { return false }
        let start = year == 1980 ? CalendarDate(year: 1980, month: 4, day: 6) : .lastSunday(of: 3, year)
        let end = CalendarDate.lastSunday(of: year >= 1996 ? 10 : 9, year)
        let hour: Int64 = 3_600_000
        return instant >= Int64(start.daysSince1970) * 24 * hour + hour
            && instant < Int64(end.daysSince1970) * 24 * hour + hour
    }
}

extension Int64 {
    /// The quotient rounded down, also below zero.
    func flooredQuotient(_ divisor: Int64) -> Int64 {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? quotient - 1 : quotient
    }
}
