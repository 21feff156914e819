import Care
import FHIR
import Record

/// Somebody of a third unit, or of the wrong side, answers: that must not work.
struct Impostor: SimulatedActor {
    let name = "impostor"
    let weight = 5

    func act(on stage: Stage) async throws {
        if stage.chance.happens(0.3) { return try await takeStep(on: stage) }
        guard let reference = stage.chance.pick(stage.board.offers.names),
            let task = RawTask(stage.mirror.resource(reference))
        else { return }
        let others = stage.region.members.filter { ![$0.reference, $0.unit.reference].contains(task.owner) }
        guard let member = stage.chance.pick(others) else { return }
        let id = Stage.id(reference)
        let status = stage.chance.happens(0.7) ? "accepted" : "rejected"
        let command = Command.write(as: member, "accept") { transaction in
            [try transaction.change("Task", id) { try Answering.json($0, status) }]
        }
        try await attempt(command, by: member, on: reference, of: task, stage)
    }

    /// With what one unit has asked of another.
    private func takeStep(on stage: Stage) async throws {
        guard let reference = stage.chance.pick(stage.board.delegated.names),
            let json = stage.mirror.resource(reference), let task = RawTask(json),
            let patient = json["for"]?["reference"]?.string,
            let member = stage.chance.pick(stage.region.members.filter { $0.unit.reference != task.owner })
        else { return }
        let code: TaskStep.Code = task.awaitsAnswer ? .accepted : .done
        let command = Command.tasks(as: member, "task") { desk, hand in
            try await desk.take(code, Stage.id(reference), of: Stage.id(patient), words: "as agreed", by: hand)
        }
        try await attempt(command, by: member, on: reference, of: task, stage)
    }

    private func attempt(
        _ command: Command, by member: SimulatedMember, on reference: String, of task: RawTask, _ stage: Stage
    ) async throws {
        if try await stage.ask(command, by: name).isDone {
            stage.violate("each to their own", "\(member.reference) has answered \(reference) for \(task.owner ?? "")")
        }
    }
}
