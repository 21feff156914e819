import Access
import Care
import Hummingbird
import Record

/// The joint action plan of one citizen.
extension PageServer {
    func jointPlan(
        _ citizen: String, _ query: JointPlanQuery, _ form: FormFields?, _ visit: Visit
    ) async throws -> Response {
        guard let form else {
            let model = try await planModel(citizen, version: query.version, visit)
            if query.version != nil, model.plan == nil { throw PageError.notFound }
            return page(JointPlanView(model: model, query: query, context: context(visit)).html, visit)
        }
        let capacity = try capacity(for: citizen, visit)
        let hand = hand(capacity, visit, .jointPlan)
        let desk = JointPlanDesk(record)
        switch form["do"] {
        case "goal": return try await takeGoal(citizen, form, capacity, visit)
        case "activity", "change": return try await takeActivity(citizen, form, capacity, visit)
        case "goal-completed", "goal-cancelled":
            guard let goal = form["goal"], Route.isIdentifier(goal) else { throw PageError.badRequest }
            let status: JointGoal.Status = form["do"] == "goal-completed" ? .completed : .cancelled
            try await desk.mark(goal: goal, as: status, of: citizen, by: hand)
        default:
            guard let status = form["do"].flatMap(JointActivity.Status.init(rawValue:)), let id = form["activity"]
            else { throw PageError.badRequest }
            try await desk.mark(id, as: status, of: citizen, by: hand)
        }
        return redirect(to: .jointPlan(citizen: citizen, JointPlanQuery(done: .saved)))
    }

    private func planModel(_ citizen: String, version: Int? = nil, _ visit: Visit) async throws -> JointPlanModel {
        let selves = try capacity(for: citizen, visit).staffSelves
        let opened = try await open(citizen, visit, .jointPlan) { reader in
            (
                try reader.jointPlan(version: version), try reader.jointPlanVersions(),
                try selves.isEmpty ? [] : reader.planOwners()
            )
        }
        return JointPlanModel(
            citizen: opened.citizen, relation: opened.relation, plan: opened.model.0, versions: opened.model.1,
            owners: opened.model.2, selves: selves)
    }

    private func takeGoal(
        _ citizen: String, _ form: FormFields, _ capacity: Account.Capacity, _ visit: Visit
    ) async throws -> Response {
        guard let text = form["goal-text"], JointPlanForm.isText(text) else {
            let model = try await planModel(citizen, visit)
            let view = JointPlanView(model: model, mistakes: [.goal], context: context(visit))
            return page(view.html, visit, status: .badRequest)
        }
        let isCitizens = capacity.relation == .own || form["whose"] != "unit"
        try await JointPlanDesk(record).add(
            goal: text, isCitizens: isCitizens, of: citizen, by: hand(capacity, visit, .jointPlan))
        return redirect(to: .jointPlan(citizen: citizen, JointPlanQuery(done: .saved)))
    }

    private func takeActivity(
        _ citizen: String, _ fields: FormFields, _ capacity: Account.Capacity, _ visit: Visit
    ) async throws -> Response {
        var form = JointPlanForm(fields)
        let model = try await planModel(citizen, visit)
        let (hand, desk) = (hand(capacity, visit, .jointPlan), JointPlanDesk(record))
        let mistakes = form.mistakes(model.owners)
        guard mistakes.isEmpty, let activity = form.activity(model.owners) else {
            let view = JointPlanView(model: model, form: form, mistakes: mistakes, context: context(visit))
            return page(view.html, visit, status: .badRequest)
        }
        do {
            if let seen = form.seen {
                try await desk.change(activity, seen: seen, of: citizen, by: hand)
            } else {
                try await desk.add(activity, of: citizen, by: hand)
            }
        } catch let changed as JointPlanDesk.Changed {
            // What was written stays in the form, beside what stands there now.
            form.seen = changed.current.mark
            let view = JointPlanView(model: model, form: form, changed: changed.current, context: context(visit))
            return page(view.html, visit, status: .conflict)
        }
        return redirect(to: .jointPlan(citizen: citizen, JointPlanQuery(done: .saved)))
    }
}
