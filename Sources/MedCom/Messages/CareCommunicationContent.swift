import FHIR

/// Words from one unit to another about a citizen.
struct CareCommunicationContent: Sendable {
    /// CPR, or what stands in place of it.
    var number: MessagePerson.Number
    var family: String
    var given: [String]
    /// The Communication's id in the record.
    var communication: String
    /// A code of medcom-careCommunication-categoryCodes.
    var category: String
    var topic: String?
    /// `routine` or `asap`; only with the category `regarding-referral`.
    var priority: String?
    var texts: [Text]
    var attachments: [File]
    /// Of the stay that it is about, as it came.
    var episodes: [NotificationContent.Episode]

    /// Something that somebody has written.
    struct Text: Sendable {
        var text: String
        /// When, as FHIR writes it.
        var date: String
        var author: Author
    }

    struct File: Sendable {
        var contentType: String
        /// Base64.
        var data: String
        var title: String
        var date: String
    }

    /// Who has written, and how to reach them.
    struct Author: Sendable, Hashable {
        var family: String
        var given: [String]
        /// Of MedCom's list of roles; or in words.
        var role: String
        var phone: String
    }

    /// The numbers of what it brings, for its history.
    func payloads(of message: String) -> [String] {
        (0..<texts.count + attachments.count).map { "urn:uuid:" + MessageWriter.uuid(message, "payload", String($0)) }
    }

    /// The message.
    func bytes(_ envelope: MessageEnvelope) -> [UInt8] {
        var envelope = envelope
        let patient = MessageWriter.uuid(envelope.identifier, "patient")
        let own = MessageWriter.uuid(envelope.identifier, "communication")
        let stay = MessageWriter.uuid(envelope.identifier, "encounter")
        envelope.focus = "Communication/" + own
        envelope.definition = MedComSystems.careCommunicationDefinition
        var writer = MessageWriter(envelope)
        writer.add(person: patient, number, family: family, given: given, isDeceased: false)
        let authors = writer.add(texts.map(\.author))
        if !episodes.isEmpty { writer.add(encounter: stay, of: patient, episodes) }
        let numbers = payloads(of: envelope.identifier)
        let assigner = writer.reference(to: envelope.sender)
        writer.add(
            "Communication", own,
            profile: MedComSystems.profile("carecommunication", "medcom-careCommunication-communication"),
            narrative: texts.map(\.text).joined(separator: " "), status: "extensions"
        ) { resource in
            resource.array("identifier") { list in
                list.object { $0.member("value", "urn:uuid:" + MessageWriter.uuid("communication", communication)) }
            }
            resource.member("status", "unknown")
            resource.array("category") { list in
                list.object { concept in
                    concept.array("coding") { list in
                        list.object {
                            $0.member("system", MedComSystems.category)
                            $0.member("code", category)
                        }
                    }
                }
            }
            resource.member("priority", priority)
            resource.object("subject") { $0.member("reference", "Patient/" + patient) }
            if let topic { resource.object("topic") { $0.member("text", topic) } }
            if !episodes.isEmpty { resource.object("encounter") { $0.member("reference", "Encounter/" + stay) } }
            resource.array("payload") { list in
                for (place, text) in texts.enumerated() {
                    list.object { payload in
                        payload.array("extension") { list in
                            list.payloadFacts(date: text.date, number: numbers[place], assigner: assigner)
                            list.payloadAuthor(authors[text.author] ?? "", phone: text.author.phone)
                        }
                        payload.member("contentString", text.text)
                    }
                }
                for (place, file) in attachments.enumerated() {
                    list.object { payload in
                        payload.array("extension") {
                            $0.payloadFacts(
                                date: file.date, number: numbers[texts.count + place], assigner: assigner)
                        }
                        payload.object("contentAttachment") {
                            $0.member("contentType", file.contentType)
                            $0.member("data", file.data)
                            $0.member("title", file.title)
                        }
                    }
                }
            }
        }
        return writer.bytes()
    }
}
