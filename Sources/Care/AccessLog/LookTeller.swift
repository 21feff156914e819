import Access
import FHIR
package import Record

/// Tells citizens that somebody has looked, by following the audit: nothing is added to the looks themselves. A message in
/// the citizen's own record for each visit that the citizen wants to be told of.
///
/// It is a ``Duty``: one process does it. How far it has come is a note; a message has an id made from what it is about,
/// so that being done twice changes nothing.
package struct LookTeller: Sendable {
    private let record: Record
    private let day: @Sendable (Int64) -> Int
    private let time: @Sendable (Int64) -> String

    private static let caller = Caller(identity: "looks", role: .system)
    private static let activity = "looks"
    private static let place = "looks/told"
    /// Rows taken in at a time.
    private static let atOnce = 500

    /// - Parameters:
    ///   - day: the number of the day on which an instant lies, where citizens live.
    ///   - time: an instant in Danish words.
    package init(
        _ record: Record, day: @escaping @Sendable (Int64) -> Int, time: @escaping @Sendable (Int64) -> String
    ) {
        self.record = record
        self.day = day
        self.time = time
    }

    /// A visit that may be told of.
    fileprivate struct Visit: Hashable {
        let patient: String
        let entry: AuditEntry
        let reason: AccessReason
        let day: Int

        /// The same person in the same capacity on the same day.
        var identifier: String {
            let mark = [patient, entry.who, entry.role, reason.rawValue, entry.app ?? "", String(day)]
            var digest = ContentDigest()
            for part in mark { digest.add(part) }
            return "look-" + digest.text.prefix(32)
        }
    }

    /// Takes in the next rows of the audit.
    ///
    /// - Returns: whether there may be more.
    package func turn() async throws -> Bool {
        // What is read here is handed to nobody: it is the record's own work, and no look.
        let (from, rows) = try await record.engine.read { reading -> (Int64, [NumberedAuditEntry]) in
            let told = try reading.note(Self.place).flatMap { Int64(String(decoding: $0, as: UTF8.self)) }
            // What had been looked at before anybody could choose is not told of afterwards.
            guard let from = try told ?? reading.auditLink(at: nil)?.number else { return (Int64(0), []) }
            return (from, try reading.audit(after: from, limit: Self.atOnce))
        }
        let visits = Self.visits(in: rows, day: day)
        let wanted = try await visits.isEmpty ? [] : wanted(visits)
        let messages = try await wanted.isEmpty ? [] : messages(wanted)
        let end = rows.last?.number ?? from
        if rows.isEmpty, messages.isEmpty, try await hasPlace() { return false }
        try await record.write(as: Self.caller, because: .healthSystemAdministration, doing: Self.activity) {
            for message in messages where try $0.read("Communication", message.id) == nil { _ = try $0.put(message) }
            try $0.setNote(Self.place, to: Array(String(end).utf8))
        }
        return rows.count == Self.atOnce
    }

    private func hasPlace() async throws -> Bool {
        try await record.engine.read { try $0.note(Self.place) != nil }
    }

    /// The first row of each visit of somebody else.
    private static func visits(in rows: [NumberedAuditEntry], day: (Int64) -> Int) -> [Visit] {
        var seen: Set<String> = []
        var visits: [Visit] = []
        for row in rows {
            let entry = row.entry
            guard let patient = entry.patient, entry.action == .read, entry.outcome == .permitted else { continue }
            let visit = Visit(patient: patient, entry: entry, reason: AccessReason(entry), day: day(entry.instant))
            guard LookNotice.each.tells(of: visit.reason), !visit.isToldAlready, seen.insert(visit.identifier).inserted
            else { continue }
            visits.append(visit)
        }
        return visits
    }

    /// Those that their citizens want to be told of.
    private func wanted(_ visits: [Visit]) async throws -> [Visit] {
        let patients = Array(Set(visits.map(\.patient)))
        let choices: [String: LookNotice] = try await record.engine.read { reading in
            var choices: [String: LookNotice] = [:]
            for start in stride(from: 0, to: patients.count, by: Self.patientsAtOnce) {
                let some = patients[start..<min(start + Self.patientsAtOnce, patients.count)]
                let chosen = SearchQuery(
                    "Basic",
                    [
                        SearchClause("code", .token(.is(LookSystems.notice), code: nil)),
                        SearchClause("subject", some.map { .reference(type: "Patient", id: $0) }),
                    ], limit: Self.atOnce)
                for resource in try reading.search(chosen).resources {
                    let json = try resource.json()
                    guard let patient = Reference(json["subject"])?.patient, let notice = LookNotice(json) else {
                        continue
                    }
                    choices[patient] = notice
                }
            }
            return choices
        }
        return visits.filter { (choices[$0.patient] ?? .standard).tells(of: $0.reason) }
    }

    /// Keeps one question to the engine short.
    private static let patientsAtOnce = 100

    private func messages(_ visits: [Visit]) async throws -> [PreparedResource] {
        let preparer = record.preparer
        return try await record.read(
            .directory, as: Self.caller, because: .healthSystemAdministration, doing: Self.activity
        ) { reading in
            let directory = Directory(at: reading.instant) { reference in
                try RecordThread(patient: "", reading: reading).resource(reference)
            }
            return try visits.map { visit in
                let entry = try directory.entry(visit.entry.who)
                let unit = try visit.entry.unit.flatMap { try directory.entry("Organization/" + $0)?.unit }
                let who = [entry?.person, entry?.role, unit ?? entry?.unit].compactMap { $0 }
                return try preparer.prepare(
                    try visit.message(who: who, time: time(visit.entry.instant)))
            }
        }
    }
}

extension LookTeller.Visit {
    /// Whether the citizen was told when the access was opened: an emergency access rests on a Consent, with which the
    /// message was written.
    fileprivate var isToldAlready: Bool { reason == .emergency && entry.ground?.contains(" Consent/") == true }

    /// - Parameters:
    ///   - who: name, profession and unit, as far as they are known.
    ///   - time: when it was, in words.
    fileprivate func message(who: [String], time: String) throws -> JSONValue {
        let name = who.isEmpty ? "En, hvis navn ikke er kendt," : who.joined(separator: ", ")
        let text = "\(name) så oplysninger i din journal \(time). Du kan se mere under »Hvem har set mine oplysninger«."
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Communication")
            $0.member("id", identifier)
            $0.lookMeta()
            $0.member("language", "da")
            $0.member("status", "completed")
            $0.array("category") { list in
                list.object {
                    $0.lookConceptContent(LookSystems.message, "look", text: "Nogen har set dine oplysninger")
                }
            }
            $0.lookReference("subject", "Patient/" + patient)
            $0.member("sent", InstantText.second(entry.instant))
            $0.array("recipient") { list in list.object { $0.member("reference", "Patient/" + patient) } }
            $0.object("sender") { $0.member("display", "Tovholder") }
            $0.array("payload") { list in list.object { $0.member("contentString", text) } }
        }
        return try JSONDocument(writer.bytes).root
    }
}
