import Record

/// Somebody of a third unit, or of the wrong side, answers: that must not work.
struct Impostor: SimulatedActor {
    let name = "impostor"
    let weight = 4

    func act(on stage: Stage) async throws {
        guard let reference = stage.chance.pick(stage.board.offers.names),
            let task = RawTask(stage.mirror.resource(reference))
        else { return }
        let others = stage.region.members.filter { ![$0.reference, $0.unit.reference].contains(task.owner) }
        guard let member = stage.chance.pick(others) else { return }
        let id = String(reference.dropFirst("Task/".count))
        let status = stage.chance.happens(0.7) ? "accepted" : "rejected"
        let command = Command.write(as: member, "accept") { transaction in
            [try transaction.change("Task", id) { try Answering.json($0, status) }]
        }
        if try await stage.ask(command, by: name).isDone {
            stage.violate("each to their own", "\(member.reference) has answered \(reference) for \(task.owner ?? "")")
        }
    }
}
