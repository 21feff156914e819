import Access
import FHIR
import Record

/// What comes with an emergency access, whichever way it was written: the citizen is told at once, and a reviewer has
/// something to look at. All in the transaction that opens the record.
enum ConsentConsequences {
    static let emergency = Consequence(name: "emergency", types: ["Consent"]) { change, bystanders in
        guard change.before == nil, let json = change.after, ConsentKind(of: json) == .emergency,
            !isOperator(change.caller), let patient = change.patient
        else { return [] }
        let consent = "Consent/" + change.id
        let written = InstantText.second(change.instant)
        return [
            try message(bystanders.newIdentifier(), to: patient, about: json, consent, written),
            try ReviewTask(reason: .emergency, patient: patient, consent: consent, written: written)
                .json(id: bystanders.newIdentifier()),
        ]
    }

    /// Operators move records as they are: what came with an emergency access is moved too.
    private static func isOperator(_ caller: Caller) -> Bool { if case .operator = caller.role { true } else { false } }

    private static func message(
        _ id: String, to patient: String, about json: JSONValue, _ consent: String, _ written: String
    ) throws -> JSONValue {
        let actor = json["provision"]?["actor"]?[0]?["reference"]
        let reason = Consent(json: json).extensionValue(ConsentSystems.reason)?.valueString ?? ""
        let name = actor?["display"]?.string.map { $0 + " har" } ?? "En sundhedsperson har"
        return try AccessMessage(
            code: .emergency, patient: patient, sender: actor?["reference"]?.string,
            senderName: actor?["display"]?.string, about: consent, written: written,
            text: name + " åbnet din journal i en nødsituation. Begrundelsen er: \(reason)\n\nAdgangen lukker af sig "
                + "selv. En uafhængig medarbejder gennemgår den bagefter."
        ).json(id: id)
    }
}

/// What the record says to a citizen about access.
package struct AccessMessage: Sendable, Hashable {
    package enum Code: String, Sendable, Hashable {
        case emergency
        /// Somebody who treats the citizen asks whether there is more to see.
        case question

        var danishName: String {
            switch self {
            case .emergency: "Din journal er åbnet i en nødsituation"
            case .question: "En behandler spørger, om der er mere at se"
            }
        }
    }

    let code: Code
    let patient: String
    let sender: String?
    let senderName: String?
    let about: String?
    let written: String
    let text: String

    func json(id: String) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Communication")
            $0.member("id", id)
            $0.member("language", "da")
            $0.member("status", "completed")
            $0.array("category") { list in
                list.object { $0.conceptContent(ConsentSystems.message, code.rawValue, text: code.danishName) }
            }
            $0.member("priority", code == .emergency ? "urgent" : "routine")
            $0.reference("subject", "Patient/" + patient, display: nil)
            if let about { $0.array("about") { list in list.object { $0.member("reference", about) } } }
            $0.member("sent", written)
            $0.array("recipient") { list in list.object { $0.member("reference", "Patient/" + patient) } }
            if let sender { $0.reference("sender", sender, display: senderName) }
            $0.array("payload") { list in list.object { $0.member("contentString", text) } }
        }
        return try JSONDocument(writer.bytes).root
    }
}

/// A Task on the reviewer's list. It names no requester and no owner: a task of one's own is a care relation, and
/// nobody gets one by being looked at.
package struct ReviewTask: Sendable, Hashable {
    let reason: ReviewReason
    let patient: String
    let consent: String
    let written: String

    package init(reason: ReviewReason, patient: String, consent: String, written: String) {
        self.reason = reason
        self.patient = patient
        self.consent = consent
        self.written = written
    }

    func json(id: String) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Task")
            $0.member("id", id)
            $0.member("status", "requested")
            $0.member("intent", "order")
            $0.member("priority", reason == .emergency ? "urgent" : "routine")
            $0.concept("code", ConsentSystems.review, reason.rawValue, text: reason.danishName)
            $0.reference("focus", consent, display: nil)
            $0.reference("for", "Patient/" + patient, display: nil)
            $0.member("authoredOn", written)
        }
        return try JSONDocument(writer.bytes).root
    }

    /// Whether a Task is a reviewer's: no part of the citizen's thread.
    static func isOne(_ json: JSONValue) -> Bool {
        json["code"]?.list("coding").contains { $0["system"]?.string == ConsentSystems.review } ?? false
    }
}
