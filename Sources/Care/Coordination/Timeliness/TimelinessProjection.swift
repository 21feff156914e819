import FHIR
package import Record

/// Deadlines of Tasks as rows: whose, of which kind, and whether they were kept.
package enum TimelinessProjection {
    package static let name = "timeliness"

    package static let projection = Projection(
        name: name, version: 1,
        columns: [
            .init("unit", .integer), .init("kind", .integer), .init("due", .integer), .init("in_time", .integer),
        ],
        indexes: [.init("unit", on: ["unit", "due", "kind", "in_time"], isAcrossPatients: true)],
        types: ["Task"], rows: rows)

    private static func rows(_ json: JSONValue) -> [[ColumnValue]] {
        if let task = DelegatedTask(json) {
            return [
                row(task.owner, .taskAnswered, task.answerBy, task.answered, isOpen: task.status.awaitsAnswer),
                row(
                    task.owner, .taskDone, task.due, task.step(.done)?.at,
                    isOpen: task.status == .accepted),
            ].compactMap(\.self)
        }
        guard let codings = json["code"]?.list("coding"),
            let code = codings.first(where: { $0["system"]?.string == CoordinationSystems.taskKind })?["code"]?.string,
            let kind = kinds[code], let owner = TaskParty(json["owner"]), let status = json["status"]?.string,
            let due = json["restriction"]?["period"]?["end"]?.instantValue
        else { return [] }
        let isOpen = kind.open.contains(status)
        if !isOpen, !kind.kept.contains(status) { return [] }
        let happened = isOpen ? nil : json["lastModified"]?.instantValue
        return [row(owner, kind.kind, due, happened, isOpen: isOpen)].compactMap(\.self)
    }

    /// Nil for what neither happened nor is still to happen, such as a task that was withdrawn.
    private static func row(
        _ owner: TaskParty, _ kind: Timeliness.Kind, _ due: Int64, _ happened: Int64?, isOpen: Bool
    ) -> [ColumnValue]? {
        guard isOpen || happened != nil else { return nil }
        return [
            .integer(ReferenceMark.number(of: owner.reference)), .integer(kind.rawValue), .integer(due),
            happened.map { .integer($0 <= due ? 1 : 0) } ?? .null,
        ]
    }

    /// What other kinds of Tasks count as, and by which statuses the deadline is still open or was kept.
    private static let kinds: [String: (kind: Timeliness.Kind, open: Set<String>, kept: Set<String>)] = {
        let part: (kind: Timeliness.Kind, open: Set<String>, kept: Set<String>) = (
            .dischargePart, ["requested", "received", "accepted", "ready", "in-progress"], ["completed"]
        )
        var kinds: [String: (kind: Timeliness.Kind, open: Set<String>, kept: Set<String>)] = [
            "handover": (.handoverAnswered, ["requested", "received"], ["accepted", "rejected", "completed"])
        ]
        for code in [
            "care-course-plan", "discharge-report", "rehabilitation-plan", "discharge-letter",
            "medication-reconciliation", "aids-and-supplies",
        ] { kinds[code] = part }
        return kinds
    }()
}
