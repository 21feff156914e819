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
        return try await engine.readWhenAudited { [self] reading in
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

    /// Why whoever looked may or may not see the citizen by what the record shows now, in words, for a reviewer: of what the
    /// record says about access, and nothing of what is in it. Empty where there is no such look at a citizen.
    ///
    /// - Parameters:
    ///   - number: of the row in the audit.
    ///   - selves: all references that mean who looked.
    ///   - largerUnits: what the unit was a part of.
    /// - Throws: ``RecordError/forbidden(_:)`` for callers who are no reviewers.
    package func explanation(
        ofLook number: Int64, selves: Set<String>, largerUnits: Set<String>, as caller: Caller,
        because purpose: Purpose, doing activity: String
    ) async throws -> [String] {
        guard case .reviewer = caller.role, Access.purposes(of: caller.role).contains(purpose) else {
            throw RecordError.forbidden("only reviewers are told why")
        }
        return try await engine.readWhenAudited { [self] reading in
            var words: [String] = []
            let row = try reading.audit(after: number - 1, limit: 1).first
            if let look = row?.entry, row?.number == number, let patient = look.patient,
                let role = Role(auditWord: look.role, identity: look.who)
            {
                let looker = Caller(
                    identity: look.who, role: role, unit: look.unit, selves: selves, largerUnits: largerUnits)
                let facts = try GateFacts(reading, for: looker, at: surroundings.now()).facts(for: .patient(patient))
                words = Access.explain(
                    looker, Purpose(rawValue: look.purpose) ?? .treatment, seeing: patient, facts)
            }
            let entry = entry(
                for: caller, purpose, .read, activity, patient: words.isEmpty ? nil : row?.entry.patient, .permitted,
                on: Ground(.duty))
            return (words, try engine.submit { try $0.append(entry) })
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

extension Role {
    /// The role that a word of the audit stands for, of those who look at single citizens; nil for others.
    fileprivate init?(auditWord word: String, identity: String) {
        func id(_ type: String) -> String? {
            identity.hasPrefix(type + "/") ? String(identity.dropFirst(type.count + 1)) : nil
        }
        if let profession = Profession(rawValue: word) {
            self = .professional(profession)
        } else if word == "relative", let relatedPerson = id("RelatedPerson") {
            self = .relative(relatedPerson: relatedPerson)
        } else {
            return nil
        }
    }
}
