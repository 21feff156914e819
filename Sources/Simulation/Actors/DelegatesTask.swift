import Care
import FHIR

/// A unit that knows a citizen gives another unit something to do; the other says yes or no, does it, or does nothing.
struct DelegatesTask: SimulatedActor {
    let name = "delegate"
    let weight = 8

    func act(on stage: Stage) async throws {
        if stage.chance.happens(0.7) { return try await step(on: stage) }
        guard let pathway = stage.mirror.resource(stage.chance.pick(stage.board.pathways.names)),
            let patient = pathway["patient"]?["reference"]?.string,
            let unit = pathway["managingOrganization"]?["reference"]?.string,
            let member = stage.chance.pick(stage.workers(of: unit)),
            let owner = stage.chance.pick(stage.region.units.filter { $0.givesCare && $0.reference != unit })
        else { return }
        let order = TaskDesk.Order(
            title: "change the dressing", owner: TaskParty(reference: owner.reference),
            due: stage.now + stage.chance.milliseconds(3_600_000...345_600_000))
        let command = Command.tasks(as: member, "give task") { desk, hand in
            _ = try await desk.give(
                order, from: TaskParty(reference: unit), of: Stage.id(patient), by: hand)
        }
        stage.requireAccepted(try await stage.ask(command, by: name), "a unit could not give a task")
    }

    private func step(on stage: Stage) async throws {
        guard let reference = stage.chance.pick(stage.board.delegated.names),
            let json = stage.mirror.resource(reference), let task = RawTask(json),
            let patient = json["for"]?["reference"]?.string
        else { return }
        let steps: [TaskStep.Code] =
            task.awaitsAnswer
            ? [.seen, .accepted, .accepted, .declined, .withdrawn] : [.done, .done, .failed, .withdrawn]
        guard let code = stage.chance.pick(steps), code != .seen || task.status == "requested",
            let unit = code.isGivers ? task.requester : task.owner,
            let member = stage.chance.pick(stage.workers(of: unit))
        else { return }
        let id = Stage.id(reference)
        let command = Command.tasks(as: member, "task") { desk, hand in
            try await desk.take(code, id, of: Stage.id(patient), words: "as agreed", by: hand)
        }
        let answer = try await stage.ask(command, by: "task \(code.rawValue)")
        stage.requireAccepted(answer, "the right side could not say \(code.rawValue)")
    }
}
