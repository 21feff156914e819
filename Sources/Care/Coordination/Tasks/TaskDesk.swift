import Access
import FHIR
package import Record

/// Takes tasks that units give each other to the record's door, as whoever gives or answers.
package struct TaskDesk: Sendable {
    private let record: Record

    package init(_ record: Record) {
        self.record = record
    }

    /// What is given.
    package struct Order: Sendable, Hashable {
        package var title: String
        package var owner: TaskParty
        /// By when it must be done.
        package var due: Int64

        package init(title: String, owner: TaskParty, due: Int64) {
            self.title = title
            self.owner = owner
            self.due = due
        }
    }

    /// Gives a unit a task, and says its id. It is the other unit's only when that has said yes.
    ///
    /// - Parameter giver: the caller's unit.
    package func give(
        _ order: Order, from giver: TaskParty, of patient: String, by hand: ConsentDesk.Hand
    ) async throws -> String {
        let limits = try await record.unitLimits(of: order.owner.reference, by: hand)
        let now = record.surroundings.now()
        let task = DelegatedTask(
            id: record.surroundings.newIdentifier(), patient: patient, status: .requested, title: order.title,
            giver: giver, owner: order.owner, given: now,
            answerBy: now + limits[.answerWithin], due: order.due,
            steps: [TaskStep(.given, at: now, by: hand.caller.identity, name: hand.name)])
        let prepared = try record.preparer.prepare(try task.json())
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard try transaction.knows(patient: patient) else { throw RecordError.notFound }
            _ = try transaction.put(prepared)
        }
        return task.id
    }

    /// Takes a step with a task.
    ///
    /// - Parameter words: why, where it is declined, not done or withdrawn; what was done, where it is done.
    /// - Throws: ``RecordError/notFound`` where the caller sees no such task of this citizen;
    ///   ``RecordError/conflict(_:)`` where somebody else was first.
    package func take(
        _ code: TaskStep.Code, _ id: String, of patient: String, words: String?, by hand: ConsentDesk.Hand
    ) async throws {
        let step = TaskStep(
            code, at: record.surroundings.now(), by: hand.caller.identity, name: hand.name)
        let preparer = record.preparer
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let current = try transaction.read("Task", id)?.json(), let task = DelegatedTask(current),
                task.patient == patient
            else { throw RecordError.notFound }
            guard code.from.contains(task.status) else {
                throw RecordError.conflict("somebody else has taken a step with this task")
            }
            _ = try transaction.put(
                preparer.prepare(try DelegatedTask.json(current, after: step, words: words), id: id))
        }
    }
}
