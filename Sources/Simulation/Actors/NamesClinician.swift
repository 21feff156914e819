import Care
import FHIR

/// A unit names the clinician who answers for a pathway, another one or nobody, or who stands in while the clinician is away.
struct NamesClinician: SimulatedActor {
    let name = "name clinician"
    let weight = 9

    func act(on stage: Stage) async throws {
        guard let reference = stage.chance.pick(stage.board.pathways.names),
            let pathway = stage.mirror.resource(reference),
            let unit = pathway["managingOrganization"]?["reference"]?.string,
            let member = stage.chance.pick(stage.workers(of: unit)),
            let named = stage.chance.pick(stage.workers(of: unit))
        else { return }
        let id = String(reference.dropFirst("EpisodeOfCare/".count))
        let holder = ResponsibilityPeriod.Holder(named.reference)
        let until = stage.now + stage.chance.milliseconds(3_600_000...604_800_000)
        // Where nobody is named, somebody has to be.
        let role = stage.chance.number(pathway["careManager"] == nil ? 4...6 : 0...6)
        let command = Command.desk(as: member, "name") { desk, hand in
            switch role {
            case 0: try await desk.nameCover(holder, of: id, until: until, by: hand)
            case 1: try await desk.nameCoordinator(holder, of: id, by: hand)
            case 2: try await desk.nameContact(holder, of: id, by: hand)
            case 3: try await desk.nameClinician(nil, of: id, by: hand)
            default: try await desk.nameClinician(holder, of: id, by: hand)
            }
        }
        stage.requireAccepted(try await stage.ask(command, by: name), "a unit could not name one of its own")
    }
}
