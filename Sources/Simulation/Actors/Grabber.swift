import FHIR
import Record

/// Somebody takes a pathway by writing it down, past any handover: another unit in it, with or without a history that fits.
struct Grabber: SimulatedActor {
    let name = "grabber"
    let weight = 3

    func act(on stage: Stage) async throws {
        guard let reference = stage.chance.pick(stage.board.pathways.names),
            let pathway = stage.mirror.resource(reference),
            let unit = pathway["managingOrganization"]?["reference"]?.string,
            let taker = stage.chance.pick(stage.region.members.filter { $0.unit.reference != unit }),
            let member = stage.chance.happens(0.5) ? taker : stage.chance.pick(stage.workers(of: unit))
        else { return }
        var editor = JSONEditor(pathway)
        editor.set(
            "managingOrganization", of: pathway, toJSON: Array(#"{"reference":"\#(taker.unit.reference)"}"#.utf8))
        if stage.chance.happens(0.5) { editor.remove("extension", of: pathway) }
        let resource = try stage.machine.record.preparer.prepare(try JSONDocument(editor.bytes).root)
        if try await stage.ask(.write(as: member, "update") { [try $0.put(resource)] }, by: name).isDone {
            stage.violate("each to their own", "\(member.reference) has taken \(reference) without a handover")
        }
    }
}
