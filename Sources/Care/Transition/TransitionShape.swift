import Access
import FHIR
import Record

/// What the Tasks and documents of going home must be, whoever writes them, and who may change what.
enum TransitionShape {
    static let rules = [tasks, documents, authorship]

    /// The same of a record as it lies there, for `check`.
    static let check = ContentCheck(name: "discharge", types: ["Task", "Composition"]) { json in
        json["resourceType"]?.string == "Task" ? fault(nil, json) : DischargeDocument(json).flatMap(fault)
    }

    // MARK: What must always hold

    private static let tasks = WriteRule(name: "discharge", types: ["Task"], holdsAlways: true) { change in
        change.after.flatMap { fault(change.before, $0) }
    }

    private static func fault(_ before: JSONValue?, _ after: JSONValue) -> String? {
        switch TaskKind(of: after) {
        case .discharge: discharge(before, after)
        case let kind? where DischargePart(rawValue: kind.rawValue) != nil: part(before, after)
        default: nil
        }
    }

    /// A discharge says what it must; when it is over, its decision is the rule's.
    private static func discharge(_ before: JSONValue?, _ after: JSONValue) -> String? {
        guard let discharge = Discharge(after) else {
            return
                "Task: a discharge needs status, for, focus (Encounter), owner (Organization), input destination and "
                + "restriction.period.end"
        }
        if let stage = before.flatMap(Discharge.init)?.stage, stage != .preparing, stage != discharge.stage {
            return "Task.status: a discharge that is over stays so"
        }
        guard discharge.stage == .completed else { return nil }
        guard let discharged = discharge.discharged else { return "Task.executionPeriod.end: when the patient left" }
        if let former = before.flatMap(Discharge.init), former.stage == .completed,
            former.facts != discharge.facts || former.discharged != discharged
        {
            return "Task: what decided about the discharge does not change after it"
        }
        let decision = ExtendedResponsibilityRule.standard.decide(discharge.facts, discharged: discharged)
        return discharge.coverage == decision
            ? nil : "Task.extension: the decision about extended responsibility is not the rule's"
    }

    /// A part goes forward only, and what is sent has a document.
    private static func part(_ before: JSONValue?, _ after: JSONValue) -> String? {
        guard let part = DischargePartTask(after) else {
            return "Task: a part of a discharge needs partOf, owner and restriction.period.end"
        }
        if part.progress > .open, part.document == nil || part.sent == nil {
            return "Task.output: what is sent has a document and a time"
        }
        if let former = before.flatMap(DischargePartTask.init), part.progress < former.progress {
            return "Task.businessStatus: what is sent cannot be unsent"
        }
        return nil
    }

    /// A document is sent complete, or says why not; what is sent changes only by a version that says what is new.
    private static let documents = WriteRule(
        name: "discharge document", types: ["Composition"], holdsAlways: true
    ) { change in
        let before = change.before.flatMap(DischargeDocument.init)
        guard let after = change.after else { return before?.isFinal == true ? "Composition: it has been sent" : nil }
        guard let document = DischargeDocument(after) else {
            return before?.isFinal == true ? "Composition.type: it has been sent" : nil
        }
        if let fault = fault(document) { return fault }
        guard let before, before.isFinal else { return nil }
        return amendment(before, document, after)
    }

    private static func fault(_ document: DischargeDocument) -> String? {
        guard document.isFinal, document.lacksSomething, document.incompleteBecause?.isBlank ?? true else { return nil }
        return "Composition.section: " + document.missing.map(\.code).joined(separator: ", ")
            + " missing; it may be sent so only with a reason"
    }

    private static func amendment(
        _ before: DischargeDocument, _ document: DischargeDocument, _ after: JSONValue
    ) -> String? {
        if document.status == "entered-in-error" { return nil }
        if before.json.isEqual(to: after) { return nil }
        guard document.status == "amended", document.written > before.written, document.change?.isBlank == false else {
            return
                "Composition.status: what is sent changes only by a later version that is amended and says what is new"
        }
        let unmarked = document.sections.filter { $0.text != before.text($0.code) && !$0.isChanged }
        return unmarked.isEmpty
            ? nil : "Composition.section: \(unmarked.map(\.code).joined(separator: ", ")) is new and not marked so"
    }

    // MARK: Who may

    /// The department prepares, sends and completes; whoever gets a part says that it has come. All who are in say what
    /// became of the patient. Operators and programs move what others have decided.
    private static let authorship = WriteRule(name: "discharge", types: ["Task"]) { change in
        guard case .professional = change.caller.role, !change.isConsequence else { return nil }
        let unit = change.caller.unit.map { "Organization/" + $0 }
        guard let after = change.after ?? change.before else { return nil }
        if let discharge = Discharge(change.before ?? after) {
            guard let new = change.after else { return "Task: a discharge is not deleted" }
            if unit == discharge.department { return nil }
            return change.before.map { onlyOutputs($0, new) } == true
                ? nil : "Task: only the department prepares and completes a discharge"
        }
        if let start = RehabilitationStart(change.before ?? after) {
            guard change.after.flatMap(RehabilitationStart.init)?.due == start.due else {
                return "Task: the start of training is not taken back, nor put off but by the plan"
            }
            return change.before != nil && unit == start.owner
                ? nil : "Task: the municipality says when training has begun"
        }
        guard let part = DischargePartTask(change.before ?? after) else { return nil }
        guard let now = change.after.flatMap(DischargePartTask.init) else { return "Task: a part is not deleted" }
        if change.before == nil { return "Task: the parts come with the discharge" }
        if part.due != now.due || part.owner != now.owner || part.receiver != now.receiver {
            return "Task: a promise's deadline and who it binds do not change"
        }
        if part.progress != now.progress {
            let who = now.progress == .received ? part.receiver : part.owner
            return unit == who ? nil : "Task.businessStatus: this step is not this caller's to take"
        }
        return nil
    }

    private static func onlyOutputs(_ before: JSONValue, _ after: JSONValue) -> Bool {
        let names = Set((Array(before.members) + Array(after.members)).map(\.name)).subtracting(["output", "meta"])
        return names.allSatisfy { name in
            switch (before[name], after[name]) {
            case (let one?, let other?): one.isEqual(to: other)
            case (nil, nil): true
            default: false
            }
        }
    }
}

extension DischargeDocument {
    /// Whether a section, the reason for what was done with a medicine, or who brings what and when, is missing.
    package var lacksSomething: Bool {
        !missing.isEmpty || !medicinesWithoutReason.isEmpty || supplies.contains { !$0.isComplete }
    }

    /// Names of medicines whose reason nobody has said.
    package var medicinesWithoutReason: [String] { medicines.filter { $0.reason?.isBlank ?? true }.map(\.name) }
}
