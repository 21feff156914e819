import Care
import Record

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
        let instant = stage.now
        let command = Command(as: member, "close") { transaction in
            [try transaction.change("EpisodeOfCare", id) { try Responsibility($0)?.closed(at: instant).json }]
        }
        stage.requireAccepted(try await stage.ask(command, by: name), "a unit could not close its pathway")
    }
}
