extension Access {
    /// What a relative would see if a Consent that a citizen is about to write were in force: for the citizen, who decides
    /// by it. It is the relative's own decision, with one fact more, so that what is shown before and what is seen after
    /// cannot differ.
    ///
    /// - Parameters:
    ///   - supposed: the Consent, which names one relative.
    ///   - caller: who is about to write it, and may.
    ///   - facts: of that citizen, as a decision about the relative builds on them.
    package static func foresee(
        _ supposed: Provision, by caller: Caller, _ purpose: Purpose, of patient: String, _ facts: Facts
    ) -> Decision {
        guard case .permitted(_, let ground) = decide(caller, purpose, .patient(patient), .read, facts) else {
            return .refused(.forbidden)
        }
        var offer = supposed
        offer.isProposed = true
        let draft = Draft(type: "Consent", id: supposed.consent, provision: offer, status: "proposed")
        guard supposed.kind == .proxy, supposed.patient == patient, supposed.actors.count == 1,
            let relative = supposed.actors.first?.split(separator: "/").last.map(String.init),
            supposed.actors == ["RelatedPerson/" + relative],
            mayWrite(draft, over: nil, as: caller, of: patient, facts)
        else { return .refused(.forbidden) }
        var given = supposed
        given.isProposed = false
        var facts = facts
        facts.provisions.append(given)
        guard let opening = relativeOpening(of: patient, for: relative, facts) else { return .refused(.unknown) }
        let seer = Caller(identity: "RelatedPerson/" + relative, role: .relative(relatedPerson: relative))
        var scope = scope([patient: opening], for: seer)
        // What is shown beforehand is the record, not who has looked.
        scope.log = .none
        scope.limits = caller.limits
        return .permitted(scope, ground)
    }
}
