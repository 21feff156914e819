import Care
import FHIR

/// Somebody goes home: the department says so, or that it comes to nothing after all.
struct CompletesDischarge: SimulatedActor {
    let name = "discharge"
    let weight = 6

    func act(on stage: Stage) async throws {
        guard let reference = stage.chance.pick(stage.board.preparing.names),
            let unit = stage.mirror.resource(reference)?["owner"]?["reference"]?.string,
            let member = stage.chance.pick(stage.workers(of: unit))
        else { return }
        let id = Stage.id(reference)
        let isCancelled = stage.chance.happens(0.1)
        let command = Command.transition(as: member, "discharge") { desk, hand in
            if isCancelled {
                try await desk.cancel(id, by: hand)
            } else {
                try await desk.complete(id, by: hand)
            }
        }
        stage.requireAccepted(try await stage.ask(command, by: name), "a department could not discharge")
    }
}
