import Care
import FHIR
import Record

/// Somebody sees a handover, accepts or declines it, or takes it back; many are never answered.
struct Answering: SimulatedActor {
    enum Step: String, Sendable {
        case see, accept, decline, withdraw

        var status: String {
            switch self {
            case .see: "received"
            case .accept: "accepted"
            case .decline: "rejected"
            case .withdraw: "cancelled"
            }
        }
    }

    let step: Step

    var name: String { step.rawValue }
    var weight: Int {
        switch step {
        case .see: 8
        case .accept: 12
        case .decline: 3
        case .withdraw: 2
        }
    }

    func act(on stage: Stage) async throws {
        guard let reference = stage.chance.pick(stage.board.offers.names),
            let json = stage.mirror.resource(reference), let task = RawTask(json),
            step != .see || task.status == "requested",
            // A clinic takes over after a discharge by rule, when the letter has come.
            task.kind == "handover",
            let member = stage.chance.pick(stage.people(on: step == .withdraw ? .giver : .receiver, of: task))
        else { return }
        let id = String(reference.dropFirst("Task/".count))
        // On a page, or through the API.
        let command = stage.chance.happens(0.5) ? atDesk(id, member) : through(id, member)
        let answer = try await stage.ask(command, by: name)
        if stage.isAtWork(task.owner) { stage.requireAccepted(answer, "the right side could not \(step.rawValue)") }
    }

    private func atDesk(_ id: String, _ member: SimulatedMember) -> Command {
        let step = step
        let clinician = ResponsibilityPeriod.Holder(member.reference)
        return .desk(as: member, step.rawValue) { desk, hand in
            switch step {
            case .see: try await desk.see(id, by: hand)
            case .accept: try await desk.accept(id, naming: clinician, by: hand)
            case .decline: try await desk.decline(id, because: "there is no room", by: hand)
            case .withdraw: try await desk.withdraw(id, because: nil, by: hand)
            }
        }
    }

    private func through(_ id: String, _ member: SimulatedMember) -> Command {
        let status = step.status
        return .write(as: member, step.rawValue) { transaction in
            [try transaction.change("Task", id) { try Self.json($0, status) }]
        }
    }

    /// The Task with another status, and a reason.
    static func json(_ task: JSONValue, _ status: String) throws -> JSONValue {
        var editor = JSONEditor(task)
        editor.set("status", of: task, to: status)
        if status == "rejected" || status == "cancelled" {
            editor.set("statusReason", of: task, toJSON: Array(#"{"text":"there is no room"}"#.utf8))
        }
        return try JSONDocument(editor.bytes).root
    }
}
