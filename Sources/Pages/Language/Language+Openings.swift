import Care

/// When somebody can be reached, as people say it.
extension Language {
    /// `man–fre kl. 8–15.30`, `Mon–Fri 8:00–15:30`; nil where the record says nothing of it.
    func say(_ openings: [Opening]) -> String? {
        let parts = openings.map { opening in
            [say(days: opening.days), hours(opening)].compactMap { $0 }.joined(separator: " ")
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// Three or more days in a row are said by the first and the last of them.
    private func say(days: [Int]) -> String {
        if days.count == 7 { return self == .danish ? "alle dage" : "every day" }
        let names = days.filter { (0...6).contains($0) }.map { texts.calendar.shortWeekdays[$0] }
        let isRun = days.count > 2 && zip(days, days.dropFirst()).allSatisfy { $1 == $0 + 1 }
        if isRun, let first = names.first, let last = names.last { return "\(first)–\(last)" }
        return names.joined(separator: ", ")
    }

    private func hours(_ opening: Opening) -> String? {
        if opening.isAllDay { return self == .danish ? "hele døgnet" : "day and night" }
        guard let start = opening.start.flatMap(clock), let end = opening.end.flatMap(clock) else { return nil }
        return self == .danish ? "kl. \(start)–\(end)" : "\(start)–\(end)"
    }

    /// `08:00` as `8` or `8:00`, `15:30` as `15.30` or `15:30`.
    private func clock(_ text: String) -> String? {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2 else { return nil }
        return self == .danish && parts[1] == 0 ? "\(parts[0])" : say(hour: parts[0], minute: parts[1])
    }
}
