package import Access
import FHIR
package import Record

/// Looks again at reasons that were stated for access, when their time is over: does the record by now show that the
/// professional had to do with the citizen? If so, the access is closed as explained; if not, it is closed and
/// becomes a Task on the reviewer's list. Grant, flag, recheck.
///
/// It is a ``Duty``: one process does it. Each reason is dealt with in a transaction of its own, which closes it, so
/// that being done twice changes nothing.
package struct ReasonRecheck: Sendable {
    /// Whether the record shows that a professional has had to do with a citizen since an instant.
    package typealias Evidence =
        @Sendable (_ professional: Caller, _ patient: String, _ since: Int64) async throws -> Bool

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

        package init(explained: Int = 0, unexplained: Int = 0, hasMore: Bool = false) {
            self.explained = explained
            self.unexplained = unexplained
            self.hasMore = hasMore
        }
    }

    /// A reason whose time is over, and who stated it, with all references that mean the same.
    private struct Due: Sendable {
        let consent: HeldConsent
        let professional: Caller
    }

    /// Deals with the reasons whose time is over.
    package func turn() async throws -> Outcome {
        let due = try await due()
        var outcome = Outcome(hasMore: due.count >= Self.atOnce)
        for reason in due {
            let since = (reason.consent.from ?? reason.consent.given)?.earliest ?? 0
            let isExplained = try await evidence(reason.professional, reason.consent.patient, since)
            try await close(reason.consent, isExplained: isExplained)
            if isExplained { outcome.explained += 1 } else { outcome.unexplained += 1 }
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
                return Due(consent: consent, professional: try Self.professional(actor, reading))
            }
        }
    }

    /// The professional as the record knows them: a post is also the person and the unit.
    private static func professional(_ reference: String, _ reading: Reading) throws -> Caller {
        var selves: Set<String> = [reference]
        var unit: String?
        if let id = Reference.id(of: "PractitionerRole", in: reference),
            let post = try reading.resource("PractitionerRole", id)
        {
            let role = PractitionerRole(json: try post.json())
            if let person = role.practitioner?.target { selves.insert(person) }
            unit = role.organization?.id(of: "Organization")
        }
        return Caller(identity: reference, role: .system, unit: unit, selves: selves)
    }

    private func close(_ consent: HeldConsent, isExplained: Bool) async throws {
        let id = consent.id
        let written = InstantText.second(record.surroundings.now())
        let task = try record.preparer.prepare(
            try ReviewTask(
                reason: .unexplained, patient: consent.patient, consent: "Consent/" + id, written: written
            ).json(id: record.surroundings.newIdentifier()))
        try await record.write(
            as: Self.caller, because: .healthSystemAdministration, doing: Self.activity
        ) { transaction in
            guard let current = try transaction.read("Consent", id)?.json(), current["status"]?.string == "active"
            else {
                return
            }
            let closed = try Self.closed(current, finding: isExplained ? "explained" : "unexplained")
            _ = try transaction.put(record.preparer.prepare(closed))
            if !isExplained { _ = try transaction.put(task) }
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
