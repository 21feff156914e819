import FHIR

/// What a message becomes in the record, made from it alone.
struct MessageEffect {
    let message: IncomingMessage
    /// The id of the citizen.
    let patient: String
    /// The id of what the course of messages is about.
    let thing: String
    /// The ids of the units, where they are known here.
    let receiver: String?
    let sender: String?
    let instant: Int64

    /// The resources, the thing itself first.
    ///
    /// - Parameter answered: the resource that an earlier message became; nil where it has not come.
    func resources(answering answered: (String) throws -> String?) throws -> [JSONValue] {
        guard let focus = message.focus else { return [] }
        switch message.kind {
        case .hospitalNotification:
            return [try stay(focus)] + [try task("Encounter/" + thing, notificationText(focus))]
        case .careCommunication:
            let words = try communication(focus, answering: answered)
            return [words] + [try task("Communication/" + thing, communicationText(focus))]
        case .homeCareObservation:
            return try report(focus) + [try task("DiagnosticReport/" + thing, "Målinger fra \(senderName)")]
        case .acknowledgement, .empty: return []
        }
    }

    private var senderName: String { message.sender.name ?? "en anden enhed" }

    /// References of the message that mean somebody in the record.
    private var transplant: Transplant {
        var transplant = Transplant(index: message.index)
        for entry in message.bundle.list("entry") {
            guard let resource = entry["resource"], let type = resource["resourceType"]?.string,
                let id = resource["id"]?.string
            else { continue }
            let place = MessagePlace(resource)
            switch type {
            case "Patient": transplant.known["Patient/" + id] = "Patient/" + patient
            case "Organization" where place.sor == message.sender.sor && sender != nil:
                transplant.known["Organization/" + id] = sender.map { "Organization/" + $0 }
            case "Organization" where place.sor == message.receiver.sor && receiver != nil:
                transplant.known["Organization/" + id] = receiver.map { "Organization/" + $0 }
            default: break
            }
        }
        return transplant
    }

    // MARK: A stay

    /// The identifiers of the course stay as they came, for they are to be returned.
    private func stay(_ focus: JSONValue) throws -> JSONValue {
        try transplant.resource(focus, id: thing) { editor in
            editor.set("identifier", of: focus, toJSON: identifiers(focus))
        }
    }

    private func notificationText(_ focus: JSONValue) -> String {
        let what =
            switch focus["status"]?.string {
            case "in-progress" where message.activity.hasSuffix("end-leave-inpatient"): "er tilbage fra orlov på"
            case "in-progress": focus["class"]?["code"]?.string == "EMER" ? "er på akutmodtagelsen på" : "er indlagt på"
            case "onleave": "er på orlov fra"
            case "finished" where message.person?.isDeceased == true: "er død på"
            case "finished": "er udskrevet fra"
            default: "var ikke på"
            }
        let isChange = message.activity.hasPrefix("revise-") || message.activity.hasPrefix("cancel-")
        return "\(isChange ? "Rettelse: b" : "B")orgeren \(what) \(senderName)."
    }

    // MARK: Words

    private func communication(
        _ focus: JSONValue, answering answered: (String) throws -> String?
    ) throws -> JSONValue {
        let previous = message.history.filter(\.isPrevious)
        let before = try previous.compactMap { past in try answered(past.identifier).map { (past, $0) } }
            .filter { $0.1.hasPrefix("Communication/") }
        var transplant = transplant
        // The stay is not written: it is known by the identifiers of its course.
        let stay = message.index.resource(focus["encounter"]?["reference"]?.string)
        transplant.known["Communication/" + (focus["id"]?.string ?? "")] = "Communication/" + thing
        return try transplant.resource(focus, id: thing) { editor in
            editor.set("identifier", of: focus, toJSON: identifiers(focus))
            editor.set("status", of: focus, to: "completed")
            editor.set("received", of: focus, to: InstantText.second(instant))
            editor.set("sent", of: focus, to: message.bundle["timestamp"]?.string ?? InstantText.second(instant))
            editor.set("sender", of: focus, toJSON: reference(sender, message.sender))
            if focus["recipient"] == nil {
                editor.set("recipient", of: focus, toJSON: JSONValue.list([reference(receiver, message.receiver)]))
            }
            if !previous.isEmpty {
                let references = previous.map { past -> [UInt8] in
                    let known = before.first { $0.0 == past }?.1
                    return inResponse(to: past.identifier, known: known)
                }
                editor.set("inResponseTo", of: focus, toJSON: JSONValue.list(references))
            }
            if let stay, let course = stay["episodeOfCare"]?[0]?["identifier"] {
                var writer = JSONWriter()
                writer.object {
                    $0.member("type", "Encounter")
                    $0.member("identifier", course)
                    $0.member("display", "Forløb")
                }
                editor.set("encounter", of: focus, toJSON: writer.bytes)
            }
        }
    }

    private func inResponse(to number: String, known: String?) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { reference in
            if let known { reference.member("reference", known) }
            reference.member("type", "Communication")
            reference.object("identifier") {
                $0.member("system", MedComSystems.message)
                $0.member("value", number)
            }
        }
        return writer.bytes
    }

    private func reference(_ organization: String?, _ place: MessagePlace) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { reference in
            if let organization {
                reference.member("reference", "Organization/" + organization)
            } else {
                reference.member("type", "Organization")
                if let sor = place.sor {
                    reference.object("identifier") {
                        $0.member("system", NationalSystems.organisationRegister)
                        $0.member("value", sor)
                    }
                }
            }
            reference.member("display", place.name)
        }
        return writer.bytes
    }

    private func communicationText(_ focus: JSONValue) -> String {
        let topic = focus["topic"]?["text"]?.string
        return "Korrespondance fra \(senderName)" + (topic.map { ": " + $0 } ?? "")
    }

    // MARK: Measurements

    /// The report, then what it holds. A report that was withdrawn was a mistake with all that it held.
    private func report(_ focus: JSONValue) throws -> [JSONValue] {
        let isWithdrawn = message.activity == "retract-message"
        var transplant = transplant
        var parts: [(JSONValue, String)] = []
        for element in ["result", "media"] {
            for entry in focus[element].map({ Array($0.elements) }) ?? [] {
                let reference = (element == "media" ? entry["link"] : entry)?["reference"]?.string
                guard let part = message.index.resource(reference), let type = part["resourceType"]?.string,
                    let id = part["id"]?.string
                else { continue }
                let own = "medcom-" + ContentMark.identifier(thing, id)
                transplant.known["\(type)/\(id)"] = "\(type)/\(own)"
                parts.append((part, own))
            }
        }
        let status = isWithdrawn ? "entered-in-error" : message.activity == "modified-message" ? "amended" : nil
        let head = try transplant.resource(focus, id: thing) { editor in
            editor.set("identifier", of: focus, toJSON: identifiers(focus))
            if let status { editor.set("status", of: focus, to: status) }
        }
        return try [head]
            + parts.map { part, id in
                try transplant.resource(part, id: id) { editor in
                    if isWithdrawn { editor.set("status", of: part, to: "entered-in-error") }
                }
            }
    }

    // MARK: What all have

    /// What it is known by already, and the number of the message that brought it.
    private func identifiers(_ focus: JSONValue) -> [UInt8] {
        var writer = JSONWriter()
        writer.array { list in
            for identifier in focus.list("identifier") { list.value(identifier) }
            list.object {
                $0.member("system", MedComSystems.message)
                $0.member("value", message.identifier)
            }
        }
        return writer.bytes
    }

    private func task(_ focus: String, _ text: String) throws -> JSONValue {
        try MessageTask(
            id: "message-" + ContentMark.identifier(message.identifier), kind: "message", patient: patient,
            focus: focus, owner: receiver, text: text, authored: instant, number: message.identifier,
            requester: sender
        ).json()
    }
}

extension JSONValue {
    /// Finished pieces of JSON as an array.
    fileprivate static func list(_ elements: [[UInt8]]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array { list in for element in elements { list.raw(element) } }
        return writer.bytes
    }
}
