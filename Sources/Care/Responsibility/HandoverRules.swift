import Access
import FHIR
import Record

/// How a handover is written, and who takes which step with it.
enum HandoverRules {
    static let rule = WriteRule(name: "handover", types: ["Task"]) { change in
        guard isHandover(change.before) || isHandover(change.after) else { return nil }
        if case .operator = change.caller.role { return nil }
        guard let json = change.after else { return "Task: a handover is withdrawn, not deleted" }
        return shape(json) ?? (change.before.map { step(from: $0, to: json, change) } ?? offer(json, change))
    }

    /// More words than anybody needs.
    static let longestText = 4000

    private static func isHandover(_ json: JSONValue?) -> Bool {
        json.flatMap { TaskKind(of: $0) }?.movesResponsibility ?? false
    }

    /// What is wrong with it, whatever is done with it.
    static func shape(_ json: JSONValue) -> String? {
        guard let handover = Handover(json) else {
            let states = Handover.State.allCases.map(\.rawValue).joined(separator: ", ")
            return "Task.code, .status: a handover stays one, and is one of \(states)"
        }
        guard handover.pathway != nil else { return "Task.focus.reference: an EpisodeOfCare of this record" }
        guard handover.patient != nil else { return "Task.for.reference: a Patient of this record" }
        guard handover.givingUnit?.reference.hasPrefix("Organization/") == true, handover.giver != nil else {
            return "Task.requester.reference: the Organization that gives, or a PractitionerRole with the extension "
                + ResponsibilitySystems.onBehalfOf
        }
        let receiver = handover.receiver?.reference ?? ""
        guard receiver.hasPrefix("Organization/") || receiver.hasPrefix("PractitionerRole/") else {
            return "Task.owner.reference: the Organization or PractitionerRole that is to take over"
        }
        guard handover.offered != nil else { return "Task.authoredOn: when it was offered" }
        for (element, text) in [("description", handover.what), ("reasonCode.text", handover.why)] {
            guard let text, !text.isBlank, text.count <= longestText else {
                return "Task.\(element): in words, at most \(longestText) characters"
            }
        }
        if handover.state == .declined, handover.reason?.isBlank ?? true {
            return "Task.statusReason.text: why it is declined"
        }
        return nil
    }

    private static func offer(_ json: JSONValue, _ change: ProposedChange) -> String? {
        guard let handover = Handover(json), handover.state == .offered else {
            return "Task.status: \(Handover.State.offered.rawValue), until it is answered"
        }
        guard handover.moved == nil, handover.escalations.isEmpty else {
            return "Task.executionPeriod.end, .extension: the record's to write"
        }
        if case .system = change.caller.role { return nil }
        guard handover.sides(of: change.caller).contains(.giver) else {
            return "Task.requester: nobody offers another's pathway"
        }
        return nil
    }

    private static func step(from old: JSONValue, to new: JSONValue, _ change: ProposedChange) -> String? {
        let isRecord = isRecord(change.caller)
        guard hasSameTerms(old, new, besides: isRecord ? free.union(ownFree) : free) else {
            return "Task: what was offered does not change; withdraw it and offer another"
        }
        guard let before = Handover(old), let after = Handover(new), before.state != after.state else { return nil }
        guard let step = Handover.step(from: before.state, to: after.state) else {
            return "Task.status: nothing leads from \(before.state.rawValue) to \(after.state.rawValue)"
        }
        let isOwn = before.sides(of: change.caller).contains { Handover.belongs(step, to: $0) }
        return isOwn || isRecord ? nil : "Task.status: this step is the other side's to take"
    }

    /// Whether it is the record's own clocks that write.
    private static func isRecord(_ caller: Caller) -> Bool { caller.role == .system && caller.identity == "clock" }

    /// What a step may change.
    private static let free: Set<String> = ["id", "meta", "text", "status", "statusReason", "lastModified", "note"]
    /// What the record itself may write besides.
    private static let ownFree: Set<String> = ["extension", "executionPeriod", "restriction"]

    private static func hasSameTerms(_ one: JSONValue, _ other: JSONValue, besides free: Set<String>) -> Bool {
        let names = Set((Array(one.members) + Array(other.members)).map(\.name)).subtracting(free)
        return names.allSatisfy { name in
            switch (one[name], other[name]) {
            case (let first?, let second?): first.isEqual(to: second)
            default: false
            }
        }
    }
}
