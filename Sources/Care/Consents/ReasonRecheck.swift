import Access
import FHIR
package import Record

/// Looks again at reasons that were stated for access, when their time is over: does the record by now show that the
/// professional had to do with the citizen? If so, the access is closed as explained; if not, it is closed and becomes a
/// Task on the reviewer's list. Grant, flag, recheck.
///
/// It is a ``Duty``: one process does it. Each reason is dealt with in a transaction of its own, which closes it, so that
/// being done twice changes nothing.
package struct ReasonRecheck: Sendable {
    /// What shows that a professional had to do with a citizen.
    package typealias Evidence = @Sendable (_ reference: String, _ patient: String, _ reading: Reading) throws -> Bool

    private let record: Record
    private let evidence: Evidence

    /// The verb in the audit.
    private static let activity = "recheck"
    private static let caller = Caller(identity: "recheck", role: .system)
    /// Looked at in one turn; the rest in the next.
    private static let atOnce = 100

    package init(_ record: Record, evidence: @escaping Evidence) {
        self.record = record
        self.evidence = evidence
    }

    /// What a turn did.
    package struct Outcome: Sendable, Hashable {
        package var explained = 0
        package var unexplained = 0
        /// Whether there are more to look at.
        package var hasMore = false
    }

    private struct Due: Sendable {
        let consent: HeldConsent
        let isExplained: Bool
    }

    /// Deals with the reasons whose time is over.
    package func turn() async throws -> Outcome {
        let due = try await due()
        var outcome = Outcome(hasMore: due.count >= Self.atOnce)
        for reason in due {
            try await close(reason)
            if reason.isExplained { outcome.explained += 1 } else { outcome.unexplained += 1 }
        }
        return outcome
    }

    private func due() async throws -> [Due] {
        try await record.read(
            .everything, as: Self.caller, because: .healthSystemAdministration, doing: Self.activity
        ) { reading in
            let stated = SearchQuery(
                "Consent",
                [
                    SearchClause(
                        "category", .token(.is(ConsentKind.system), code: ConsentKind.statedReason.rawValue)),
                    SearchClause("status", .token(.any, code: HeldConsent.Status.active.rawValue)),
                    // The period that is searched by is the provision's.
                    SearchClause(
                        "period",
                        .date(.endsBefore, SearchDate(earliest: reading.instant, latest: reading.instant + 1))),
                ], limit: Self.atOnce)
            return try reading.search(stated).resources.compactMap { resource in
                guard let consent = HeldConsent(try resource.json()), let actor = consent.actor,
                    consent.isOver(at: reading.instant)
                else { return nil }
                return Due(consent: consent, isExplained: try evidence(actor, consent.patient, reading))
            }
        }
    }

    private func close(_ due: Due) async throws {
        let id = due.consent.id
        let written = DateTime(milliseconds: record.surroundings.now(), offsetMinutes: 0).text
        let task = try record.preparer.prepare(
            try ReviewTask(
                reason: .unexplained, patient: due.consent.patient, consent: "Consent/" + id, written: written
            ).json(id: record.surroundings.newIdentifier()))
        try await record.write(
            as: Self.caller, because: .healthSystemAdministration, doing: Self.activity
        ) { transaction in
            guard let current = try transaction.read("Consent", id)?.json(), current["status"]?.string == "active"
            else {
                return
            }
            let closed = try Self.closed(current, finding: due.isExplained ? "explained" : "unexplained")
            _ = try transaction.put(record.preparer.prepare(closed))
            if !due.isExplained { _ = try transaction.put(task) }
        }
    }

    /// The Consent, over, with what was found.
    private static func closed(_ consent: JSONValue, finding: String) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("url", ConsentSystems.recheck)
            $0.member("valueCode", finding)
        }
        var editor = JSONEditor(consent)
        editor.set("status", of: consent, to: HeldConsent.Status.inactive.rawValue)
        if let extensions = consent["extension"] {
            editor.append(json: writer.bytes, to: extensions)
        } else {
            editor.set("extension", of: consent, toJSON: [UInt8(ascii: "[")] + writer.bytes + [UInt8(ascii: "]")])
        }
        return try JSONDocument(editor.bytes).root
    }
}
