import Access
import Care
import FHIR
import Record

/// What comes with equipment at home, whichever way it is written: the unit has a care relation as long as it is out, the same
/// thing is not at two homes, a fault that somebody tells of is a task at once, and what is done is no task any more.
enum EquipmentConsequences {
    static let all = [
        Consequence(name: "equipment", types: ["Device"], concerns: { HomeEquipment.isOne($0) }) { try lent($0, $1) },
        Consequence(name: "equipment-fault", types: ["Communication"], concerns: { isFault($0) }) { try told($0, $1) },
        Consequence(name: "equipment-return", types: ["CarePlan"], concerns: { MonitoringPlan.isOne($0) }) {
            try planned($0, $1)
        },
    ]

    private static func lent(_ change: ProposedChange, _ bystanders: Bystanders) throws -> [JSONValue] {
        guard let json = change.after, var equipment = HomeEquipment(json) else { return [] }
        let before = change.before.flatMap { HomeEquipment($0) }
        if equipment.isOut, let serial = equipment.serial, before?.serial != serial || before?.isOut != true {
            let same = EquipmentProjection.out(of: equipment.owner.reference, kind: equipment.kind, serial: serial)
            guard try bystanders.resources(of: same).allSatisfy({ $0["id"]?.string == equipment.id }) else {
                throw RecordError.conflict("this serial number is out already")
            }
        }
        var written: [JSONValue] = []
        if before?.isOut ?? false != equipment.isOut { written.append(try equipment.team(at: change.instant)) }
        // Operators move records as they are; the clock sees to what is due in them.
        if isOperator(change) { return written }
        let former = equipment
        written += try equipment.settle(at: change.instant, bystanders)
        if equipment.isOut, equipment.nextTelling.map({ $0 <= change.instant }) ?? false {
            written += try equipment.tell(at: change.instant, bystanders)
        }
        if equipment != former { written.append(try equipment.json(over: json)) }
        return written
    }

    /// Whether a Communication tells that something does not work.
    static func isFault(_ json: JSONValue) -> Bool {
        json.list("category").contains { $0.isCoded(MonitoringSystems.messageKind, MonitoringSystems.equipmentFault) }
    }

    private static func told(_ change: ProposedChange, _ bystanders: Bystanders) throws -> [JSONValue] {
        if isOperator(change) { return [] }
        guard change.before == nil, let json = change.after, isFault(json) else { return [] }
        let words = json.list("payload").first?["contentString"]?.string
        guard MonitoringSystems.isText(words) else {
            throw RecordError.invalid("Communication.payload.contentString: what is wrong")
        }
        guard json["sender"]?["reference"]?.string == change.caller.identity else {
            throw RecordError.invalid("Communication.sender.reference: the caller")
        }
        let device = json.list("about").lazy.compactMap { $0.target("Device") }.first
        guard let device, let current = try bystanders.read("Device", device),
            var equipment = HomeEquipment(current), equipment.patient == change.patient
        else { throw RecordError.invalid("Communication.about: equipment that this citizen has") }
        guard EquipmentStep.faulty.from.contains(equipment.stage) else {
            throw RecordError.conflict("it is not in use, or its fault is known")
        }
        let sender = json["sender"]?["display"]?.string
        equipment.take(
            HomeEquipment.Step(
                .faulty, at: change.instant, by: change.caller.identity, name: sender, words: words))
        return [try equipment.json(over: current)]
    }

    /// How long a citizen has to give back what was lent, when the last plan at home is over: our own choice, unverified.
    private static let giveBackWithin = 14 * LocalClock.day

    /// When the last plan at home is over, what was lent is asked for; when one begins, it is not asked for any more.
    private static func planned(_ change: ProposedChange, _ bystanders: Bystanders) throws -> [JSONValue] {
        if isOperator(change) { return [] }
        guard let plan = change.after.flatMap({ MonitoringPlan($0) }),
            change.before.flatMap({ MonitoringPlan($0) })?.status.isRunning ?? false != plan.status.isRunning
        else { return [] }
        let isWatched = try plan.status.isRunning || hasOther(than: plan, bystanders)
        return try bystanders.find(SearchQuery("Device", [], compartment: plan.patient)).compactMap { json in
            guard var equipment = HomeEquipment(json), equipment.isOut,
                (equipment.due[.giveBack] == nil) != isWatched
            else { return nil }
            equipment.due[.giveBack] = isWatched ? nil : change.instant + giveBackWithin
            return try equipment.json(over: json)
        }
    }

    private static func hasOther(than plan: MonitoringPlan, _ bystanders: Bystanders) throws -> Bool {
        let ours = SearchClause(
            "category", .token(.is(MonitoringSystems.planKind), code: MonitoringSystems.homeMonitoring))
        return try bystanders.find(SearchQuery("CarePlan", [ours], compartment: plan.patient))
            .compactMap { MonitoringPlan($0) }.contains { $0.id != plan.id && $0.status.isRunning }
    }

    private static func isOperator(_ change: ProposedChange) -> Bool {
        if case .operator = change.caller.role { true } else { false }
    }
}
