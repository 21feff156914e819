import FHIR

/// What an acknowledgement answers, and how.
struct Answer: Sendable, Hashable, Codable {
    /// The message that is answered.
    var message: String
    var activity: String
    /// When it came.
    var received: Int64
    /// Who sent it, and gets the answer.
    var sender: MessagePlace
    /// Who was to have it, and answers.
    var receiver: MessagePlace
    /// Nil: it was taken.
    var severity: MessageFault.Severity?
    var items: [MessageFault.Item] = []
    /// Tells apart answers to different messages that came under one number.
    var distinction: String?

    /// As an acknowledgement says it.
    var code: String { severity?.rawValue ?? "ok" }

    /// The number of the acknowledgement.
    var identifier: String {
        MessageWriter.uuid("acknowledgement", message, sender.sor ?? sender.gln ?? "", distinction ?? "")
    }

    /// The message that says it. Sent again it is the same but for the Bundle's id and time.
    func bytes(bundleIdentifier: String, sent: Int64) -> [UInt8] {
        let identifier = identifier
        let outcome = MessageWriter.uuid(identifier, "outcome")
        var writer = MessageWriter(
            MessageEnvelope(
                kind: .acknowledgement, identifier: identifier, bundleIdentifier: bundleIdentifier, sent: sent,
                sender: receiver, receiver: sender,
                steps: [
                    .init(
                        identifier: message, activity: activity.isEmpty ? "new-message" : activity,
                        occurred: received, agent: sender),
                    .init(
                        identifier: identifier, activity: "acknowledgement", occurred: received, agent: receiver,
                        previous: message),
                ]))
        if severity != nil { writer.addOutcome(outcome, items) }
        return writer.bytes { header in
            header.object("response") { response in
                response.member("identifier", message)
                response.member("code", code)
                if severity != nil {
                    response.object("details") { $0.member("reference", "OperationOutcome/" + outcome) }
                }
            }
        }
    }
}
