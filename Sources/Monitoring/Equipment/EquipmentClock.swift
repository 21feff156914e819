import Care
import Record

/// Sees to it that nothing that is due with equipment at home is forgotten: what was not delivered, explained, mended or given
/// back in time, and what is soon to be looked after, is a task on the list of the unit that lends it. It comes back until it is done.
enum EquipmentClock {
    static let clock = Clock(name: "equipment", types: ["Device"]) { json in
        guard let equipment = HomeEquipment(json), let next = equipment.nextTelling else { return [] }
        return [ClockTime(next, owner: equipment.owner.reference)]
    } strike: { struck in
        guard var equipment = HomeEquipment(struck.resource) else { return [] }
        let tasks = try equipment.tell(at: struck.instant, struck.bystanders)
        return [try equipment.json(over: struck.resource)] + tasks
    }
}
