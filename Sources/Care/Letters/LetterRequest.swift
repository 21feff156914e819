package import FHIR

/// That something which a citizen has been told is to go on paper: a CommunicationRequest whose payload is the
/// Communication. `active` until somebody has sent it, then `completed`.
package struct LetterRequest: Sendable, Hashable {
    package enum Status: String, Sendable, Hashable {
        case waiting = "active"
        case sent = "completed"
    }

    package let id: String
    package let patient: String
    package let status: Status
    /// The Communication's id.
    package let notice: String
    /// The unit that sends it, as a reference; nil: nobody in particular.
    package let sender: String?
    /// When it was asked for, and when it was sent.
    package let written: DateTime?
    package let sent: DateTime?

    /// Nil where the resource is no such request.
    package init?(_ json: JSONValue) {
        guard json["resourceType"]?.string == "CommunicationRequest",
            json["category"]?[0]?["coding"]?[0]?["system"]?.string == LetterSystems.letter,
            let id = json["id"]?.string, let status = json["status"]?.string.flatMap(Status.init),
            let subject = json["subject"]?["reference"]?.string, subject.hasPrefix("Patient/"),
            let payload = json["payload"]?[0]?["contentReference"]?["reference"]?.string,
            payload.hasPrefix("Communication/")
        else { return nil }
        self.id = id
        self.status = status
        patient = String(subject.dropFirst("Patient/".count))
        notice = String(payload.dropFirst("Communication/".count))
        sender = json["sender"]?["reference"]?.string
        written = json["authoredOn"]?.string.flatMap(DateTime.init)
        sent = json["occurrenceDateTime"]?.string.flatMap(DateTime.init)
    }

    /// The request for a notice, marked as the notice is: what it is about is no less confidential on paper.
    static func json(
        id: String, for notice: JSONValue, to patient: String, from sender: String?, at instant: Int64
    ) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "CommunicationRequest")
            $0.member("id", id)
            if let security = notice["meta"]?["security"] { $0.object("meta") { $0.member("security", security) } }
            $0.member("status", Status.waiting.rawValue)
            $0.array("category") { list in
                list.object { $0.conceptContent(LetterSystems.letter, LetterSystems.notice, text: "Brev til borger") }
            }
            $0.array("medium") { list in
                list.object { $0.conceptContent(LetterSystems.medium, LetterSystems.post, text: nil) }
            }
            $0.reference("subject", "Patient/" + patient, display: nil)
            $0.array("payload") { list in
                list.object {
                    $0.reference("contentReference", "Communication/" + (notice["id"]?.string ?? ""), display: nil)
                }
            }
            $0.member("authoredOn", DateTime(milliseconds: instant, offsetMinutes: 0).text)
            $0.array("recipient") { list in list.object { $0.member("reference", "Patient/" + patient) } }
            if let sender { $0.reference("sender", sender, display: nil) }
        }
        return try JSONDocument(writer.bytes).root
    }

    /// The same request, sent; nil where it is none, or was sent before.
    static func completed(_ json: JSONValue, at instant: Int64) throws -> JSONValue? {
        guard LetterRequest(json)?.status == .waiting else { return nil }
        var editor = JSONEditor(json)
        editor.set("status", of: json, to: Status.sent.rawValue)
        editor.set("occurrenceDateTime", of: json, to: DateTime(milliseconds: instant, offsetMinutes: 0).text)
        return try JSONDocument(editor.bytes).root
    }
}
