package import Care

/// What the access log is asked for, as its address carries it.
package struct AccessLogForm: Sendable, Hashable {
    package var text: String?
    package var reason: AccessReason?
    /// The first and the last day that are asked for.
    package var from: CalendarDate?
    package var to: CalendarDate?
    package var includesOwn: Bool
    /// Looks before the one with this number.
    package var before: Int64?

    package init(
        text: String? = nil, reason: AccessReason? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil,
        includesOwn: Bool = false, before: Int64? = nil
    ) {
        self.text = text
        self.reason = reason
        self.from = from
        self.to = to
        self.includesOwn = includesOwn
        self.before = before
    }

    /// Longer than anybody searches for.
    private static let longestText = 100

    /// Nil where a value is none of those that there are. Empty values, which forms send, mean no limit.
    init?(_ query: [String: String]) {
        func value(_ name: String) -> String? { query[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let name = value("why") {
            guard let known = AccessReason(rawValue: name) else { return nil }
            reason = known
        }
        if let day = value("from") {
            guard let date = CalendarDate(iso: day) else { return nil }
            from = date
        }
        if let day = value("to") {
            guard let date = CalendarDate(iso: day) else { return nil }
            to = date
        }
        if let number = value("before") {
            guard let known = Int64(number), known > 0 else { return nil }
            before = known
        }
        text = value("who").map { String($0.prefix(Self.longestText)) }
        includesOwn = value("own") != nil
    }

    /// Whether it leaves anything out that would be there otherwise.
    package var isFiltered: Bool { text != nil || reason != nil || from != nil || to != nil }

    /// What is asked of the record.
    package func query(in zone: TimeZoneRule) -> AccessLogQuery {
        AccessLogQuery(
            text: text, reason: reason, from: from?.start(in: zone),
            until: to.map { CalendarDate(daysSince1970: $0.daysSince1970 + 1).start(in: zone) },
            includesOwn: includesOwn, before: before)
    }

    var items: [(name: String, value: String)] {
        [
            text.map { ("who", $0) }, reason.map { ("why", $0.rawValue) }, from.map { ("from", $0.iso) },
            to.map { ("to", $0.iso) }, includesOwn ? ("own", "1") : nil, before.map { ("before", String($0)) },
        ].compactMap { $0 }
    }
}

extension CalendarDate {
    /// As HTML's fields for dates write it: `2026-11-21`. Nil where it is no day.
    package init?(iso text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        let date = CalendarDate(year: year, month: month, day: day)
        guard year > 0, (1...12).contains(month), CalendarDate(daysSince1970: date.daysSince1970) == date else {
            return nil
        }
        self = date
    }

    /// As HTML's fields for dates write it.
    package var iso: String {
        func digits(_ number: Int, _ count: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
    }

    /// The instant at which the day begins, in milliseconds since 1970.
    package func start(in zone: TimeZoneRule) -> Int64 {
        let midnight = Int64(daysSince1970) * 86_400_000
        // The clock changes at 1.00 UTC and never within an hour of midnight.
        return midnight - zone.offset(midnight - zone.offset(midnight) * 1000) * 1000
    }
}
