extension FHIRPathTemporal {
    /// Compares as the specification asks: field by field down to the precision of both; nil where one goes on when the
    /// other has ended, where only one says its offset from UTC, and between times of day and dates.
    func compare(_ other: FHIRPathTemporal) -> Int? {
        guard (kind == .time) == (other.kind == .time) else { return nil }
        var one = self
        var other = other
        if one.offset != nil, other.offset != nil {
            one = one.inUTC
            other = other.inUTC
        } else if (one.offset == nil) != (other.offset == nil), one.precision > .day, other.precision > .day {
            return nil
        }
        for place in (kind == .time ? 3 : 0)..<5 {
            let isWithinOne = one.precision.rawValue >= place
            guard isWithinOne == (other.precision.rawValue >= place) else { return nil }
            guard isWithinOne else { return 0 }
            if one.fields[place] != other.fields[place] { return one.fields[place] < other.fields[place] ? -1 : 1 }
        }
        guard (one.precision >= .second) == (other.precision >= .second) else { return nil }
        let left = one.fields[5] * 1000 + one.fields[6]
        let right = other.fields[5] * 1000 + other.fields[6]
        return left == right ? 0 : (left < right ? -1 : 1)
    }

    /// A unit in which time is added: those of the calendar, and those of UCUM that mean the same.
    enum Unit: Sendable {
        case year, month, week, day, hour, minute, second, millisecond

        /// `1 'mo'` and `1 'a'` are lengths of 30.4 and 365.25 days, which no calendar has: they cannot be added.
        init?(_ quantity: FHIRPathQuantity) {
            switch FHIRPathQuantity.calendarWord(quantity.unit) ?? quantity.unit {
            case "year": self = .year
            case "month": self = .month
            case "week", "wk": self = .week
            case "day", "d": self = .day
            case "hour", "h": self = .hour
            case "minute", "min": self = .minute
            case "second", "s": self = .second
            case "millisecond", "ms": self = .millisecond
            default: return nil
            }
        }
    }

    /// So much later. Fractions count only for seconds; amounts smaller than the precision are converted to it.
    func adding(_ amount: FHIRPathDecimal, _ unit: Unit) -> FHIRPathTemporal? {
        guard let whole = amount.rounded(to: 0, .towardZero)?.integer, abs(whole) < 100_000_000 else { return nil }
        switch unit {
        case .year: return addingMonths(whole * 12)
        case .month: return addingMonths(whole)
        case .week: return addingMilliseconds(whole * 7 * 86_400_000)
        case .day: return addingMilliseconds(whole * 86_400_000)
        case .hour: return addingMilliseconds(whole * 3_600_000)
        case .minute: return addingMilliseconds(whole * 60_000)
        case .second:
            let thousand = FHIRPathDecimal(1000)
            let milliseconds = amount.multiplied(by: thousand)?.rounded(to: 0, .towardZero)?.integer
            return milliseconds.flatMap { addingMilliseconds($0) }
        case .millisecond: return addingMilliseconds(whole)
        }
    }

    private func addingMonths(_ months: Int) -> FHIRPathTemporal? {
        guard kind != .time else { return nil }
        var fields = fields
        let months = precision == .year ? months / 12 * 12 : months
        let total = fields[0] * 12 + fields[1] - 1 + months
        guard total >= 12, total < 120_000 else { return nil }
        fields[0] = total / 12
        fields[1] = total % 12 + 1
        fields[2] = min(fields[2], Self.days(inMonth: fields[1], of: fields[0]))
        return FHIRPathTemporal(kind: kind, precision: precision, fields: fields, offset: offset)
    }

    private func addingMilliseconds(_ milliseconds: Int) -> FHIRPathTemporal? {
        switch precision {
        case .year: return addingMonths(milliseconds / (365 * 86_400_000) * 12)
        case .month: return addingMonths(milliseconds / (30 * 86_400_000))
        default: break
        }
        let step = [1, 1, 86_400_000, 3_600_000, 60_000, 1, 1][precision.rawValue]
        var sum = localMilliseconds + milliseconds / step * step
        if kind == .time { sum = ((sum % 86_400_000) + 86_400_000) % 86_400_000 }
        var fields = Self.fields(ofMilliseconds: sum)
        guard (1...9999).contains(fields[0]) else { return nil }
        if kind == .time { fields.replaceSubrange(..<3, with: [1, 1, 1]) }
        return FHIRPathTemporal(kind: kind, precision: precision, fields: fields, offset: offset)
    }

    /// The digits that the precision has: 4 for a year, 17 for a date with milliseconds, 9 for a time with them.
    var digits: Int {
        let digits = [4, 6, 8, 10, 12, 14, 17][precision.rawValue]
        return kind == .time ? digits - 8 : digits
    }

    /// The first or last value that it may stand for, with so many digits.
    ///
    /// Without an offset, the earliest offset of the world (+14:00) or the latest (-12:00) is assumed. An hour alone,
    /// which FHIR does not write, means its first minute.
    func boundary(isHigh: Bool, digits wanted: Int?) -> FHIRPathTemporal? {
        let dates: [Int: Precision] = [
            4: .year, 6: .month, 8: .day, 10: .hour, 12: .minute, 14: .second, 17: .millisecond,
        ]
        let times: [Int: Precision] = [2: .hour, 4: .minute, 6: .second, 9: .millisecond]
        let wanted = wanted ?? (kind == .date ? 8 : kind == .dateTime ? 17 : 9)
        guard let target = kind == .time ? times[wanted] : dates[wanted] else { return nil }
        if kind == .date, target > .day { return nil }
        var fields = fields
        if isHigh {
            if precision < .month { fields[1] = 12 }
            if precision < .day { fields[2] = Self.days(inMonth: fields[1], of: fields[0]) }
            if precision < .hour { fields[3] = 23 }
            if precision < .hour { fields[4] = 59 }
            if precision < .second { fields[5] = 59 }
            if precision < .millisecond { fields[6] = 999 }
        }
        for place in (target.rawValue + 1)..<max(7, target.rawValue + 1) { fields[place] = Self.least[place] }
        let offset = kind == .dateTime && target > .day ? offset ?? (isHigh ? -12 * 60 : 14 * 60) : nil
        return FHIRPathTemporal(kind: kind, precision: target, fields: fields, offset: offset)
    }
}
