import Access
import FHIR
import Record

/// When somebody who needs training goes home, its start is a promise of the municipality with the law's deadline; a later
/// day that the plan says takes its place.
enum RehabilitationConsequences {
    static let all = [promised, planned]

    private static let promised = Consequence(name: "rehabilitation start", types: ["Task"]) { change, bystanders in
        guard !isOperator(change), let discharge = change.after.flatMap(Discharge.init),
            discharge.stage == .completed, change.before.flatMap(Discharge.init)?.stage != .completed,
            discharge.facts.needsRehabilitation, let owner = discharge.facts.nursing,
            let discharged = discharge.discharged,
            try bystanders.read("Task", discharge.rehabilitationStart) == nil
        else { return [] }
        let plan = try plan(of: discharge, bystanders)
        let due = RehabilitationStart.due(discharged: discharged, planned: plan?.startLatest)
        return [try TransitionTasks(discharge, at: change.instant).rehabilitationStart(by: owner, due: due)]
    }

    /// The plan is sent, or sent anew, after the patient has gone home.
    private static let planned = Consequence(
        name: "rehabilitation planned", types: ["Composition"]
    ) { change, bystanders in
        guard !isOperator(change), let plan = change.after.flatMap(DischargeDocument.init),
            plan.part == .rehabilitationPlan, plan.isFinal, let patient = change.patient
        else { return [] }
        let tasks = SearchQuery(
            "Task",
            [SearchClause("code", .token(.is(TaskKind.system), code: TaskKind.rehabilitationStart.rawValue))],
            compartment: patient)
        return try bystanders.find(tasks).compactMap(RehabilitationStart.init).filter(\.isOpen).compactMap { start in
            guard let discharge = try bystanders.read("Task", start.discharge).flatMap(Discharge.init),
                discharge.encounter == Composition(json: plan.json).encounter?.target,
                let discharged = discharge.discharged
            else { return nil }
            let due = RehabilitationStart.due(discharged: discharged, planned: plan.startLatest)
            return due == start.due ? nil : try start.due(by: due)
        }
    }

    private static func plan(of discharge: Discharge, _ bystanders: Bystanders) throws -> DischargeDocument? {
        let task = try bystanders.read("Task", DischargePart.rehabilitationPlan.task(of: discharge.id))
            .flatMap(DischargePartTask.init)
        let plan = try bystanders.read(task?.document).flatMap(DischargeDocument.init)
        return plan?.isFinal == true ? plan : nil
    }

    /// Operators move records as they are.
    private static func isOperator(_ change: ProposedChange) -> Bool {
        if case .operator = change.caller.role { true } else { false }
    }
}
