import FHIR

/// Documents, messages, questionnaires, consents, and everything else.
extension ThreadExtractor {
    static func document(_ document: DocumentReference, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .document)
        extraction.say(document.type ?? document.categories.first)
        let attachment = document.contents.lazy.compactMap(\.attachment).first
        if let description = document.description, !description.isBlank {
            extraction.draft.detail = description
        }
        if let title = attachment?.title, !title.isBlank, title != extraction.draft.title {
            extraction.draft.detail = extraction.draft.detail ?? title
        }
        extraction.draft.status = document.status
        extraction.draft.start = document.date ?? attachment?.creation ?? document.context?.period?.start
        if document.status == "entered-in-error" { extraction.shelf = .void }
        extraction.parties(document.authors)
        extraction.party(document.custodian)
        extraction.happened(in: document.context?.encounters.first { $0.target?.hasPrefix("Encounter/") == true })
        for episode in (document.context?.encounters ?? []) + (document.context?.related ?? [])
        where episode.target?.hasPrefix("EpisodeOfCare/") == true {
            extraction.episode(episode)
        }
        return extraction
    }

    static func composition(_ composition: Composition, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .document)
        extraction.say(composition.type)
        if let title = composition.title, !title.isBlank {
            extraction.draft.detail = extraction.draft.title == title ? nil : extraction.draft.title
            extraction.draft.title = title
        }
        extraction.draft.status = composition.status
        extraction.draft.start = composition.date
        if composition.status == "entered-in-error" { extraction.shelf = .void }
        extraction.parties(composition.authors)
        extraction.party(composition.custodian)
        extraction.happened(in: composition.encounter)
        return extraction
    }

    static func message(_ message: Communication, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .message)
        extraction.say(message.topic ?? message.categories.first)
        extraction.draft.code = message.categories.first?.key ?? extraction.draft.code
        let text = message.payloads.lazy.compactMap(\.contentString).first
        extraction.draft.detail = text.map { Clip.text($0) } ?? message.categories.first?.display
        extraction.draft.status = message.status
        let said = message.payloads.lazy.compactMap { payload in
            payload.extensions.first { $0.url == MedCom.dateTime }?.valueDateTime
        }.first
        extraction.draft.start = message.sent ?? message.received ?? said
        if ["entered-in-error", "not-done"].contains(message.status) { extraction.shelf = .void }
        extraction.party(message.extensionValue(MedCom.sender)?.valueReference)
        extraction.party(message.sender)
        for payload in message.payloads {
            extraction.party(payload.extensions.first { $0.url == MedCom.author }?.valueReference)
        }
        extraction.happened(in: message.encounter)
        for episode in message.about where episode.target?.hasPrefix("EpisodeOfCare/") == true {
            extraction.episode(episode)
        }
        extraction.because(message.reasonCodes, message.reasonReferences)
        extraction.basedOn(message.basedOn)
        return extraction
    }

    /// Extensions of MedCom's messages.
    private enum MedCom {
        static let dateTime = "http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-datetime-extension"
        static let author = "http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-practitioner-extension"
        static let sender = "http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-sender-extension"
    }

    static func answers(_ response: QuestionnaireResponse, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .questionnaire)
        let canonical = response.json["_questionnaire"].flatMap { Extension($0) }
        extraction.draft.title =
            canonical?.extensions.lazy.compactMap(\.valueString).first
            ?? response.items.lazy.compactMap(\.text).first ?? ""
        extraction.draft.code = response.questionnaire.map { "|" + $0 }
        extraction.draft.status = response.status
        extraction.draft.start = response.authored
        switch response.status {
        case "in-progress": extraction.shelf = .current
        case "entered-in-error", "stopped": extraction.shelf = .void
        default: extraction.shelf = .event
        }
        if response.author == nil || response.author?.targetType == "Patient" { extraction.draft.sector = .home }
        extraction.party(response.author)
        extraction.happened(in: response.encounter)
        extraction.basedOn(response.basedOn)
        return extraction
    }

    static func consent(_ consent: Consent, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .consent)
        extraction.say(consent.categories.first ?? consent.scope)
        extraction.draft.status = consent.status
        extraction.draft.start = consent.dateTime ?? consent.provision?.period?.start
        extraction.draft.end = consent.provision?.period?.end
        switch consent.status {
        case "active", "proposed": extraction.shelf = .current
        case "entered-in-error", "rejected": extraction.shelf = .void
        default: extraction.shelf = .event
        }
        extraction.parties(consent.organizations)
        return extraction
    }

    static func device(_ device: Device, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .device)
        extraction.say(device.type)
        if extraction.draft.title.isEmpty {
            extraction.draft.title = device.deviceNames.lazy.compactMap(\.name).first ?? device.modelNumber ?? ""
        }
        extraction.draft.detail = device.manufacturer
        extraction.draft.status = device.status
        extraction.draft.start = device.manufactureDate
        switch device.status {
        case "entered-in-error": extraction.shelf = .void
        case "inactive": extraction.shelf = .event
        default: extraction.shelf = .current
        }
        extraction.party(device.owner)
        extraction.party(device.location)
        return extraction
    }

    static func warning(_ flag: Flag, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .warning)
        extraction.say(flag.code)
        extraction.draft.status = flag.status
        extraction.draft.start = flag.period?.start
        extraction.draft.end = flag.period?.end
        switch flag.status {
        case "entered-in-error": extraction.shelf = .void
        case "inactive": extraction.shelf = .event
        default: extraction.shelf = .current
        }
        extraction.party(flag.author)
        extraction.happened(in: flag.encounter)
        return extraction
    }

    /// Any other type: by the elements that most FHIR resources share.
    static func anything(_ json: JSONValue, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .other)
        let concepts = ["code", "type", "suppliedItem", "vaccineCode", "category"].lazy.compactMap { name in
            json[name].flatMap { $0.kind == .array ? $0[0] : $0 }
        }
        extraction.say(concepts.compactMap { CodeableConcept($0) }.first { $0.display != nil })
        if let supplied = json["suppliedItem"]?["itemCodeableConcept"] {
            extraction.say(CodeableConcept(supplied))
        }
        if extraction.draft.title.isEmpty {
            extraction.draft.title = (json["title"] ?? json["description"] ?? json["name"])?.string ?? ""
        }
        extraction.draft.status = json["status"]?.string
        if extraction.draft.status == "entered-in-error" { extraction.shelf = .void }
        let period = ["period", "effectivePeriod", "performedPeriod", "occurrencePeriod"].lazy
            .compactMap { Period(json[$0]) }.first
        extraction.draft.start = dates.lazy.compactMap { json[$0]?.string.flatMap { DateTime($0) } }.first
        extraction.draft.start = extraction.draft.start ?? period?.start
        extraction.draft.end = period?.end
        for name in ["performer", "author", "requester", "recorder", "supplier"] {
            let value = json[name].flatMap { $0.kind == .array ? $0[0] : $0 }
            extraction.party(Reference(value?["actor"] ?? value))
        }
        extraction.happened(in: Reference(json["encounter"] ?? json["context"]))
        return extraction
    }

    private static let dates = [
        "occurrenceDateTime", "effectiveDateTime", "performedDateTime", "date", "dateTime", "authoredOn", "created",
        "recordedDate", "issued", "started", "timestamp", "whenHandedOver", "whenPrepared", "receivedTime",
    ]
}

/// Long texts cut for a line: the whole of them stands in the resource.
enum Clip {
    static func text(_ text: String, to length: Int = 240) -> String {
        guard text.utf8.count > length else { return text }
        let cut = text.prefix(length)
        let end = cut.lastIndex { $0.isWhitespace } ?? cut.endIndex
        return cut[..<end] + "…"
    }
}
