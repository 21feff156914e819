package import Access
import FHIR

extension Record {
    /// The Consents that name a relative: what has been given, offered, declined or ended, each as it stands now,
    /// oldest first. Who is offered access must see the offer before there is any access, so this look has a decision
    /// of its own: a relative always sees the Consents that name the RelatedPerson as whom the caller comes, and by
    /// this nothing else.
    ///
    /// Audited as a look at each citizen who is named; durable before anything is handed out.
    ///
    /// - Throws: ``RecordError/forbidden(_:)`` for callers who are no relatives.
    package func mandates(
        as caller: Caller, because purpose: Purpose, doing activity: String
    ) async throws -> [StoredResource] {
        guard case .relative(let relatedPerson) = caller.role, Access.purposes(of: caller.role).contains(purpose) else {
            throw RecordError.forbidden("only relatives have mandates")
        }
        return try await engine.readWhenAudited { [self] reading in
            let naming = SearchQuery(
                "Consent", [SearchClause("actor", .reference(type: "RelatedPerson", id: relatedPerson))],
                limit: Self.mostMandates)
            // What a professional keeps from a parent names the parent too, and is none of what the parent was given.
            let found = try reading.search(naming).resources.filter {
                try $0.json()["provision"]?["type"]?.string == "permit"
            }
            let patients = try reading.patients(numbered: Set(found.map(\.key.patient)))
            func look(at patient: NumberedPatient?) -> AuditedLook {
                AuditedLook(
                    entry(
                        for: caller, purpose, .read, activity, patient: patient?.id, .permitted,
                        on: patient.map { _ in Ground(.proxy) }), at: patient)
            }
            let looks = patients.isEmpty ? [look(at: nil)] : patients.map(look)
            return (found, try engine.submit(looks))
        }
    }

    /// More than anybody has been given by those whom one RelatedPerson is related to: one citizen.
    private static let mostMandates = 1000
}
