import FHIR
import Record

extension UnitBoard {
    /// Something that a leader, a duty holder or the unit is asked to see to because a deadline has passed.
    package struct TaskLine: Sendable, Hashable {
        /// The Task's id.
        package let id: String
        package let kind: TaskKind
        package let text: String?
        /// What it is about, as `Type/id`: a handover or a pathway.
        package let about: String?
        package let citizen: Citizen
        package let since: Int64?
    }

    /// Those that are given to the unit, or to the reader.
    ///
    /// - Parameter selves: the references that are the reader besides the unit.
    package func tasks(selves: Set<String>) throws -> [TaskLine] {
        let owners = selves.union([unit]).sorted().compactMap { reference -> SearchTest? in
            let parts = reference.split(separator: "/").map(String.init)
            return parts.count == 2 ? .reference(type: parts[0], id: parts[1]) : nil
        }
        let kinds = ResponsibilityTask.kinds.map { SearchTest.token(.is(TaskKind.system), code: $0.rawValue) }
        let found = try reading.search(
            SearchQuery(
                "Task",
                [
                    SearchClause("owner", owners), SearchClause("code", kinds),
                    SearchClause("status", .token(.any, code: "requested")),
                ]))
        let citizens = try citizens(found.resources.map(\.key))
        return try found.resources.compactMap { resource -> TaskLine? in
            let json = try resource.json()
            guard let kind = TaskKind(of: json) else { return nil }
            let task = TaskResource(json: json)
            return TaskLine(
                id: resource.id, kind: kind, text: task.description, about: task.focus?.target,
                citizen: citizens(
                    resource.key, task.subject?.target.flatMap { $0.split(separator: "/").last.map(String.init) }),
                since: task.authoredOn?.earliest)
        }.sorted { ($0.since ?? 0, $0.id) < ($1.since ?? 0, $1.id) }
    }
}
