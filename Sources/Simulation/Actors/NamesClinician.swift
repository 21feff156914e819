import Care
import Record

/// A unit names the clinician who answers for a pathway, or another one.
struct NamesClinician: SimulatedActor {
    let name = "name clinician"
    let weight = 9

    func act(on stage: Stage) async throws {
        guard let reference = stage.chance.pick(stage.board.pathways.names),
            let unit = stage.mirror.resource(reference)?["managingOrganization"]?["reference"]?.string,
            let member = stage.chance.pick(stage.workers(of: unit)),
            let clinician = stage.chance.pick(stage.workers(of: unit))
        else { return }
        let id = String(reference.dropFirst("EpisodeOfCare/".count))
        let instant = stage.now
        let command = Command(as: member, "name clinician") { transaction in
            [
                try transaction.change("EpisodeOfCare", id) {
                    try Responsibility($0)?.clinicianNamed(.init(clinician.reference), at: instant).json
                }
            ]
        }
        let answer = try await stage.ask(command, by: name)
        stage.requireAccepted(answer, "a unit could not name its clinician")
    }
}
