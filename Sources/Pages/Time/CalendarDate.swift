import FHIR

/// A day, as calendars show it.
package struct CalendarDate: Sendable, Hashable, Comparable {
    package let year: Int
    package let month: Int
    package let day: Int

    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    package init(daysSince1970 days: Int) {
        (year, month, day) = CivilDate.date(ofDay: days)
    }

    package var daysSince1970: Int { CivilDate.day(year: year, month: month, day: day) }

    /// As ISO 8601 numbers it: 1 is Monday.
    package var weekday: Int { CivilDate.weekday(ofDay: daysSince1970) }

    package static func < (one: Self, other: Self) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }

    static func lastSunday(of month: Int, _ year: Int) -> CalendarDate {
        let last = CalendarDate(year: year, month: month, day: CivilDate.daysInMonth(month, ofYear: year))
        return CalendarDate(daysSince1970: last.daysSince1970 - last.weekday % 7)
    }
}
