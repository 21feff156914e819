package import Access
import FHIR

extension Record {
    /// The open cases about looks, or the newest of those that are closed: Tasks with a code of one system. A reviewer
    /// sees no compartment; this look has a decision of its own, by which a reviewer always sees these Tasks, and nothing
    /// else of anybody.
    ///
    /// Audited as a look at each citizen whose case it is; durable before anything is handed out.
    ///
    /// - Parameters:
    ///   - system: of the codes of such Tasks.
    ///   - status: of the Tasks.
    ///   - id: of the one that is wanted; nil: all, at most ``mostCases``.
    /// - Throws: ``RecordError/forbidden(_:)`` for callers who are no reviewers.
    package func lookCases(
        coded system: String, status: String?, id: String? = nil, as caller: Caller, because purpose: Purpose,
        doing activity: String
    ) async throws -> [StoredResource] {
        guard case .reviewer = caller.role, Access.purposes(of: caller.role).contains(purpose) else {
            throw RecordError.forbidden("only reviewers see the cases about looks")
        }
        return try await engine.readWhenAudited(isBrief: false) { [self] reading in
            let found = try Self.lookCases(coded: system, status: status, id: id, in: reading)
            let patients = try reading.patients(numbered: Set(found.map(\.key.patient)))
            let ground = Ground(.duty)
            let looks = patients.map {
                AuditedLook(
                    entry(for: caller, purpose, .read, activity, patient: $0.id, .permitted, on: ground), at: $0)
            }
            let nobody = AuditedLook(
                entry(for: caller, purpose, .read, activity, patient: nil, .permitted, on: ground), at: nil)
            return (found, try engine.submit(looks.isEmpty ? [nobody] : looks))
        }
    }

    private static func lookCases(
        coded system: String, status: String?, id: String?, in reading: any EngineReading
    ) throws -> [StoredResource] {
        if let id {
            guard let one = try reading.resource("Task", id) else { return [] }
            let codings = try one.json()["code"]?["coding"]?.elements
            return codings?.contains { $0["system"]?.string == system } == true ? [one] : []
        }
        var clauses = [SearchClause("code", .token(.is(system), code: nil))]
        if let status { clauses.append(SearchClause("status", .token(.any, code: status))) }
        return try reading.search(SearchQuery("Task", clauses, limit: mostCases)).resources
    }

    /// More than a reviewer goes through in a day.
    package static let mostCases = 200
}
