import Access
import FHIR
import Record

/// Who may write what in a joint action plan. Everybody who has to do with the citizen edits it; the citizen writes own
/// goals and marks own activities as done; and nothing that stands there disappears: it is done or given up.
enum JointPlanRules {
    static let rule = WriteRule(name: "joint action plan", types: ["CarePlan", "Goal"]) { violation($0) }

    /// Lets the citizen write; ``rule`` then says what.
    static let admission = Admission(name: "joint action plan", types: ["CarePlan", "Goal"]) { change in
        guard case .citizen(let patient) = change.caller.role, change.patient == patient else { return false }
        return (change.before ?? change.after).map(JointPlan.isOne) ?? false
    }

    static func violation(_ change: ProposedChange) -> String? {
        guard change.before.map(JointPlan.isOne) ?? false || change.after.map(JointPlan.isOne) ?? false else {
            return nil
        }
        if case .operator = change.caller.role { return nil }
        guard let after = change.after else { return "\(change.type): it is not deleted; it is completed or given up" }
        guard JointPlan.isOne(after), change.before.map(JointPlan.isOne) ?? true else {
            return "\(change.type).category: its kind does not change"
        }
        guard after["subject"]?["reference"]?.string == change.patient.map({ "Patient/" + $0 }) else {
            return "\(change.type).subject.reference: the citizen"
        }
        do throws(ShapeProblem) {
            return try change.type == "Goal" ? goal(after, change) : plan(after, change)
        } catch {
            return error.element
        }
    }

    private static func goal(_ json: JSONValue, _ change: ProposedChange) throws(ShapeProblem) -> String? {
        let after = try JointGoal(reading: json)
        let before = try change.before.map { json throws(ShapeProblem) in try JointGoal(reading: json) }
        if let before, before.by != after.by || before.writtenBy != after.writtenBy {
            return "Goal.expressedBy: whose words they are does not change"
        }
        switch change.caller.role {
        case .citizen(let patient):
            return after.by == "Patient/" + patient ? nil : "Goal: the citizen writes the citizen's own goals"
        case .professional:
            if let before {
                return before.isCitizens && before.text != after.text
                    ? "Goal.description: the citizen's own words are the citizen's" : nil
            }
            if after.isCitizens {
                return after.writtenBy == change.caller.identity
                    ? nil : "Goal.extension(\(JointGoal.writtenBy)): who wrote the citizen's words down"
            }
            return change.caller.selves.contains(after.by) ? nil : "Goal.expressedBy.reference: the caller or the unit"
        case .system: return nil
        default: return "Goal: not this caller's to write"
        }
    }

    private static func plan(_ json: JSONValue, _ change: ProposedChange) throws(ShapeProblem) -> String? {
        guard change.id == change.patient.map(JointPlan.id) else {
            return "CarePlan.id: there is one joint plan for each citizen, and its id is made from the citizen's"
        }
        let after = try activities(json)
        guard Set(after.map(\.id)).count == after.count else { return "CarePlan.activity.id: each its own" }
        let before = try change.before.map { json throws(ShapeProblem) in try activities(json) } ?? []
        for old in before where !after.contains(where: { $0.id == old.id }) {
            return "CarePlan.activity: what stands there is given up, not taken away"
        }
        let goals = Set(references(json))
        guard change.before.map({ goals.isSuperset(of: references($0)) }) ?? true else {
            return "CarePlan.goal: what stands there is given up, not taken away"
        }
        switch change.caller.role {
        case .professional, .system: return nil
        case .citizen(let patient): return citizens(before, after, "Patient/" + patient)
        default: return "CarePlan: not this caller's to write"
        }
    }

    /// The citizen marks own activities; the rest of them stays.
    private static func citizens(_ before: [JointActivity], _ after: [JointActivity], _ citizen: String) -> String? {
        guard before.map(\.id) == after.map(\.id) else { return "CarePlan.activity: the citizen marks own activities" }
        for (old, new) in zip(before, after) where old != new {
            guard old.owner == citizen, old.hasSameTerms(as: new) else {
                return "CarePlan.activity: the citizen marks own activities"
            }
        }
        return nil
    }

    private static func activities(_ json: JSONValue) throws(ShapeProblem) -> [JointActivity] {
        var activities: [JointActivity] = []
        for activity in json.list("activity") { activities.append(try JointActivity(reading: activity)) }
        return activities
    }

    static func references(_ plan: JSONValue) -> [String] {
        plan.list("goal").compactMap { $0["reference"]?.string }
    }
}
