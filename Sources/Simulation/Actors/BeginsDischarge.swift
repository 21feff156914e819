import Care
import FHIR

/// A department begins to send somebody home, or says that it comes to nothing.
struct BeginsDischarge: SimulatedActor {
    let name = "begin discharge"
    let weight = 6

    func act(on stage: Stage) async throws {
        guard let encounter = stage.chance.pick(stage.board.stays.names),
            let json = stage.mirror.resource(encounter), let unit = json["serviceProvider"]?["reference"]?.string,
            let patient = json["subject"]?["reference"]?.string, let member = stage.chance.pick(stage.workers(of: unit))
        else { return }
        let nursing = stage.chance.happens(0.7) ? stage.chance.pick(stage.region.units(.municipality)) : nil
        let order = DischargeOrder(
            expected: stage.now + stage.chance.milliseconds(3_600_000...259_200_000),
            destination: stage.chance.pick(DischargeFacts.Destination.allCases) ?? .home, needsNursing: nursing != nil,
            needsRehabilitation: nursing != nil && stage.chance.happens(0.5), nursing: nursing?.reference)
        let (citizen, stay) = (Stage.id(patient), Stage.id(encounter))
        let command = Command.transition(as: member, "begin discharge") { desk, hand in
            _ = try await desk.begin(order, of: citizen, from: stay, by: hand)
        }
        stage.requireAccepted(try await stage.ask(command, by: name), "a department could not begin a discharge")
    }
}
