/// What calendar and clock show: the parts of a ``DateTime`` as written, read from bytes without allocating.
package struct CivilDateTime: Sendable, Hashable {
    package var year: Int
    /// 1 where the precision is a year.
    package var month: Int = 1
    /// 1 where the precision is a year or a month.
    package var day: Int = 1
    package var hour: Int = 0
    package var minute: Int = 0
    /// 60 in a leap second.
    package var second: Int = 0
    /// What was written of the fraction, cut to thousandths.
    package var millisecond: Int = 0
    /// Minutes east of UTC; nil where none was written.
    package var offsetMinutes: Int?
    package var precision: DateTime.Precision

    /// A date, or as much of it as is known. Nil for days that the calendar does not have.
    package init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1...9999).contains(year), (1...12).contains(month ?? 1), month != nil || day == nil,
            (1...CivilDate.daysInMonth(month ?? 1, ofYear: year)).contains(day ?? 1)
        else { return nil }
        self.year = year
        self.month = month ?? 1
        self.day = day ?? 1
        precision = month == nil ? .year : day == nil ? .month : .day
    }

    /// What clocks at this offset show at an instant.
    ///
    /// - Parameters:
    ///   - milliseconds: since 1970-01-01T00:00:00Z.
    ///   - offsetMinutes: minutes east of UTC.
    ///   - precision: how much of it is said; what is finer is cut off.
    package init(milliseconds: Int64, offsetMinutes: Int, precision: DateTime.Precision = .second) {
        let local = milliseconds + Int64(offsetMinutes) * 60_000
        let days = Int((Double(local) / 86_400_000).rounded(.down))
        let time = Int(local - Int64(days) * 86_400_000)
        (year, month, day) = CivilDate.date(ofDay: days)
        self.precision = precision
        if precision < .month { month = 1 }
        if precision < .day { day = 1 }
        guard precision >= .minute else { return }
        self.offsetMinutes = offsetMinutes
        hour = time / 3_600_000
        minute = time / 60_000 % 60
        if precision >= .second { second = time / 1000 % 60 }
        if precision == .fraction { millisecond = time % 1000 }
    }

    /// The first instant it may mean, in milliseconds since 1970-01-01T00:00:00Z. Without an offset: as UTC.
    package var earliest: Int64 {
        let minutes = (CivilDate.day(year: year, month: month, day: day) * 24 + hour) * 60 + minute
        return Int64(minutes - (offsetMinutes ?? 0)) * 60_000 + Int64(second * 1000 + millisecond)
    }

    /// The first instant after all that it may mean.
    package var latest: Int64 {
        switch precision {
        case .year: Int64(CivilDate.day(year: year + 1, month: 1, day: 1)) * 86_400_000
        case .month where month == 12: Int64(CivilDate.day(year: year + 1, month: 1, day: 1)) * 86_400_000
        case .month: Int64(CivilDate.day(year: year, month: month + 1, day: 1)) * 86_400_000
        case .day: earliest + 86_400_000
        case .minute: earliest + 60_000
        case .second: earliest + 1000
        case .fraction: earliest + 1
        }
    }

    /// As FHIR writes it.
    package var text: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(29)
        func digits(_ value: Int, _ count: Int, after mark: Unicode.Scalar? = nil) {
            if let mark { bytes.append(UInt8(ascii: mark)) }
            var divisor = [1, 1, 10, 100, 1000][count]
            while divisor > 0 {
                bytes.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
                divisor /= 10
            }
        }
        digits(year, 4)
        if precision >= .month { digits(month, 2, after: "-") }
        if precision >= .day { digits(day, 2, after: "-") }
        guard precision >= .minute else { return String(decoding: bytes, as: UTF8.self) }
        digits(hour, 2, after: "T")
        digits(minute, 2, after: ":")
        if precision >= .second { digits(second, 2, after: ":") }
        if precision == .fraction { digits(millisecond, 3, after: ".") }
        if let offsetMinutes {
            if offsetMinutes == 0 {
                bytes.append(UInt8(ascii: "Z"))
            } else {
                digits(abs(offsetMinutes) / 60, 2, after: offsetMinutes < 0 ? "-" : "+")
                digits(abs(offsetMinutes) % 60, 2, after: ":")
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The proleptic Gregorian calendar in whole numbers.
package enum CivilDate {
    /// Days since 1970-01-01. Months are counted from March, so that the leap day ends the year.
    package static func day(year: Int, month: Int, day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The date of a day counted from 1970-01-01.
    package static func date(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The weekday of a day counted from 1970-01-01, as ISO 8601 numbers it: 1 is Monday.
    package static func weekday(ofDay day: Int) -> Int {
        ((day + 3) % 7 + 7) % 7 + 1
    }

    package static func daysInMonth(_ month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
