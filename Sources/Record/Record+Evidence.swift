package import Access

extension Record {
    /// Whether the record shows that a professional has had to do with a citizen's care at some time since an instant.
    /// It tells nothing else, so nothing is audited: whoever asks says what it led to.
    ///
    /// - Parameters:
    ///   - patient: the Patient's id.
    ///   - professional: with all references that mean the same.
    ///   - since: milliseconds since 1970-01-01T00:00:00Z.
    package func showsCare(of patient: String, by professional: Caller, since: Int64) async throws -> Bool {
        let now = surroundings.now()
        return try await engine.read { reading in
            guard let number = try reading.numbers(ofPatients: [patient]).first else { return false }
            let facts = try GateFacts(reading, for: professional, at: since).facts(of: patient, numbered: number)
            return facts.relations.contains { relation in
                professional.selves.contains(relation.actor) && (relation.from ?? .min) <= now
                    && since < (relation.until ?? .max)
            }
        }
    }
}
