import FHIR
import Record

/// A Task that somebody is given because a deadline has passed: it stands on their list until what it is about is done.
struct ResponsibilityTask {
    let kind: TaskKind
    /// What it is about, as `Type/id`.
    let about: String
    let patient: String
    let owner: String
    let written: Int64
    let text: String

    func json(id: String) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Task")
            $0.member("id", id)
            $0.member("status", "requested")
            $0.member("intent", "order")
            $0.member("priority", "urgent")
            kind.write(to: &$0)
            $0.member("description", text)
            $0.reference("focus", about, display: nil)
            $0.reference("for", "Patient/" + patient, display: nil)
            $0.member("authoredOn", InstantText.exact(written))
            $0.reference("owner", owner, display: nil)
        }
        return try JSONDocument(writer.bytes).root
    }

    /// The kinds of Tasks that are given so.
    static let kinds: Set<TaskKind> = [.unansweredHandover, .nameClinician, .pathwayEnding, .letterWaiting]

    /// Whether a Task is one of them: no part of the citizen's thread.
    static func isOne(_ json: JSONValue) -> Bool { TaskKind(of: json).map(kinds.contains) ?? false }

    /// Those about a resource that are not done.
    static func open(about reference: String, _ bystanders: Bystanders) throws -> [JSONValue] {
        let parts = reference.split(separator: "/").map(String.init)
        guard parts.count == 2 else { return [] }
        let query = SearchQuery(
            "Task",
            [
                SearchClause("focus", .reference(type: parts[0], id: parts[1])),
                SearchClause("status", .token(.any, code: "requested")),
            ])
        return try bystanders.find(query).filter(isOne)
    }

    /// The same, done.
    static func done(_ task: JSONValue, at instant: Int64) throws -> JSONValue {
        var editor = JSONEditor(task)
        editor.set("status", of: task, to: "completed")
        editor.set("lastModified", of: task, to: InstantText.exact(instant))
        return try JSONDocument(editor.bytes).root
    }
}
