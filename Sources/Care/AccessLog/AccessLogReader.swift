import Access
package import Record

/// Reads a citizen's access log out of the audit, within one reading that has passed the gate.
package struct AccessLogReader {
    private let reading: Reading
    private let patient: String
    private let directory: Directory
    private let day: (Int64) -> Int

    /// - Parameters:
    ///   - reading: of this citizen, by the citizen.
    ///   - cache: what earlier readings have looked up.
    ///   - day: the number of the day on which an instant lies, where the citizen lives.
    package init(_ reading: Reading, of patient: String, cache: DirectoryCache, day: @escaping (Int64) -> Int) {
        self.reading = reading
        self.patient = patient
        self.day = day
        directory = Directory(cache: cache, at: reading.instant) { reference in
            try RecordThread(patient: patient, reading: reading).resource(reference)
        }
    }

    /// Visits on a page; the day with the last of them is told whole.
    package static let pageSize = 20
    /// Rows that are read at a time.
    private static let slice = 500
    /// Rows that one page goes through at most, however few it finds.
    private static let mostRows = 20_000

    /// One page.
    ///
    /// - Parameter size: as many visits as it has, and then the rest of the day.
    package func page(_ query: AccessLogQuery, size: Int = pageSize) throws -> AccessLogPage {
        var gathering = AccessGathering()
        var people: [String: AccessPerson] = [:]
        var before = query.before
        var currentDay: Int?
        var count = 0
        while count < Self.mostRows {
            let rows = try reading.audit(of: patient, before: before, limit: Self.slice)
            for row in rows {
                let day = day(row.entry.instant)
                if day != currentDay, gathering.visits.count >= size {
                    return AccessLogPage(visits: gathering.visits, next: before)
                }
                currentDay = day
                before = row.number
                count += 1
                let mark = [row.entry.who, row.entry.role, row.entry.unit ?? ""].joined(separator: "\n")
                let who = try people[mark] ?? person(row.entry)
                people[mark] = who
                if query.takes(row.entry, who, citizen: patient) { gathering.add(row, day: day, who: who) }
                if let from = query.from, row.entry.instant < from - Self.disorder {
                    return AccessLogPage(visits: gathering.visits)
                }
            }
            if rows.count < Self.slice { return AccessLogPage(visits: gathering.visits) }
        }
        return AccessLogPage(visits: gathering.visits, next: before)
    }

    /// Rows lie in the order in which they were written; their instants may differ from that by as much: a minute.
    private static let disorder: Int64 = 60_000

    /// All of it, for a file, a page's worth at a time.
    package func forEach(_ query: AccessLogQuery, _ body: (AccessVisit) -> Void) throws {
        var query = query
        while true {
            let page = try page(query, size: 200)
            page.visits.forEach(body)
            guard let next = page.next else { return }
            query.before = next
        }
    }

    /// The visit that a row belongs to; nil where it is not about this citizen.
    package func visit(with number: Int64) throws -> AccessVisit? {
        guard let row = try reading.audit(of: patient, before: number + 1, limit: 1).first, row.number == number else {
            return nil
        }
        let whole = try page(AccessLogQuery(includesOwn: true, before: number + 1), size: 1)
        return whole.visits.first { $0.number == number }
    }

    private func person(_ entry: AuditEntry) throws -> AccessPerson {
        var person = AccessPerson(identity: entry.who, role: entry.role)
        let found = try directory.entry(entry.who)
        person.name = found?.person
        person.profession = found?.role
        person.unit = try entry.unit.flatMap { try directory.entry("Organization/" + $0)?.unit } ?? found?.unit
        return person
    }
}

extension AccessLogQuery {
    /// Whether a row is asked for.
    func takes(_ entry: AuditEntry, _ who: AccessPerson, citizen: String) -> Bool {
        let reason = AccessReason(entry)
        if !includesOwn, self.reason != .own, reason == .own { return false }
        if let wanted = self.reason, wanted != reason { return false }
        if let from, entry.instant < from { return false }
        if let until, entry.instant >= until { return false }
        guard let text else { return true }
        let words = [who.name, who.profession, who.unit, who.identity].compactMap { $0?.lowercased() }
        return text.lowercased().split(whereSeparator: \.isWhitespace).allSatisfy { wanted in
            words.contains { $0.contains(wanted) }
        }
    }
}
