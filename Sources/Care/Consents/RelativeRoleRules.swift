import Access
import FHIR
import Record

/// Who may say what about a relative's role: everybody in their own name.
enum RelativeRoleRules {
    static let rule = WriteRule(name: "relative's role", types: ["QuestionnaireResponse"]) { change in
        guard isOurs(change.before) || isOurs(change.after) else { return nil }
        if case .operator = change.caller.role { return nil }
        guard change.before == nil, let after = change.after else {
            return "QuestionnaireResponse: what was said stays; say it anew"
        }
        guard let said = RelativeRole(after) else {
            return "QuestionnaireResponse.item: relative, part, and perhaps words"
        }
        guard after["source"]?["reference"]?.string == source(change.caller, said) else {
            return "QuestionnaireResponse.source: the caller"
        }
        return nil
    }

    /// Lets the citizen, and whoever stands in the citizen's record as a relative, say it.
    static let admission = Admission(name: "relative's role", types: ["QuestionnaireResponse"]) { change in
        guard isOurs(change.after) else { return false }
        switch change.caller.role {
        case .citizen(let patient): return change.patient == patient
        case .relative: return change.isOfCallersOwn
        default: return false
        }
    }

    /// Lets a citizen, and who decides in the citizen's stead, name a relative who is not in the record yet.
    static let naming = Admission(name: "naming a relative", types: ["RelatedPerson"]) { change in
        guard change.before == nil, change.after != nil else { return false }
        if case .citizen(let patient) = change.caller.role { return change.patient == patient }
        return change.isInStead
    }

    private static func isOurs(_ json: JSONValue?) -> Bool {
        json?["questionnaire"]?.string == RelativeRole.questionnaire
    }

    /// In whose name the caller may speak; a relative only of the caller's own role.
    private static func source(_ caller: Caller, _ said: RelativeRole) -> String? {
        switch caller.role {
        case .citizen(let patient): "Patient/" + patient
        case .relative(let own): said.relative == own ? "RelatedPerson/" + own : nil
        case .professional: caller.identity
        default: nil
        }
    }
}

extension ConsentDesk {
    /// Somebody says what role a relative wants and can carry. The newest word of each counts.
    package func say(_ role: RelativeRole, of patient: String, by hand: Hand) async throws {
        let source: String
        switch role.voice {
        case .citizen: source = "Patient/" + patient
        case .relative: source = "RelatedPerson/" + role.relative
        case .staff: source = hand.caller.identity
        }
        let json = try role.json(
            id: record.surroundings.newIdentifier(), patient: patient, source: source, written: InstantText.second(now))
        let prepared = try record.preparer.prepare(json)
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            _ = try transaction.put(prepared)
        }
    }
}
