import FHIR

/// Words from one unit to another about a citizen.
struct CareCommunicationContent: Sendable {
    var cpr: String
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
        writer.add(person: patient, cpr: cpr, family: family, given: given, isDeceased: false)
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

extension MessageWriter {
    /// Adds each author once; their references by author.
    fileprivate mutating func add(
        _ authors: [CareCommunicationContent.Author]
    ) -> [CareCommunicationContent.Author: String] {
        var references: [CareCommunicationContent.Author: String] = [:]
        let organization = reference(to: envelope.sender)
        for author in authors where references[author] == nil {
            let number = String(references.count)
            let person = Self.uuid(envelope.identifier, "practitioner", number)
            let role = Self.uuid(envelope.identifier, "role", number)
            references[author] = "PractitionerRole/" + role
            add(
                "Practitioner", person, profile: MedComSystems.profile("core", "medcom-core-practitioner"),
                narrative: (author.given + [author.family]).joined(separator: " ")
            ) { practitioner in
                practitioner.array("name") { list in
                    list.object { name in
                        name.member("family", author.family)
                        if !author.given.isEmpty {
                            name.array("given") { list in for part in author.given { list.string(part) } }
                        }
                    }
                }
            }
            add(
                "PractitionerRole", role, profile: MedComSystems.profile("core", "medcom-core-practitionerrole"),
                narrative: author.role
            ) { resource in
                resource.object("practitioner") { $0.member("reference", "Practitioner/" + person) }
                resource.object("organization") { $0.member("reference", organization) }
                resource.array("code") { list in list.object { $0.member("text", author.role) } }
            }
        }
        return references
    }

    /// The stay that words are about, with no more than its course.
    fileprivate mutating func add(
        encounter identifier: String, of patient: String, _ episodes: [NotificationContent.Episode]
    ) {
        add(
            "Encounter", identifier, profile: MedComSystems.profile("core", "medcom-core-encounter"),
            narrative: "Forløb"
        ) { resource in
            resource.member("status", "unknown")
            resource.object("class") {
                $0.member("system", MedComSystems.actCode)
                $0.member("code", "IMP")
            }
            resource.object("subject") { $0.member("reference", "Patient/" + patient) }
            resource.array("episodeOfCare") { list in
                for episode in episodes {
                    list.object { reference in
                        reference.object("identifier") {
                            $0.member("system", episode.system)
                            $0.member("value", episode.value)
                        }
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func payloadFacts(date: String, number: String, assigner: String) {
        object {
            $0.member("url", MedComSystems.payloadDate)
            $0.member("valueDateTime", date)
        }
        object { fact in
            fact.member("url", MedComSystems.payloadIdentifier)
            fact.object("valueIdentifier") { identifier in
                identifier.member("value", number)
                identifier.object("assigner") { $0.member("reference", assigner) }
            }
        }
    }

    fileprivate mutating func payloadAuthor(_ author: String, phone: String) {
        object { fact in
            fact.member("url", MedComSystems.payloadAuthor)
            fact.object("valueReference") { $0.member("reference", author) }
        }
        object { fact in
            fact.member("url", MedComSystems.payloadContact)
            fact.object("valueContactPoint") {
                $0.member("system", "phone")
                $0.member("value", phone)
            }
        }
    }
}
