import Access
import Record

/// Gathers rows of the audit, newest first, into visits: the same person in the same capacity on the same day.
struct AccessGathering {
    /// What rows of one visit have in common.
    private struct Mark: Hashable {
        let day: Int
        let who: String
        let role: String
        let reason: AccessReason
        let app: String?
        let unit: String?
        let isRefused: Bool
    }

    private var places: [Mark: Int] = [:]
    private(set) var visits: [AccessVisit] = []

    /// Takes in a row.
    ///
    /// - Parameters:
    ///   - day: the day of the row, where the citizen lives.
    ///   - who: whose row it is.
    mutating func add(_ row: NumberedAuditEntry, day: Int, who: AccessPerson) {
        let entry = row.entry
        let reason = AccessReason(entry)
        let mark = Mark(
            day: day, who: entry.who, role: entry.role, reason: reason, app: entry.app, unit: entry.unit,
            isRefused: entry.outcome == .refused)
        let place = places[mark] ?? visits.count
        if place == visits.count {
            places[mark] = place
            visits.append(
                AccessVisit(
                    number: row.number, first: entry.instant, last: entry.instant, who: who, reason: reason,
                    app: entry.app, isRefused: entry.outcome == .refused))
        }
        let thing = AccessedThing(activity: entry.activity) ?? .otherEntries
        if !visits[place].things.contains(thing) { visits[place].things.append(thing) }
        visits[place].first = min(visits[place].first, entry.instant)
        visits[place].last = max(visits[place].last, entry.instant)
        switch entry.action {
        case .read: visits[place].looks += 1
        case .write: visits[place].changes += entry.count
        }
    }
}
