import Care
import FHIR
import Questionnaires
import Record

/// A plan asks its citizen for answers when their time comes, as a unit does that sends a questionnaire, and takes back what
/// nobody is to answer any more. It is done where the plan changes, in the same transaction.
enum MonitoringAsking {
    /// The questionnaires of windows that are open and have not been asked for yet: Tasks, which the windows then name.
    static func ask(
        _ plan: inout MonitoringPlan, _ programme: Programme, _ bystanders: Bystanders, at instant: Int64
    ) throws -> [JSONValue] {
        guard plan.status.isRunning else { return [] }
        var tasks: [JSONValue] = []
        for place in plan.due.indices {
            let window = plan.due[place]
            guard let questionnaire = window.questionnaire, window.task == nil, window.from <= instant,
                instant < window.until
            else { continue }
            let form = try form(questionnaire, bystanders).flatMap(QuestionnaireForm.init)
            let activity = programme.activity(window.activity)
            let title = form.map(\.title.text).flatMap { $0.isEmpty ? nil : $0 } ?? activity?.title.danish
            let id = bystanders.newIdentifier()
            tasks.append(
                try QuestionnaireAssignment.json(
                    id: id, patient: plan.patient, questionnaire: form?.canonical ?? questionnaire,
                    title: String((title ?? questionnaire).prefix(MonitoringSystems.longestText)),
                    unit: plan.watchedBy, sent: instant, due: window.until, plan: plan.id,
                    extensions: activity?.savesVisitAfterDays.map { days in
                        { InsteadOfVisit.write(days: days, to: &$0) }
                    }))
            plan.due[place].task = id
        }
        return tasks
    }

    /// What was asked for and is not to be answered any more: the plan is over or on pause, its time was taken away, or the
    /// same has been asked for anew. What is only late may still be answered.
    static func withdrawn(
        _ before: MonitoringPlan?, _ after: MonitoringPlan, _ bystanders: Bystanders, at instant: Int64
    ) throws -> [JSONValue] {
        guard let before else { return [] }
        let asked = Set(after.due.compactMap(\.task))
        guard asked != Set(before.due.compactMap(\.task)) || before.status != after.status else { return [] }
        let dropped = Set(before.due.filter { $0.until > instant }.compactMap(\.task)).subtracting(asked)
        let anew = Set(after.due.filter { $0.task != nil }.compactMap(\.questionnaire).map(Arrival.key))
        return try tasks(of: after, bystanders).compactMap { json in
            guard let task = QuestionnaireAssignment(json), task.status.isOpen, !asked.contains(task.id) else {
                return nil
            }
            if after.status != .active || dropped.contains(task.id) {
                return try QuestionnaireAssignment.withdrawn(json, because: "Der skal ikke svares i denne tid.")
            }
            guard anew.contains(Arrival.key(of: task.questionnaire)) else { return nil }
            return try QuestionnaireAssignment.withdrawn(json, because: "Der er kommet et nyt spørgeskema.")
        }
    }

    /// What a plan has asked for.
    static func tasks(of plan: MonitoringPlan, _ bystanders: Bystanders) throws -> [JSONValue] {
        let code = TaskKind.answerQuestionnaire.rawValue
        return try bystanders.find(
            SearchQuery(
                "Task",
                [
                    SearchClause("based-on", .reference(type: "CarePlan", id: plan.id)),
                    SearchClause("code", .token(.is(TaskKind.system), code: code)),
                ], compartment: plan.patient, limit: mostTasks))
    }

    /// A plan that asks every week does so for four years until there are more.
    private static let mostTasks = 200

    /// A questionnaire by its address, in the version that is named or the newest; nil where the record has none such.
    static func form(_ canonical: String, _ bystanders: Bystanders) throws -> JSONValue? {
        var clauses = [SearchClause("url", .uri(Arrival.key(of: canonical)))]
        if let bar = canonical.firstIndex(of: "|") {
            let version = String(canonical[canonical.index(after: bar)...])
            clauses.append(SearchClause("version", .token(.any, code: version)))
        }
        return try bystanders.find(SearchQuery("Questionnaire", clauses, limit: mostVersions)).max {
            MonitoringReader.isOlder($0["version"]?.string ?? "", $1["version"]?.string ?? "")
        }
    }

    private static let mostVersions = 50

    /// The first questionnaire of a programme that the record does not hold; nil where it holds them all.
    static func missingForm(of programme: Programme, _ bystanders: Bystanders) throws -> String? {
        try programme.activities.lazy.compactMap(\.questionnaire).first { try form($0, bystanders) == nil }
    }
}
