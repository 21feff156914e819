import Access
import Care
import FHIR
import Record

/// How what is lent must be written, and by whom: staff of the unit that lends it take each step, in an order that makes sense;
/// what was done stays, and what is to happen next has a day.
enum EquipmentRules {
    static let rule = WriteRule(name: "equipment at home", types: ["Device"], holdsAlways: true) { violation($0) }

    static func violation(_ change: ProposedChange) -> String? {
        guard [change.before, change.after].compactMap(\.self).contains(where: HomeEquipment.isOne) else { return nil }
        guard let json = change.after else {
            if case .operator = change.caller.role { return nil }
            return "Device: it is not deleted; it is returned, lost or called off"
        }
        guard HomeEquipment.isOne(json) else { return "Device.extension: its steps stay" }
        let after: HomeEquipment
        do throws(MonitoringFault) {
            after = try HomeEquipment(reading: json)
        } catch {
            return error.element
        }
        guard after.patient == change.patient else { return "Device.patient.reference: the citizen" }
        if change.isConsequence { return nil }
        switch change.caller.role {
        case .operator, .system: return nil
        case .professional: break
        default: return "Device: staff of the unit that lends it take the steps"
        }
        guard change.caller.selves.contains(after.owner.reference) else {
            return "Device.owner.reference: the caller's own unit"
        }
        guard let former = change.before else {
            guard after.steps.count == 1, after.told.isEmpty, after.due[.giveBack] == nil else {
                return "Device: it begins by being ordered"
            }
            return isSigned(after, change) ?? hasDays(after, nil, .ordered, at: change.instant)
        }
        guard let before = HomeEquipment(former) else { return "Device: what is there is not understood" }
        return step(from: before, to: after, change)
    }

    private static func step(
        from before: HomeEquipment, to after: HomeEquipment, _ change: ProposedChange
    ) -> String? {
        guard before.kind == after.kind, before.owner.reference == after.owner.reference, before.told == after.told
        else { return "Device: what it is, whose it is and of what the unit was told do not change" }
        if before.steps == after.steps {
            return before == after ? nil : "Device.extension: what changes comes with a step"
        }
        guard after.steps.dropLast() == before.steps[...], let taken = after.steps.last else {
            return "Device.extension(\(MonitoringSystems.equipmentStep)): one more step"
        }
        guard before.serial == after.serial || taken.code == .delivered else {
            return "Device.serialNumber: said when it is delivered"
        }
        guard taken.code != .kept || before.due[.giveBack] != nil else {
            return "Device.extension(\(MonitoringSystems.equipmentStep)): nobody has asked for it back"
        }
        return isSigned(after, change) ?? hasDays(after, before, taken.code, at: change.instant)
    }

    private static func isSigned(_ equipment: HomeEquipment, _ change: ProposedChange) -> String? {
        guard let last = equipment.steps.last, last.by == change.caller.identity,
            abs(last.at - change.instant) <= MonitoringSystems.tolerance
        else { return "Device.extension(\(MonitoringSystems.equipmentStep)): by the caller, now" }
        return nil
    }

    /// What is due changes only by what is done about it, and to a day that makes sense.
    private static func hasDays(
        _ after: HomeEquipment, _ before: HomeEquipment?, _ code: EquipmentStep, at instant: Int64
    ) -> String? {
        let former = before?.due ?? [:]
        for matter in EquipmentMatter.allCases where after.due[matter] != former[matter] {
            let day = after.due[matter]
            guard code.settles.contains(matter), matter != .giveBack || day == nil,
                day.map({ $0 > instant - MonitoringSystems.tolerance && $0 <= instant + matter.longest }) ?? true
            else {
                return
                    "Device.extension(\(MonitoringSystems.equipmentDue)): \(matter.rawValue): not by this step, or not this day"
            }
        }
        // Whoever says that the batteries are changed says when they are to be changed next.
        for matter in code.settles.intersection(after.required) where matter != .mending && before != nil {
            guard after.due[matter] != former[matter] || after.due[matter].map({ $0 > instant }) ?? false else {
                return "Device.extension(\(MonitoringSystems.equipmentDue)): \(matter.rawValue): the next day"
            }
        }
        return nil
    }
}
