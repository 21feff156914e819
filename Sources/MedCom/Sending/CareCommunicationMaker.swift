import FHIR
import Record

/// Makes messages of words that somebody has written to a unit which takes messages, inside a transaction.
struct CareCommunicationMaker {
    let transaction: Transaction
    let preparer: ResourcePreparer

    func tell(_ id: String, _ json: JSONValue) throws {
        let name = MessageNotes.course("Communication/" + id)
        // Words that have been sent cannot be changed; whoever changes them writes again.
        guard !json.cameByMessage, try transaction.note(name) == nil, json["status"]?.string == "completed",
            let category = json.category, let patient = Reference(json["subject"])?.patient
        else { return }
        let directory = MessageDirectory(transaction: transaction)
        let recipients = json.list("recipient").compactMap { Reference(json: $0).id(of: "Organization") }
        guard let recipient = recipients.first, let receiver = try directory.mailbox(recipient) else { return }
        let number = MessageWriter.uuid("care-communication", id)
        var sent = SentMessage(
            message: number, kind: .careCommunication, resource: "Communication/" + id,
            patient: patient, receiver: receiver)
        let author = try AuthorReader(transaction: transaction).author(of: json)
        sent.unit = author.unit
        try transaction.keep(name, SentCourse(stays: 1))
        let sender = try author.unit.flatMap { try directory.place($0) }
        guard let sender, let content = try content(id, json, category, author, sent, sender) else {
            try Outbox(transaction).tell(
                sent, "blev ikke sendt: der mangler afsender, telefonnummer, emne eller borgerens CPR-nummer.", preparer
            )
            return
        }
        let previous = try previous(json)
        let payloads = content.payloads(of: number)
        let step = MessageEnvelope.Step(
            identifier: number, activity: previous == nil ? "new-message" : "reply-message",
            occurred: transaction.instant, agent: sender, previous: previous?.identifier, payloads: payloads)
        let envelope = MessageEnvelope(
            kind: .careCommunication, identifier: number, bundleIdentifier: number, sent: transaction.instant,
            sender: sender, receiver: receiver, steps: (previous.map { [$0] } ?? []) + [step])
        try Outbox(transaction).add(content.bytes(envelope), sent, preparer)
    }

    /// Nil where something is missing that a message must say.
    private func content(
        _ id: String, _ json: JSONValue, _ category: String, _ author: AuthorReader.Author, _ sent: SentMessage,
        _ sender: MessagePlace
    ) throws -> CareCommunicationContent? {
        guard let citizen = try sent.patient.flatMap({ try transaction.read("Patient", $0)?.json() }) else {
            return nil
        }
        let person = MessagePerson(citizen)
        let topic = json["topic"]?["text"]?.string
        guard let number = person.numbers.first(where: \.isCPR) ?? person.numbers.first,
            let family = person.family, let phone = author.phone, category != "other" || topic != nil
        else { return nil }
        let date = json["sent"]?.string ?? InstantText.second(transaction.instant)
        let payloads = Communication(json: json).payloads
        let written = CareCommunicationContent.Author(
            family: author.family, given: author.given, role: author.role, phone: phone)
        let texts = payloads.compactMap(\.contentString).map {
            CareCommunicationContent.Text(text: $0, date: date, author: written)
        }
        guard !texts.isEmpty else { return nil }
        let files = payloads.compactMap { payload -> CareCommunicationContent.File? in
            guard let file = payload.json["contentAttachment"], let type = file["contentType"]?.string,
                let data = file["data"]?.string
            else { return nil }
            return .init(contentType: type, data: data, title: file["title"]?.string ?? "Bilag", date: date)
        }
        let priority = json["priority"]?.string
        return CareCommunicationContent(
            number: number, family: family, given: person.given, communication: id, category: category, topic: topic,
            priority: category == "regarding-referral" && (priority == "asap" || priority == "routine")
                ? priority : nil,
            texts: texts, attachments: files, episodes: try episodes(json, sender))
    }

    /// The course that it is about: what was asked about one is answered about the same.
    private func episodes(_ json: JSONValue, _ sender: MessagePlace) throws -> [NotificationContent.Episode] {
        guard let reference = try Reference(json["encounter"]) ?? answered(json).flatMap({ Reference($0["encounter"]) })
        else { return [] }
        if let identifier = reference.identifier, let system = identifier.system, let value = identifier.value {
            return [.init(system: system, value: value)]
        }
        guard let id = reference.id(of: "Encounter"), let stay = try transaction.read("Encounter", id)?.json()
        else { return [] }
        return try MessageDirectory(transaction: transaction).episodes(of: stay, sender)
    }

    /// The words that these answer, where they are in the record.
    private func answered(_ json: JSONValue) throws -> JSONValue? {
        for reference in json.list("inResponseTo") {
            guard let id = Reference(json: reference).id(of: "Communication") else { continue }
            if let before = try transaction.read("Communication", id) { return try before.json() }
        }
        return nil
    }

    /// The message that this one answers, where it came by message.
    private func previous(_ json: JSONValue) throws -> MessageEnvelope.Step? {
        guard let before = try answered(json),
            let number = before["identifier"]?.elements.first(where: {
                $0["system"]?.string == MedComSystems.message
            })?["value"]?.string,
            let arrival = try transaction.value(Arrival.self, MessageNotes.arrival(number))
        else { return nil }
        return .init(
            identifier: number, activity: arrival.activity, occurred: arrival.received, agent: arrival.sender,
            payloads: [before["identifier"]?[0]?["value"]?.string ?? "urn:uuid:" + MessageWriter.uuid(number)])
    }
}

extension JSONValue {
    /// MedCom's category of a Communication; nil where it has none.
    fileprivate var category: String? {
        for concept in list("category") {
            let coding = concept["coding"]?.elements.first { $0["system"]?.string == MedComSystems.category }
            if let code = coding?["code"]?.string { return code }
        }
        return nil
    }
}
