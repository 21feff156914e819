import Care
import FHIR

/// A department sends a part of a discharge, with a reason where something is missing; or whoever was to get it says that
/// it has come.
struct SendsDocument: SimulatedActor {
    let name = "document"
    let weight = 14

    func act(on stage: Stage) async throws {
        guard let reference = stage.chance.pick(stage.board.parts.names),
            let json = stage.mirror.resource(reference), let task = RawTask(json),
            let part = DischargePart(rawValue: task.kind),
            let discharge = RawPeriod.elements(json["partOf"]).first?["reference"]?.string
        else { return }
        if task.status == "in-progress" { return try await receive(part, of: discharge, task, on: stage) }
        let isHome = stage.mirror.resource(discharge)?["status"]?.string == "completed"
        guard part != .dischargeLetter || isHome, let member = stage.chance.pick(stage.workers(of: task.owner ?? ""))
        else { return }
        let id = Stage.id(discharge)
        let draft = DocumentDraft(texts: [:], incompleteBecause: "what is known was said by telephone")
        let command = Command.transition(as: member, "send document") { desk, hand in
            try await desk.send(draft, part, of: id, by: hand)
        }
        stage.requireAccepted(try await stage.ask(command, by: name), "a department could not send what it promised")
    }

    private func receive(
        _ part: DischargePart, of discharge: String, _ task: RawTask, on stage: Stage
    ) async throws {
        guard let receiver = task.requester, let member = stage.chance.pick(stage.workers(of: receiver)) else { return }
        let id = Stage.id(discharge)
        let command = Command.transition(as: member, "receive document") { desk, hand in
            try await desk.receive(part, of: id, by: hand)
        }
        stage.requireAccepted(try await stage.ask(command, by: "receipt"), "a receipt was refused")
    }
}
