/// A date, a date with a time or a time of day, with the precision that was written.
package struct FHIRPathTemporal: Sendable, Hashable {
    package enum Kind: Sendable {
        case date, dateTime, time
    }

    /// How far it goes; a fraction of a second counts as part of the seconds, as the specification asks.
    package enum Precision: Int, Sendable, Comparable {
        case year, month, day, hour, minute, second, millisecond

        package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    package let kind: Kind
    package let precision: Precision
    /// Year, month, day, hour, minute, second, millisecond; what lies beyond the precision is the least value.
    let fields: [Int]
    /// Minutes east of UTC; nil where none was said.
    let offset: Int?

    init(kind: Kind, precision: Precision, fields: [Int], offset: Int? = nil) {
        self.kind = kind
        self.precision = precision
        self.fields = fields
        self.offset = offset
    }

    static let least = [1, 1, 1, 0, 0, 0, 0]

    /// Days in a month of the Gregorian calendar.
    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar.
    static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The date that so many days after 1970-01-01 is.
    static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// Milliseconds since 1970-01-01T00:00 in its own clock, or of the day for a time.
    var localMilliseconds: Int {
        let day = kind == .time ? 0 : Self.dayNumber(fields[0], fields[1], fields[2])
        return (((day * 24 + fields[3]) * 60 + fields[4]) * 60 + fields[5]) * 1000 + fields[6]
    }

    /// The same moment on the clock of UTC; unchanged where no offset was said.
    var inUTC: FHIRPathTemporal {
        guard let offset, offset != 0 else { return self }
        return FHIRPathTemporal(
            kind: kind, precision: precision, fields: Self.fields(ofMilliseconds: localMilliseconds - offset * 60_000),
            offset: 0)
    }

    /// The fields of a moment on a clock.
    static func fields(ofMilliseconds milliseconds: Int) -> [Int] {
        let day = Int((Double(milliseconds) / 86_400_000).rounded(.down))
        let rest = milliseconds - day * 86_400_000
        let date = date(ofDay: day)
        return [
            date.year, date.month, date.day, rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60, rest % 1000,
        ]
    }

    /// The text without the `@`, as FHIR writes it.
    package var text: String {
        func digits(_ value: Int, _ count: Int = 2) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        var text = ""
        if kind != .time {
            text += digits(fields[0], 4)
            if precision >= .month { text += "-" + digits(fields[1]) }
            if precision >= .day { text += "-" + digits(fields[2]) }
            if precision >= .hour { text += "T" }
        }
        if precision >= .hour { text += digits(fields[3]) }
        if precision >= .minute { text += ":" + digits(fields[4]) }
        if precision >= .second { text += ":" + digits(fields[5]) }
        if precision >= .millisecond { text += "." + digits(fields[6], 3) }
        guard let offset, precision >= .hour else { return text }
        if offset == 0 { return text + "Z" }
        return text + (offset < 0 ? "-" : "+") + digits(abs(offset) / 60) + ":" + digits(abs(offset) % 60)
    }

    /// As another kind: a date as a date with time and the other way; nil between dates and times of day.
    func converted(to target: Kind) -> FHIRPathTemporal? {
        if kind == target { return self }
        guard kind != .time, target != .time else { return nil }
        let least = FHIRPathTemporal.least
        if target == .date, precision > .day {
            return FHIRPathTemporal(kind: .date, precision: .day, fields: Array(fields[..<3]) + least[3...])
        }
        return FHIRPathTemporal(kind: target, precision: precision, fields: fields)
    }
}
