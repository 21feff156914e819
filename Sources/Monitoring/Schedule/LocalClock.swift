import FHIR

/// What clocks on walls show, and when they show it: measurements are agreed by local time, and the record keeps instants.
package struct LocalClock: Sendable {
    /// Seconds east of UTC at an instant given in milliseconds since 1970.
    package let offset: @Sendable (Int64) -> Int64

    package init(offset: @escaping @Sendable (Int64) -> Int64) {
        self.offset = offset
    }

    /// Denmark since 1996: an hour ahead of UTC, and one more from the last Sunday of March to the last Sunday of October, at
    /// 1.00 UTC (directive 2000/84/EC).
    package static let denmark = LocalClock { instant in
        let year = CivilDateTime(milliseconds: instant, offsetMinutes: 0).year
        let start = Int64(lastSunday(of: 3, year)) * day + hour
        let end = Int64(lastSunday(of: 10, year)) * day + hour
        return instant >= start && instant < end ? 7200 : 3600
    }

    static let minute: Int64 = 60_000
    static let hour: Int64 = 3_600_000
    static let day: Int64 = 86_400_000

    private static func lastSunday(of month: Int, _ year: Int) -> Int {
        let last = CivilDate.day(year: year, month: month, day: CivilDate.daysInMonth(month, ofYear: year))
        return last - CivilDate.weekday(ofDay: last) % 7
    }

    /// The day on the calendar at an instant, counted from 1970-01-01.
    package func day(of instant: Int64) -> Int {
        let local = instant + offset(instant) * 1000
        return Int((local - (local % Self.day + Self.day) % Self.day) / Self.day)
    }

    /// The first instant at which clocks show this time of this day, or have passed it: where the hour is skipped in spring,
    /// the moment after the gap; where it comes twice in autumn, the first time.
    package func instant(day: Int, minutes: Int) -> Int64 {
        let local = Int64(day) * Self.day + Int64(minutes) * Self.minute
        // Offsets before and after whatever change there may be that day.
        let offsets = [offset(local - Self.day), offset(local + Self.day)]
        let candidates = offsets.map { local - $0 * 1000 }
        for candidate in candidates.sorted() where candidate + offset(candidate) * 1000 == local { return candidate }
        // In the gap: clocks jump over it at the one instant at which the offset changes between the two candidates.
        var (before, after) = (candidates.min() ?? local, candidates.max() ?? local)
        let former = offset(before)
        while before + 1 < after {
            let middle = (before + after) / 2
            if offset(middle) == former { before = middle } else { after = middle }
        }
        return after
    }

    /// An instant as people read it: `22.11.2026 kl. 09.30` and `22/11/2026 at 09:30`.
    package func words(_ instant: Int64) -> Wording {
        let civil = CivilDateTime(milliseconds: instant, offsetMinutes: Int(offset(instant) / 60), precision: .minute)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let (hour, minute) = (two(civil.hour), two(civil.minute))
        return Wording(
            danish: "\(civil.day).\(civil.month).\(civil.year) kl. \(hour).\(minute)",
            english: "\(civil.day)/\(civil.month)/\(civil.year) at \(hour):\(minute)")
    }
}
