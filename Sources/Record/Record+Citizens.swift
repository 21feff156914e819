package import Access
import FHIR

/// A citizen whom a professional has named by the whole of a number that only the citizen has.
package struct NamedCitizen: Sendable, Hashable {
    /// The Patient's id.
    package let patient: String
    /// As in the Patient, to see that it is the right one; nil where name and address are protected.
    package let name: String?
    /// Whether the caller may open the record; if not, a reason may be stated.
    package let isOpen: Bool
}

extension Record {
    /// Finds one citizen by an identifier such as a CPR number, for a professional who may have no care relation yet. It
    /// tells that the citizen is known here, the name, and no more; it is in the audit as a look at that citizen.
    ///
    /// - Parameters:
    ///   - system: of the identifier.
    ///   - value: the whole of it.
    ///   - activity: the route pattern, for the audit.
    /// - Returns: nil where nobody has it, or several do.
    /// - Throws: ``RecordError/forbidden(_:)`` for everybody who is no professional.
    package func citizen(
        identifiedBy system: String, _ value: String, as caller: Caller, because purpose: Purpose,
        doing activity: String
    ) async throws -> NamedCitizen? {
        guard case .professional = caller.role, Access.purposes(of: caller.role).contains(purpose) else {
            throw RecordError.forbidden("only professionals find citizens by number")
        }
        let query = SearchQuery(
            "Patient", [SearchClause("identifier", .token(.is(system), code: value))], limit: 2)
        return try await engine.readWhenAudited { [self] reading in
            let instant = surroundings.now()
            let found = try reading.search(query).resources
            var citizen: NamedCitizen?
            var opening: Opening?
            if found.count == 1, let patient = found.first {
                let facts = try GateFacts(reading, for: caller, at: instant).facts(for: .patient(patient.id))
                opening = Access.opening(of: patient.id, for: caller, facts)
                citizen = NamedCitizen(
                    patient: patient.id,
                    name: facts.protected.contains(patient.id) ? nil : Self.name(in: try patient.json()),
                    isOpen: opening != nil)
            }
            let entry = entry(
                for: caller, purpose, .read, activity, patient: citizen?.patient, .permitted,
                on: opening?.ground ?? Ground(.duty))
            return (citizen, try engine.submit { try $0.append(entry) })
        }
    }

    private static func name(in patient: JSONValue) -> String? {
        guard let name = patient["name"]?[0] else { return nil }
        if let text = name["text"]?.string { return text }
        let parts = (name["given"]?.elements.compactMap(\.string) ?? []) + [name["family"]?.string].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
