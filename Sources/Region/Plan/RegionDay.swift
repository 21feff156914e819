/// A day of the Gregorian calendar, without time or zone.
package struct RegionDay: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01.
    package let day: Int

    package init(day: Int) { self.day = day }

    /// The day of a year, month (1...12) and day of month (1...31); a day past the month's end runs into the next.
    package init(_ year: Int, _ month: Int, _ dayOfMonth: Int) {
        // Howard Hinnant's days_from_civil: years begin in March, so that the leap day is last.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + dayOfMonth - 1
        day = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Reads `2026-11-21`; nil for anything else, also for days that do not exist.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let dayOfMonth = Int(parts[2]),
            (1...12).contains(month), (1...31).contains(dayOfMonth)
        else { return nil }
        self.init(year, month, dayOfMonth)
        guard components == (year, month, dayOfMonth) else { return nil }
    }

    /// Year, month and day of month.
    package var components: (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth)
    }

    package var year: Int { components.year }

    /// 0 for Monday … 6 for Sunday.
    var weekday: Int { ((day + 3) % 7 + 7) % 7 }

    /// This day, or the next Monday where it is in a weekend.
    var onWeekday: RegionDay { weekday < 5 ? self : RegionDay(day: day + 7 - weekday) }

    func adding(years: Int) -> RegionDay {
        let (year, month, dayOfMonth) = components
        return RegionDay(year + years, month, month == 2 ? min(dayOfMonth, 28) : dayOfMonth)
    }

    /// Whole years from this day to a later one, as ages are counted.
    package func years(until later: RegionDay) -> Int {
        let (year, month, dayOfMonth) = components
        let (laterYear, laterMonth, laterDay) = later.components
        return laterYear - year - ((laterMonth, laterDay) < (month, dayOfMonth) ? 1 : 0)
    }

    package static func < (one: RegionDay, other: RegionDay) -> Bool { one.day < other.day }
    package static func + (date: RegionDay, days: Int) -> RegionDay { RegionDay(day: date.day + days) }
    package static func - (date: RegionDay, days: Int) -> RegionDay { RegionDay(day: date.day - days) }
    package static func - (one: RegionDay, other: RegionDay) -> Int { one.day - other.day }
}

extension RegionDay: CustomStringConvertible {
    /// `2026-11-21`, as FHIR writes a date.
    package var description: String {
        let (year, month, dayOfMonth) = components
        return Digits.padded(year, 4) + "-" + Digits.padded(month, 2) + "-" + Digits.padded(dayOfMonth, 2)
    }
}

/// A day and a minute of it, by Danish clocks.
struct Moment: Sendable, Comparable {
    var date: RegionDay
    /// Minutes since midnight.
    var minute: Int

    init(_ date: RegionDay, minute: Int) {
        self.date = date
        self.minute = minute
    }

    static func < (one: Moment, other: Moment) -> Bool { (one.date, one.minute) < (other.date, other.minute) }

    func adding(minutes: Int) -> Moment {
        let total = minute + minutes
        return Moment(date + total / 1440, minute: total % 1440)
    }

    /// As a FHIR `dateTime` or `instant` with the Danish offset. Danish summer time runs from the last Sunday of March
    /// to the last Sunday of October; nothing in a region happens in the hours of the change itself.
    var text: String {
        let time = Digits.padded(minute / 60, 2) + ":" + Digits.padded(minute % 60, 2) + ":00"
        return date.description + "T" + time + (isSummer ? "+02:00" : "+01:00")
    }

    private var isSummer: Bool {
        let year = date.components.year
        return date >= Self.lastSunday(year, 3) && date < Self.lastSunday(year, 10)
    }

    private static func lastSunday(_ year: Int, _ month: Int) -> RegionDay {
        let last = RegionDay(year, month, 31)
        return last - (last.weekday + 1) % 7
    }
}

/// Numbers as text, without Foundation.
enum Digits {
    static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return text.utf8.count >= width ? text : String(repeating: "0", count: width - text.utf8.count) + text
    }

    /// A decimal with exactly so many digits after the point.
    static func decimal(_ value: Double, _ places: Int) -> String {
        guard places > 0 else { return String(Int(value.rounded())) }
        let scale = [1, 10, 100, 1000][min(places, 3)]
        let scaled = Int((value * Double(scale)).rounded())
        let sign = scaled < 0 ? "-" : ""
        return sign + String(abs(scaled) / scale) + "." + padded(abs(scaled) % scale, places)
    }

    /// Sixteen hexadecimal digits.
    static func hexadecimal(_ value: UInt64) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
    }
}
