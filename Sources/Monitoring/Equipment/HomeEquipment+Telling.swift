import Care
import FHIR
import Record

/// What the unit is told: as a task on its own list, whose deadlines are told of like all others.
extension HomeEquipment {
    /// When the unit is to be told of a matter, for the first time or again; nil where it is not due.
    private func telling(of matter: EquipmentMatter) -> Int64? {
        guard let due = due[matter] else { return nil }
        if let told = told.last(where: { $0.matter == matter && $0.due == due }) { return told.at + matter.again }
        // A fault is told of at once.
        return matter == .mending ? last(.faulty)?.at : due - matter.ahead
    }

    /// When the record has next to see to it that the unit has a task.
    var nextTelling: Int64? { EquipmentMatter.allCases.compactMap { telling(of: $0) }.min() }

    /// Sees to it that the unit has an open task for each matter of which it is to be told by now.
    ///
    /// - Returns: the tasks that are new.
    mutating func tell(at instant: Int64, _ bystanders: Bystanders) throws -> [JSONValue] {
        var tasks: [JSONValue] = []
        for matter in EquipmentMatter.allCases {
            guard let due = due[matter], let telling = telling(of: matter), telling <= instant else { continue }
            let former = told.last { $0.matter == matter && $0.due == due }?.task
            told.removeAll { $0.matter == matter }
            // Who has it on the list already is not told twice: the task's own deadlines see to the rest.
            if let former, try bystanders.read("Task", former).flatMap({ DelegatedTask($0) })?.isOpen == true {
                told.append(Told(matter: matter, due: due, at: instant, task: former))
                continue
            }
            let task = task(of: matter, due: due, id: bystanders.newIdentifier(), at: instant)
            told.append(Told(matter: matter, due: due, at: instant, task: task.id))
            tasks.append(try task.json())
        }
        return tasks
    }

    /// Closes the tasks of what is not due any more, so that nobody goes about what is done.
    mutating func settle(at instant: Int64, _ bystanders: Bystanders) throws -> [JSONValue] {
        let settled = told.filter { due[$0.matter] != $0.due }
        guard let last = steps.last, !settled.isEmpty else { return [] }
        told.removeAll { settled.contains($0) }
        return try settled.compactMap { one in
            guard let json = try bystanders.read("Task", one.task), let task = DelegatedTask(json), task.isOpen else {
                return nil
            }
            let step = TaskStep(
                task.status == .accepted ? .done : .withdrawn, at: instant, by: last.by, name: last.name)
            return try DelegatedTask.json(json, after: step, words: Self.settledWords)
        }
    }

    private static let settledWords = "Er gjort, eller ikke nødvendigt mere: se udstyret."

    /// A task has at least so long, for a server that stood still comes late: a day, and an hour for what does not work.
    private static func shortest(_ matter: EquipmentMatter) -> Int64 {
        matter == .mending ? LocalClock.hour : LocalClock.day
    }

    private func task(of matter: EquipmentMatter, due: Int64, id: String, at instant: Int64) -> DelegatedTask {
        let words = matter == .mending ? last(.faulty)?.words : nil
        // Without the maker's number: a task is shown in more places than the equipment is.
        let title = ["\(matter.task): \(name)", words].compactMap(\.self).joined(separator: ". ")
        let end = max(due, instant + Self.shortest(matter))
        return DelegatedTask(
            id: id, patient: patient, status: .requested, title: String(title.prefix(MonitoringSystems.longestText)),
            giver: owner, owner: owner, given: instant, answerBy: instant + (end - instant) / 2, due: end,
            steps: [TaskStep(.given, at: instant, by: owner.reference, name: owner.name)])
    }
}
