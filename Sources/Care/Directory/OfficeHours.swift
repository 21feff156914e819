import FHIR

/// When a post is reached, from the times that it says: `mon–wed 09:00–15:30, thu–fri 09:00–12:00`. Days are FHIR's
/// three-letter codes; the page puts them in its own language.
enum OfficeHours {
    static func words(_ times: [PractitionerRole.AvailableTime]) -> String? {
        let parts = times.compactMap { time -> String? in
            let days = time.daysOfWeek
            guard let first = days.first else { return nil }
            let places = days.compactMap { week.firstIndex(of: $0) }
            let isRun = places.count > 2 && zip(places, places.dropFirst()).allSatisfy { $1 == $0 + 1 }
            let said = isRun ? first + "–" + (days.last ?? first) : days.joined(separator: ", ")
            if time.allDay == true { return said + " 00:00–24:00" }
            guard let start = time.startTime, let end = time.endTime else { return said }
            return said + " " + start.prefix(5) + "–" + end.prefix(5)
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private static let week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
}
