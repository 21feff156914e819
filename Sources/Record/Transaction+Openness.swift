import Access

/// What leaves the record by itself is no more than whoever gets it could see.
extension Transaction {
    /// Whether somebody who takes care of the citizen at a unit would see a resource: it is not blocked from them, nor so
    /// confidential that it is for others alone. For what the record sends to a unit that does not look here itself.
    ///
    /// - Parameters:
    ///   - unit: the Organization's id.
    ///   - larger: the Organizations that it is a part of, as references.
    package func isOpen(_ type: String, _ id: String, to unit: String, within larger: Set<String> = []) throws -> Bool {
        guard let patient = try engine.patient(of: type, id) else { return false }
        let somebody = Caller(
            identity: "Organization/" + unit, role: .professional(.municipalNurse), unit: unit, largerUnits: larger)
        var facts = try GateFacts(engine, for: somebody, at: instant).facts(for: .patient(patient))
        // A reason that somebody there has stated opens nothing for the unit; that the stay concerns it is taken for granted.
        facts.relations = [
            CareRelation(patient: patient, actor: somebody.identity, kind: .referral, basis: type + "/" + id)
        ]
        let decision = Access.decide(somebody, .treatment, .patient(patient), .read, facts)
        guard case .permitted(let scope, _) = decision else { return false }
        return try engine.within(scope).resource(type, id) != nil
    }
}
