import FHIR

/// When a post is reached, from the times that it says as data. The page puts them in its own language.
enum OfficeHours {
    static func openings(_ times: [PractitionerRole.AvailableTime]) -> [Opening] {
        times.compactMap { time in
            let days = time.daysOfWeek.compactMap { week.firstIndex(of: $0) }.sorted()
            if days.isEmpty { return nil }
            if time.allDay == true { return Opening(days: days, isAllDay: true) }
            guard let start = time.startTime, let end = time.endTime else { return Opening(days: days) }
            return Opening(days: days, start: String(start.prefix(5)), end: String(end.prefix(5)))
        }
    }

    private static let week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
}
