import Care
import FHIR
import Record

/// Makes notifications to the municipality where a patient lives from how a stay was and is, inside a transaction.
struct NotificationMaker {
    let transaction: Transaction
    let preparer: ResourcePreparer

    /// - Parameter json: how the Encounter is after a change; nil: it was deleted.
    func tell(_ id: String, _ json: JSONValue?) throws {
        let name = MessageNotes.course("Encounter/" + id)
        var course = try transaction.value(SentCourse.self, name) ?? SentCourse()
        let state = json.flatMap(StayState.init)
        // What came by message is the other side's to tell of.
        if let json, json.cameByMessage { return }
        guard
            let decision = NotificationRule.decision(
                state, told: course.told, lastActivity: course.steps.last?.activity, isDeceased: try isDeceased(json)),
            let subject = try content(of: id, json, state, course: course, decision)
        else { return }
        if decision.beginsStay {
            course.stays += 1
            course.steps = []
        }
        let number = MessageWriter.uuid(
            "notification", id, String(course.stays), String(course.steps.count), String(transaction.instant))
        course.steps.append(
            .init(
                identifier: number, activity: decision.activity, occurred: transaction.instant, agent: subject.sender,
                previous: course.steps.last?.identifier))
        var told = state ?? course.told
        if decision.activity.hasPrefix("cancel-") { told?.status = "entered-in-error" }
        course.told = told
        try transaction.keep(name, course)
        var content = subject.content
        content.encounter = id + "/" + String(course.stays)
        let envelope = MessageEnvelope(
            kind: .hospitalNotification, identifier: number, bundleIdentifier: number, sent: transaction.instant,
            sender: subject.sender, receiver: subject.receiver, steps: course.steps)
        try Outbox(transaction).add(
            content.bytes(envelope),
            SentMessage(
                message: number, kind: .hospitalNotification, resource: "Encounter/" + id, patient: subject.patient,
                unit: subject.unit, receiver: subject.receiver),
            preparer)
    }

    private struct Subject {
        var content: NotificationContent
        var sender: MessagePlace
        var receiver: MessagePlace
        var patient: String
        var unit: String
    }

    /// Nil where the municipality takes no messages, or something that a message must say is not known.
    private func content(
        of id: String, _ json: JSONValue?, _ state: StayState?, course: SentCourse,
        _ decision: NotificationRule.Decision
    ) throws -> Subject? {
        guard let state = state ?? course.told, let encounter = try json ?? lastVersion(of: id),
            let patient = Encounter(json: encounter).subject?.patient,
            let citizen = try transaction.read("Patient", patient)
        else { return nil }
        let person = MessagePerson(try citizen.json())
        let directory = MessageDirectory(transaction: transaction)
        guard let cpr = person.numbers.first(where: { $0.system == NationalSystems.civilRegistration })?.value,
            let family = person.family, let sender = try directory.place(state.provider),
            let home = try directory.municipality(of: try citizen.json()),
            let receiver = try directory.mailbox(home)
        else { return nil }
        let isCancelled = decision.activity.hasPrefix("cancel-")
        // What nobody there could see is not told of by itself; what was told of is taken back all the same.
        if !isCancelled, try !transaction.isOpen("Encounter", id, to: home, within: directory.larger(home)) {
            return nil
        }
        let leave = encounter["extension"]?.elements.first { $0["url"]?.string == StaySystems.leave }?[
            "valuePeriod"]
        let isLeave = decision.activity.contains("leave")
        let now = InstantText.second(transaction.instant)
        return Subject(
            content: NotificationContent(
                cpr: cpr, family: family, given: person.given, isDeceased: person.isDeceased, encounter: id,
                status: isCancelled ? "entered-in-error" : state.messageStatus, encounterClass: state.encounterClass,
                start: state.start, end: state.status == "finished" ? state.end ?? now : nil,
                leaveStart: state.status == "onleave"
                    ? leave?["start"]?.string ?? now : isLeave ? leave?["start"]?.string : nil,
                leaveEnd: isLeave ? leave?["end"]?.string : nil,
                episodes: try directory.episodes(of: encounter, sender),
                asksForReport: decision.beginsStay && course.stays == 0 && state.encounterClass == "IMP"),
            sender: sender, receiver: receiver, patient: citizen.id, unit: state.provider)
    }

    private func isDeceased(_ encounter: JSONValue?) throws -> Bool {
        guard let patient = Reference(encounter?["subject"])?.patient,
            let json = try transaction.read("Patient", patient)?.json()
        else { return false }
        return MessagePerson(json).isDeceased
    }

    private func lastVersion(of id: String) throws -> JSONValue? { try transaction.read("Encounter", id)?.json() }
}

extension StayState {
    /// Nil where it is no stay at a hospital, or too little is known of it.
    init?(_ json: JSONValue) {
        let encounter = Encounter(json: json)
        guard let status = encounter.status, let kind = encounter.encounterClass?.code,
            ["IMP", "ACUTE", "NONAC", "EMER"].contains(kind), let start = json["period"]?["start"]?.string,
            let provider = encounter.serviceProvider?.id(of: "Organization")
        else { return nil }
        self.init(
            status: status, encounterClass: kind == "EMER" ? "EMER" : "IMP", start: start,
            end: json["period"]?["end"]?.string, provider: provider,
            isMoved: HospitalStay(json)?.endedByMoving == true ? true : nil)
    }

    /// Of the four that a notification may say.
    fileprivate var messageStatus: String {
        ["onleave", "finished", "entered-in-error"].contains(status) ? status : "in-progress"
    }
}

extension JSONValue {
    /// Whether a resource is there because a message brought it.
    var cameByMessage: Bool {
        self["identifier"]?.elements.contains { $0["system"]?.string == MedComSystems.message } ?? false
    }
}
