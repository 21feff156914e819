package import FHIR

/// A point in time as a clock on the wall shows it.
package struct LocalTime: Sendable, Hashable {
    package let date: CalendarDate
    package let hour: Int
    package let minute: Int

    /// - Parameter instant: milliseconds since 1970-01-01T00:00:00Z.
    package init(_ instant: Int64, zone: TimeZoneRule) {
        let seconds = instant.flooredQuotient(1000) + zone.offset(instant)
        let days = seconds.flooredQuotient(86_400)
        let second = Int(seconds - days * 86_400)
        date = CalendarDate(daysSince1970: Int(days))
        hour = second / 3600
        minute = second / 60 % 60
    }
}

/// The instant for which a page is made, and the zone in which it is read.
package struct Moment: Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let now: Int64
    package let zone: TimeZoneRule
    /// Today and the time of day where the reader is.
    package let local: LocalTime

    package init(now: Int64, zone: TimeZoneRule) {
        self.now = now
        self.zone = zone
        local = LocalTime(now, zone: zone)
    }

    /// The day that a date or time falls on where the reader is. A date without a time is that date everywhere.
    package func localTime(_ time: DateTime) -> LocalTime {
        time.precision <= .day
            ? LocalTime(time.earliest, zone: TimeZoneRule { _ in 0 })
            : LocalTime(time.earliest, zone: zone)
    }

    /// How many days from today until a time: 1 tomorrow, -1 yesterday.
    package func days(until time: DateTime) -> Int {
        localTime(time).date.daysSince1970 - local.date.daysSince1970
    }
}
