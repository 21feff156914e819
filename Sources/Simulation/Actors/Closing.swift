import Care
import FHIR

/// A pathway is over.
struct Closing: SimulatedActor {
    let name = "closing"
    let weight = 5

    func act(on stage: Stage) async throws {
        guard let reference = stage.chance.pick(stage.board.pathways.names),
            let unit = stage.mirror.resource(reference)?["managingOrganization"]?["reference"]?.string,
            let member = stage.chance.pick(stage.workers(of: unit))
        else { return }
        let id = String(reference.dropFirst("EpisodeOfCare/".count))
        let command = Command.desk(as: member, "close") { desk, hand in try await desk.close(id, by: hand) }
        stage.requireAccepted(try await stage.ask(command, by: name), "a unit could not close its pathway")
    }
}
