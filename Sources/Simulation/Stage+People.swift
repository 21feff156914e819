import FHIR
import Record

/// Who could do what, as the actors see it.
extension Stage {
    enum Side {
        case giver, receiver
    }

    /// The id of what a reference names.
    static func id(_ reference: String) -> String { String(reference.drop { $0 != "/" }.dropFirst()) }

    /// Those who work at a unit now.
    func workers(of unit: String) -> [SimulatedMember] { region.members(of: unit).filter { isAtWork($0.reference) } }

    /// Whether a unit or a member of it is there.
    func isAtWork(_ reference: String?) -> Bool {
        guard let resource = mirror.resource(reference) else { return false }
        return resource["active"]?.bool != false
    }

    /// Those who may act on a side of a handover.
    func people(on side: Side, of task: RawTask) -> [SimulatedMember] {
        let named = side == .receiver ? [task.owner] : [task.onBehalfOf, task.requester]
        for reference in named.compactMap({ $0 }) {
            if let member = region.member(reference) { return isAtWork(reference) ? [member] : [] }
            let workers = workers(of: reference)
            if !workers.isEmpty { return workers }
        }
        return []
    }

    /// The handovers of a pathway that await an answer.
    func openOffers(of pathway: String) -> [String] {
        board.offers.names.filter { mirror.resource($0)?["focus"]?["reference"]?.string == pathway }
    }

    /// Whether somebody has accepted it from an instant to come.
    func isPromised(_ pathway: String) -> Bool { board.promises[pathway] != nil }

    /// Some of the newest Tasks, answered or not.
    var recentTasks: [String] {
        mirror.newest("Task", 40).compactMap { $0["id"]?.string.map { "Task/" + $0 } }
    }

    func prepare(_ writer: JSONWriter) throws -> PreparedResource {
        try machine.record.preparer.prepare(try JSONDocument(writer.bytes).root)
    }

    /// What must work, worked, unless the machine died under it.
    func requireAccepted(_ answer: Answer, _ text: String) {
        if case .refused(let why) = answer { violate("what is right works", "\(text): \(why)") }
    }
}
