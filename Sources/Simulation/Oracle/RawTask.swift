import FHIR

/// A Task as the oracle reads it.
struct RawTask {
    let reference: String
    let kind: String
    let status: String
    let focus: String?
    let owner: String?
    let requester: String?
    /// The unit on whose behalf it was asked for.
    let onBehalfOf: String?
    let from: Int64?
    let answerBy: Int64?

    init?(_ json: JSONValue?) {
        guard let json, json["resourceType"]?.string == "Task", let id = json["id"]?.string,
            let status = json["status"]?.string
        else { return nil }
        reference = "Task/" + id
        self.status = status
        kind =
            RawPeriod.elements(json["code"]?["coding"])
            .first { $0["system"]?.string == "https://tovholder.dk/fhir/CodeSystem/task-kind" }?["code"]?.string ?? ""
        focus = json["focus"]?["reference"]?.string
        owner = json["owner"]?["reference"]?.string
        requester = json["requester"]?["reference"]?.string
        onBehalfOf =
            RawPeriod.elements(json["extension"])
            .first { $0["url"]?.string == "https://tovholder.dk/fhir/StructureDefinition/on-behalf-of" }?[
                "valueReference"]?["reference"]?.string
        from = RawPeriod.instant(json["executionPeriod"]?["start"])
        answerBy = RawPeriod.instant(json["restriction"]?["period"]?["end"])
    }

    /// Whether it offers a pathway to somebody.
    var isHandover: Bool { kind == "handover" || kind == "handover-at-discharge" }

    var awaitsAnswer: Bool { status == "requested" || status == "received" }

    /// Whether something is still to be done.
    var isOpen: Bool { Self.open.contains(status) && !(isHandover && status == "accepted") }

    /// Whether its deadline has still to be met. A part of a discharge that has been sent has met it; the day on which
    /// somebody is expected to go home is a plan, of which the parts have the deadlines. What one unit has asked of another
    /// has two deadlines, and a judge of its own.
    var isDue: Bool {
        if kind == "discharge" || kind == Self.delegated { return false }
        return isOpen && !(Self.parts.contains(kind) && status == "in-progress")
    }

    /// What one unit has asked of another.
    static let delegated = "delegated"

    /// The parts of a discharge.
    static let parts: Set<String> = [
        "care-course-plan", "discharge-report", "rehabilitation-plan", "discharge-letter", "medication-reconciliation",
        "aids-and-supplies",
    ]

    private static let open: Set<String> = [
        "draft", "requested", "received", "accepted", "ready", "in-progress", "on-hold",
    ]
}
