import Access
import FHIR
import Record

/// Whoever is not digital gets on paper what others are told on a screen: each message that is written to such a citizen,
/// by whatever room, asks for a letter in the same transaction.
package enum LetterCapability {
    package static func capability() -> Capability {
        Capability(name: "letters", consequences: [letter])
    }

    private static let letter = Consequence(name: "letter", types: ["Communication"]) { change, bystanders in
        guard change.before == nil, let notice = change.after, notice["status"]?.string == "completed",
            let patient = change.patient, !isOperator(change.caller), isTold("Patient/" + patient, notice),
            try bystanders.find(NotDigital.query(of: patient)).contains(where: NotDigital.isInForce)
        else { return [] }
        return [
            try LetterRequest.json(
                id: bystanders.newIdentifier(), for: notice, to: patient,
                from: try unit(of: notice["sender"]?["reference"]?.string, bystanders)
                    ?? practice(of: patient, bystanders), at: change.instant)
        ]
    }

    /// Operators move records as they are: what has been sent is not sent again.
    private static func isOperator(_ caller: Caller) -> Bool { if case .operator = caller.role { true } else { false } }

    private static func isTold(_ citizen: String, _ notice: JSONValue) -> Bool {
        // What a citizen writes is no letter to the citizen.
        notice["sender"]?["reference"]?.string != citizen
            && notice["recipient"]?.elements.contains { $0["reference"]?.string == citizen } == true
    }

    /// The Organization that a sender is or works at; nil where it is none that the record knows.
    private static func unit(of sender: String?, _ bystanders: Bystanders) throws -> String? {
        guard let sender else { return nil }
        if sender.hasPrefix("Organization/") { return sender }
        guard sender.hasPrefix("PractitionerRole/") else { return nil }
        return try bystanders.read(sender)?["organization"]?["reference"]?.string
    }

    /// The general practice of a citizen: it sends what nobody in particular has said.
    private static func practice(of patient: String, _ bystanders: Bystanders) throws -> String? {
        let practitioners = try bystanders.read("Patient", patient)?["generalPractitioner"]?.elements.map { $0 } ?? []
        return try practitioners.lazy.compactMap { try unit(of: $0["reference"]?.string, bystanders) }.first
    }
}
