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
        let stay = try stage.prepare(Self.stay(of: citizen, in: id, at: unit, begun: begun, on: stage))
        let answer = try await stage.ask(.system("admission") { [try $0.put(pathway), try $0.put(stay)] }, by: name)
        stage.requireAccepted(answer, "a department could not begin a pathway")
    }

    private static func stay(
        of citizen: String, in pathway: String, at unit: SimulatedUnit, begun: Int64, on stage: Stage
    ) -> JSONWriter {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Encounter")
            $0.member("id", stage.time.newIdentifier())
            $0.member("status", "in-progress")
            $0.object("class") {
                $0.member("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                $0.member("code", "IMP")
            }
            $0.object("subject") { $0.member("reference", "Patient/" + citizen) }
            $0.array("episodeOfCare") { list in list.object { $0.member("reference", "EpisodeOfCare/" + pathway) } }
            $0.object("period") { $0.member("start", DanishTime.text(begun)) }
            $0.object("serviceProvider") { $0.member("reference", unit.reference) }
        }
        return writer
    }
}
