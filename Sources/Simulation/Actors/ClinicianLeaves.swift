import FHIR
import Record

/// A clinician stops, by the directory's word, and may come back later.
struct ClinicianLeaves: SimulatedActor {
    let name = "clinician leaves"
    let weight = 1

    func act(on stage: Stage) async throws {
        guard let member = stage.chance.pick(stage.region.members),
            let role = stage.mirror.resource(member.reference)
        else { return }
        let isAtWork = stage.isAtWork(member.reference)
        // Somebody stays behind at each unit.
        if isAtWork, stage.workers(of: member.unit.reference).count < 2 { return }
        var editor = JSONEditor(role)
        editor.set("active", of: role, toJSON: Array((isAtWork ? "false" : "true").utf8))
        let resource = try stage.machine.record.preparer.prepare(try JSONDocument(editor.bytes).root)
        let answer = try await stage.ask(.system("directory") { [try $0.put(resource)] }, by: name)
        stage.requireAccepted(answer, "the directory could not say who works where")
    }
}
