import Access
import FHIR
package import Record

/// Follows the audit and puts what somebody should look into on the reviewer's list: by ``LookPatterns``.
///
/// It is a ``Duty``: one process does it. How far it has come is a note; a case has an id made from what it is about, so
/// that being done twice changes nothing.
package struct LookWatch: Sendable {
    private let record: Record
    private let patterns: LookPatterns
    private let day: @Sendable (Int64) -> Int

    private static let caller = Caller(identity: "looks", role: .system)
    private static let activity = "watch looks"
    private static let place = "looks/watched"
    /// Rows taken in at a time.
    private static let atOnce = 500
    /// Rows before those that count towards how many citizens somebody has looked at.
    private static let mostEarlier = 2000

    /// - Parameter day: the number of the day on which an instant lies, where people work.
    package init(_ record: Record, _ patterns: LookPatterns, day: @escaping @Sendable (Int64) -> Int) {
        self.record = record
        self.patterns = patterns
        self.day = day
    }

    private struct Slice: Sendable {
        var from: Int64
        var isFirst: Bool
        var rows: [NumberedAuditEntry]
        var earlier: [NumberedAuditEntry]
    }

    /// Takes in the next rows of the audit.
    ///
    /// - Returns: whether there may be more.
    package func turn() async throws -> Bool {
        let slice = try await slice()
        let looks = slice.rows.compactMap(WatchedLook.init)
        let earlier = slice.earlier.reversed().compactMap(WatchedLook.init)
        let cases = try await looks.isEmpty ? [] : cases(looks, after: earlier)
        guard slice.isFirst || !slice.rows.isEmpty else { return false }
        let end = slice.rows.last?.number ?? slice.from
        let prepared = try cases.map { try record.preparer.prepare(try $0.json()) }
        try await record.write(as: Self.caller, because: .healthSystemAdministration, doing: Self.activity) {
            for one in prepared where try $0.read("Task", one.id) == nil { _ = try $0.put(one) }
            try $0.setNote(Self.place, to: Array(String(end).utf8))
        }
        return slice.rows.count == Self.atOnce
    }

    /// What is read here is handed to nobody: it is the record's own work, and no look.
    private func slice() async throws -> Slice {
        try await record.engine.read { reading -> Slice in
            let watched = try reading.note(Self.place).flatMap { Int64(String(decoding: $0, as: UTF8.self)) }
            guard let from = try watched ?? reading.auditLink(at: nil)?.number else {
                return Slice(from: 0, isFirst: true, rows: [], earlier: [])
            }
            let rows = try reading.audit(after: from, limit: Self.atOnce)
            let earlier = try rows.isEmpty ? [] : reading.audit(of: nil, before: from + 1, limit: Self.mostEarlier)
            return Slice(from: from, isFirst: watched == nil, rows: rows, earlier: earlier)
        }
    }

    private func cases(_ looks: [WatchedLook], after earlier: [WatchedLook]) async throws -> [LookCase] {
        try await record.read(
            .everything, as: Self.caller, because: .healthSystemAdministration, doing: Self.activity
        ) { reading in
            let family = FamilyFinder(reading)
            var wellKnown: [String: Bool] = [:]
            var failure: (any Error)?
            func ask(_ question: () throws -> Bool) -> Bool {
                do {
                    return try question()
                } catch {
                    failure = error
                    return false
                }
            }
            let found = patterns.cases(looks, after: earlier) { look in
                ask { try family.isFamily(look.patient, of: look.who) }
            } isWellKnown: { look in
                let known = wellKnown[look.patient] ?? ask { try Self.isWellKnown(look.patient, reading) }
                wellKnown[look.patient] = known
                return known
            }
            if let failure { throw failure }
            return found.map { lookCase($0, at: reading.instant) }
        }
    }

    /// Whether an active Flag says that many know the name.
    private static func isWellKnown(_ patient: String, _ reading: Reading) throws -> Bool {
        let flags = SearchQuery("Flag", compartment: patient)
        return try reading.search(flags).resources.contains { resource in
            let json = try resource.json()
            let codes = json["code"]?.list("coding") ?? []
            return json["status"]?.string == "active"
                && codes.contains {
                    $0["system"]?.string == LookSystems.review && $0["code"]?.string == LookCase.Kind.wellKnown.rawValue
                }
        }
    }

    /// One case for the same pattern, person and citizen on the same day.
    private func lookCase(_ found: WatchedCase, at instant: Int64) -> LookCase {
        let look = found.look
        let mark = [
            found.kind.rawValue, look.who, found.kind == .sampled ? String(look.number) : look.patient,
            String(day(look.instant)),
        ]
        var digest = ContentDigest()
        for part in mark { digest.add(part) }
        return LookCase(
            id: "case-" + digest.text.prefix(32),
            kind: found.kind, patient: look.patient, look: look.number, who: look.who, lookedAt: look.instant,
            text: found.text, opened: instant)
    }
}

/// Whether somebody at work and a citizen are family, or live at the same address: from what the record says of the
/// person who works.
private final class FamilyFinder {
    private struct Own {
        var patients: Set<String> = []
        var addresses: Set<String> = []
    }

    private let reading: Reading
    private var own: [String: Own] = [:]

    init(_ reading: Reading) {
        self.reading = reading
    }

    /// - Parameter who: as it stands in the audit, such as `PractitionerRole/x`.
    func isFamily(_ patient: String, of who: String) throws -> Bool {
        let own = try self.own[who] ?? find(who)
        self.own[who] = own
        if own.patients.contains(patient) { return true }
        guard !own.addresses.isEmpty else { return false }
        return try !addresses(of: patient).isDisjoint(with: own.addresses)
    }

    private func find(_ who: String) throws -> Own {
        var own = Own()
        guard let practitioner = try practitioner(who) else { return own }
        let persons = SearchQuery(
            "Person", [SearchClause("practitioner", .reference(type: "Practitioner", id: practitioner))])
        for person in try reading.search(persons).resources {
            for link in try person.json().list("link") {
                guard let target = link["target"]?["reference"]?.string else { continue }
                let parts = target.split(separator: "/").map(String.init)
                guard parts.count == 2 else { continue }
                if parts[0] == "Patient" {
                    own.patients.insert(parts[1])
                    own.addresses.formUnion(try addresses(of: parts[1]))
                } else if parts[0] == "RelatedPerson",
                    let relative = try reading.resource("RelatedPerson", parts[1])?.json(),
                    let patient = Reference(relative["patient"])?.patient
                {
                    own.patients.insert(patient)
                }
            }
        }
        return own
    }

    private func practitioner(_ who: String) throws -> String? {
        let parts = who.split(separator: "/").map(String.init)
        guard parts.count == 2 else { return nil }
        if parts[0] == "Practitioner" { return parts[1] }
        guard parts[0] == "PractitionerRole",
            let role = try reading.resource("PractitionerRole", parts[1])?.json()
        else { return nil }
        return Reference(role["practitioner"])?.id(of: "Practitioner")
    }

    /// Addresses that are complete enough to tell one home from another, without spaces and case.
    private func addresses(of patient: String) throws -> Set<String> {
        guard let json = try reading.resource("Patient", patient)?.json() else { return [] }
        var addresses: Set<String> = []
        for address in json.list("address") where address["use"]?.string != "old" {
            let lines = address.list("line").compactMap(\.string)
            guard !lines.isEmpty, let postalCode = address["postalCode"]?.string else { continue }
            addresses.insert((lines + [postalCode]).joined().lowercased().filter { !$0.isWhitespace && $0 != "," })
        }
        return addresses
    }
}
