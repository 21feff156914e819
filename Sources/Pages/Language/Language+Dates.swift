package import FHIR

/// Dates and times as people say them, never more exact than what was written.
extension Language {
    /// A day in full: `14. marts 2024`, `14 March 2024`.
    package func say(_ date: CalendarDate) -> String {
        "\(say(dayAndMonth: date)) \(date.year)"
    }

    private func say(dayAndMonth date: CalendarDate) -> String {
        let month = texts.calendar.months[date.month - 1]
        return self == .danish ? "\(date.day). \(month)" : "\(date.day) \(month)"
    }

    /// A time of day: `9.30`, `9:30`.
    package func say(hour: Int, minute: Int) -> String {
        let minutes = minute < 10 ? "0\(minute)" : "\(minute)"
        return self == .danish ? "\(hour).\(minutes)" : "\(hour):\(minutes)"
    }

    /// When something was or will be, seen from now: `i morgen kl. 9.30`, `om 3 dage, tirsdag 24. november kl. 9.30`,
    /// `i går`, `14. marts 2024`, `marts 2024`, `2024`.
    ///
    /// - Parameter withTime: whether to say the time of day, where it is known.
    package func say(_ time: DateTime, at moment: Moment, withTime: Bool = true) -> String {
        let local = moment.localTime(time)
        switch time.precision {
        case .year: return "\(local.date.year)"
        case .month: return "\(texts.calendar.months[local.date.month - 1]) \(local.date.year)"
        case .day, .minute, .second, .fraction: break
        }
        let clock =
            withTime && time.precision > .day
            ? texts.sayings.atTime(say(hour: local.hour, minute: local.minute)) : ""
        return day(local.date, from: moment) + clock
    }

    /// A date as it stands on a calendar, without relation to today: `14. marts 2024`, `marts 2024`, `2024`.
    package func sayPlainly(_ time: DateTime, at moment: Moment) -> String {
        time.precision < .day ? say(time, at: moment) : say(moment.localTime(time).date)
    }

    /// An instant as it stands on a calendar, to the minute and without relation to today: for what is kept.
    package func sayPlainly(instant: Int64, zone: TimeZoneRule) -> String {
        let local = LocalTime(instant, zone: zone)
        return say(local.date) + texts.sayings.atTime(say(hour: local.hour, minute: local.minute))
    }

    /// A stretch of time: `14. marts 2024 – 2. april 2024`, `i morgen kl. 9.30–10.15`, `siden 2019`.
    package func say(from start: DateTime?, to end: DateTime?, at moment: Moment) -> String? {
        switch (start, end) {
        case (nil, nil): return nil
        case (let start?, nil): return say(start, at: moment)
        case (nil, let end?): return texts.sayings.until(say(end, at: moment))
        case (let start?, let end?):
            // What ends before it begins is said to contradict itself elsewhere; its beginning is what counts.
            if end.latest <= start.earliest { return say(start, at: moment) }
            let first = moment.localTime(start)
            let last = moment.localTime(end)
            guard first.date == last.date, start.precision >= .day, end.precision >= .day else {
                return "\(sayPlainly(start, at: moment)) – \(sayPlainly(end, at: moment))"
            }
            let hasTimes = start.precision > .day && end.precision > .day && first != last
            return say(start, at: moment) + (hasTimes ? "–" + say(hour: last.hour, minute: last.minute) : "")
        }
    }

    private func day(_ date: CalendarDate, from moment: Moment) -> String {
        let calendar = texts.calendar
        let days = date.daysSince1970 - moment.local.date.daysSince1970
        switch days {
        case 0: return calendar.today
        case 1: return calendar.tomorrow
        case -1: return calendar.yesterday
        case 2...6:
            let inDays = days == 2 ? calendar.dayAfterTomorrow : texts.sayings.inDays(days)
            return "\(inDays), \(calendar.weekdays[date.weekday - 1]) \(say(dayAndMonth: date))"
        case 7...300: return "\(calendar.weekdays[date.weekday - 1]) \(say(date))"
        case -6 ... -2: return "\(texts.sayings.daysAgo(-days)), \(say(dayAndMonth: date))"
        default: return say(date)
        }
    }
}
