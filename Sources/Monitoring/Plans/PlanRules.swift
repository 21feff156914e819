import Access
import Care
import FHIR
import Record

/// How a plan must be written, and who may write what in it: the watching goes on until somebody ends it, limits are a
/// doctor's, and what is due or missing is the record's to say.
enum PlanRules {
    static let rule = WriteRule(name: "home monitoring", types: ["CarePlan"], holdsAlways: true) { violation($0) }

    static func violation(_ change: ProposedChange) -> String? {
        let isOne = [change.before, change.after].compactMap(\.self).contains(where: MonitoringPlan.isOne)
        guard isOne else { return nil }
        guard let json = change.after else {
            if case .operator = change.caller.role { return nil }
            return "CarePlan: it is not deleted; it is ended"
        }
        guard MonitoringPlan.isOne(json) else { return "CarePlan.category: its kind does not change" }
        let after: MonitoringPlan
        do throws(MonitoringFault) {
            after = try MonitoringPlan(reading: json)
        } catch {
            return error.element
        }
        guard after.patient == change.patient else { return "CarePlan.subject.reference: the citizen" }
        if change.isConsequence { return nil }
        switch change.caller.role {
        case .operator, .system: return nil
        case .professional(let profession):
            guard let former = change.before else { return beginning(after, change) }
            guard let before = MonitoringPlan(former) else { return "CarePlan: what is there is not understood" }
            return step(from: before, to: after, change, isDoctor: limitSetters.contains(profession))
        default: return "CarePlan: staff write plans"
        }
    }

    /// Who sets limits for one citizen.
    static let limitSetters: Set<Profession> = [.generalPractitioner, .hospitalDoctor]

    private static func beginning(_ plan: MonitoringPlan, _ change: ProposedChange) -> String? {
        guard plan.status == .active, plan.personalLimits.isEmpty, plan.pauses.isEmpty, plan.moves.isEmpty else {
            return "CarePlan.status: active, with nothing changed in it yet"
        }
        guard plan.due.isEmpty, plan.missed.isEmpty, plan.baselines.isEmpty, plan.contact == nil else {
            return Self.recordsOwn
        }
        guard plan.author == change.caller.identity else { return "CarePlan.author.reference: the caller" }
        guard plan.start >= change.instant - MonitoringSystems.tolerance else {
            return "CarePlan.period.start: now or later"
        }
        return nil
    }

    private static let recordsOwn =
        "CarePlan.extension: what is due, what is missing, what is usual and when there was contact are the record's to write"

    private static func step(
        from before: MonitoringPlan, to after: MonitoringPlan, _ change: ProposedChange, isDoctor: Bool
    ) -> String? {
        guard before.status.isRunning else {
            return before == after ? nil : "CarePlan.status: it is over; another is begun"
        }
        guard before.due == after.due, before.missed == after.missed, before.baselines == after.baselines,
            before.contact == after.contact
        else {
            return Self.recordsOwn
        }
        guard before.watchedBy.reference == after.watchedBy.reference, before.start == after.start,
            before.author == after.author, before.assessment == after.assessment
        else {
            return
                "CarePlan: who watches, who began it, when and on what decision do not change; end it and begin another"
        }
        if let violation = move(from: before, to: after, change) { return violation }
        if before.personalLimits != after.personalLimits {
            guard isDoctor else { return "CarePlan.extension: a citizen's own limits are a doctor's to set" }
            for limit in after.personalLimits where !before.personalLimits.contains(limit) {
                guard limit.by == change.caller.identity, isNow(limit.at, change) else {
                    return "CarePlan.extension(\(MonitoringSystems.personalLimit)): by the caller, now"
                }
            }
        }
        for pause in after.pauses where !before.pauses.contains(pause) {
            let isShortened = before.pauses.contains {
                $0.from == pause.from && $0.by == pause.by && $0.why == pause.why
            }
            guard pause.by == change.caller.identity || isShortened else {
                return "CarePlan.extension(\(MonitoringSystems.pause)): agreed with the caller"
            }
        }
        if !after.status.isRunning, !MonitoringSystems.isText(after.reason) { return "CarePlan.note.text: why it ends" }
        return nil
    }

    private static func isNow(_ instant: Int64, _ change: ProposedChange) -> Bool {
        abs(instant - change.instant) <= MonitoringSystems.tolerance
    }

    /// To another version of the same programme, by somebody who treats at the unit that watches, with the reason.
    private static func move(
        from before: MonitoringPlan, to after: MonitoringPlan, _ change: ProposedChange
    ) -> String? {
        guard before.programme != after.programme || before.moves != after.moves else { return nil }
        let place = "CarePlan.extension(\(MonitoringSystems.moved))"
        guard after.moves.count == before.moves.count + 1, Array(after.moves.dropLast()) == before.moves,
            let move = after.moves.last, move.from == before.programme, move.to == after.programme,
            move.from != move.to
        else { return place + ": one more, from the version that was to the version that is" }
        guard Arrival.key(of: move.from) == Arrival.key(of: move.to) else {
            return "CarePlan.instantiatesCanonical: another version of the same programme"
        }
        guard MonitoringDesk.mayMovePlans(change.caller), change.caller.selves.contains(after.watchedBy.reference)
        else { return place + ": by somebody who treats at the unit that watches" }
        guard move.by == change.caller.identity, isNow(move.at, change) else { return place + ": by the caller, now" }
        return nil
    }
}
