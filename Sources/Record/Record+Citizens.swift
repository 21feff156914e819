package import Access
import FHIR

/// A citizen whom a professional has named by the whole of a number that only the citizen has.
package struct NamedCitizen<Found: Sendable>: Sendable {
    /// The Patient's id.
    package let patient: String
    /// As in the Patient, to see that it is the right one; nil where name and address are protected.
    package let name: String?
    /// What was read of the record; nil where the caller may not open it, and may state a reason.
    package let found: Found?
}

extension Record {
    /// Finds citizens by an identifier such as a CPR number, for a professional who may have no care relation yet. Of whom
    /// the caller may not open it tells that the citizen is known here, the name, and no more. One question to the record,
    /// which is in the audit as a look at each citizen found.
    ///
    /// - Parameters:
    ///   - system: of the identifier.
    ///   - value: the whole of it.
    ///   - activity: the route pattern, for the audit.
    ///   - body: reads what is wanted of the Patient with this id, through the gate, where the caller may open the record.
    /// - Returns: nobody where nobody has it; several where their numbers are wrong.
    /// - Throws: ``RecordError/forbidden(_:)`` for everybody who is no professional, and what `body` throws.
    package func citizens<Found: Sendable>(
        identifiedBy system: String, _ value: String, as caller: Caller, because purpose: Purpose,
        doing activity: String, _ body: @escaping @Sendable (Reading, _ patient: String) throws -> Found?
    ) async throws -> [NamedCitizen<Found>] {
        guard case .professional = caller.role, Access.purposes(of: caller.role).contains(purpose) else {
            throw RecordError.forbidden("only professionals find citizens by number")
        }
        let query = SearchQuery(
            "Patient", [SearchClause("identifier", .token(.is(system), code: value))], limit: Self.mostNamed)
        return try await engine.readWhenAudited { [self] reading in
            let instant = surroundings.now()
            var citizens: [NamedCitizen<Found>] = []
            var entries: [AuditEntry] = []
            for patient in try reading.search(query).resources {
                let facts = try GateFacts(reading, for: caller, at: instant).facts(for: .patient(patient.id))
                var found: Found?
                var ground = Ground(.duty)
                if case .permitted(let scope, let why) = Access.decide(
                    caller, purpose, .patient(patient.id), .read, facts)
                {
                    ground = why
                    found = try body(
                        Reading(try reading.within(scope), scope: scope, instant: instant), patient.id)
                }
                citizens.append(
                    NamedCitizen(
                        patient: patient.id,
                        name: facts.protected.contains(patient.id) ? nil : Self.name(in: try patient.json()),
                        found: found))
                entries.append(
                    entry(for: caller, purpose, .read, activity, patient: patient.id, .permitted, on: ground))
            }
            if entries.isEmpty {
                entries = [entry(for: caller, purpose, .read, activity, patient: nil, .permitted, on: Ground(.duty))]
            }
            return (citizens, try engine.submit { [entries] in for entry in entries { try $0.append(entry) } })
        }
    }

    /// More than this nobody need be told of: a number that several have is wrong.
    private static let mostNamed = 5

    private static func name(in patient: JSONValue) -> String? {
        guard let name = patient["name"]?[0] else { return nil }
        if let text = name["text"]?.string { return text }
        let parts = (name["given"]?.elements.compactMap(\.string) ?? []) + [name["family"]?.string].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
