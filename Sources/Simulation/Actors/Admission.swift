import FHIR
import Record

/// A pathway begins at a department: its system says so, with or without a clinician's name.
struct Admission: SimulatedActor {
    let name = "admission"
    let weight = 10

    /// A citizen has no more than so many at once.
    private static let mostPathways = 2

    func act(on stage: Stage) async throws {
        guard let citizen = stage.chance.pick(stage.region.citizens),
            stage.board.pathwaysOfCitizen["Patient/" + citizen] ?? 0 < Self.mostPathways,
            let unit = stage.chance.pick(stage.region.units(.department)),
            stage.mirror.resource(unit.reference)?["active"]?.bool != false
        else { return }
        let clinician = stage.chance.happens(0.5) ? stage.chance.pick(stage.workers(of: unit.reference)) : nil
        // The department's clock shows Danish time, and says whole seconds.
        let begun = stage.now / 1000 * 1000
        let id = stage.time.newIdentifier()
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "EpisodeOfCare")
            $0.member("id", id)
            $0.member("status", "active")
            $0.object("patient") { $0.member("reference", "Patient/" + citizen) }
            $0.object("managingOrganization") { $0.member("reference", unit.reference) }
            $0.object("period") { $0.member("start", DanishTime.text(begun)) }
            if let clinician { $0.object("careManager") { $0.member("reference", clinician.reference) } }
        }
        let pathway = try stage.prepare(writer)
        let answer = try await stage.ask(.system("admission") { [try $0.put(pathway)] }, by: name)
        stage.requireAccepted(answer, "a department could not begin a pathway")
    }
}
