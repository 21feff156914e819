import FHIR
import Record

/// Somebody sends what stood on a screen a while ago: the version before the present one, as it was or with an answer.
struct StaleScreen: SimulatedActor {
    let name = "stale screen"
    let weight = 5

    func act(on stage: Stage) async throws {
        let names = stage.chance.happens(0.7) ? stage.recentTasks : stage.board.pathways.names
        guard let reference = stage.chance.pick(names), let old = stage.mirror.former(reference) else { return }
        let task = RawTask(old)
        let unit = old["managingOrganization"]?["reference"]?.string
        let people = task.map { stage.people(on: .receiver, of: $0) } ?? unit.map(stage.workers) ?? []
        guard let member = stage.chance.pick(people) else { return }
        let isAnswer = task?.awaitsAnswer == true && task?.kind == "handover" && stage.chance.happens(0.5)
        let resource = try stage.machine.record.preparer.prepare(isAnswer ? try Answering.json(old, "accepted") : old)
        _ = try await stage.ask(.write(as: member, "update") { [try $0.put(resource)] }, by: name)
    }
}
