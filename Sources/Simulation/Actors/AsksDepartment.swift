import Care
import FHIR

/// The municipality or the clinic asks the department about somebody who has come home, and the department answers or
/// does not.
struct AsksDepartment: SimulatedActor {
    let name = "question"
    let weight = 5

    func act(on stage: Stage) async throws {
        if stage.chance.happens(0.5) { return try await answer(on: stage) }
        guard let reference = stage.chance.pick(stage.board.discharged.names.suffix(2)),
            let discharge = stage.mirror.resource(reference),
            let patient = discharge["for"]?["reference"]?.string,
            let clinic = stage.region.clinic(of: Stage.id(patient)),
            let member = stage.chance.pick(stage.workers(of: clinic.reference))
        else { return }
        let id = Stage.id(reference)
        let command = Command.transition(as: member, "ask") { desk, hand in
            _ = try await desk.ask("what about the wound?", about: id, by: hand)
        }
        // Refused where the department no longer answers: the rule knows, and says so.
        _ = try await stage.ask(command, by: name)
    }

    private func answer(on stage: Stage) async throws {
        guard let reference = stage.chance.pick(stage.board.questions.names),
            let owner = RawTask(stage.mirror.resource(reference))?.owner,
            let member = stage.chance.pick(stage.workers(of: owner))
        else { return }
        let id = Stage.id(reference)
        let command = Command.transition(as: member, "answer") { desk, hand in
            try await desk.say("look at it on Thursday", on: id, by: hand)
        }
        stage.requireAccepted(try await stage.ask(command, by: "answer"), "a department could not answer")
    }
}
