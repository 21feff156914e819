import Access
import Care
import FHIR
import Record

/// A unit gives all that it has to another, from a day to come: a ward that closes, or the units that become one on
/// 1 January 2027. The other accepts them together, and the directory says who belongs where from then on.
struct Reorganisation: SimulatedActor {
    let name = "reorganisation"
    let weight = 1

    /// Midnight in Denmark when 2027 begins.
    private static let newYear: Int64 = 1_798_758_000_000
    private static let day: Int64 = 86_400_000

    func act(on stage: Stage) async throws {
        guard let unit = stage.chance.pick(stage.region.units(.department)),
            let other = stage.chance.pick(stage.region.units(.department).filter { $0 != unit }),
            let giver = stage.chance.pick(stage.workers(of: unit.reference)),
            let receiver = stage.chance.pick(stage.workers(of: other.reference))
        else { return }
        let isBefore = (Self.newYear - 8 * Self.day..<Self.newYear).contains(stage.now)
        let from = isBefore ? Self.newYear : stage.now + stage.chance.milliseconds(1...2 * Self.day)
        let draft = OfferDraft(
            to: .init(other.reference), what: "all pathways of the unit", why: "units become one", from: from)
        let offers = Command.desk(as: giver, "offer all", isOneStep: false) { desk, hand in
            let outcome = try await desk.offer(allOf: unit.reference, draft, by: hand)
            _ = try await desk.acceptAll(
                outcome.group, by: .init(receiver.caller, because: .treatment, doing: "accept all"))
        }
        guard try await stage.ask(offers, by: name).isDone else { return }
        try await affiliate(unit, with: other, from: from, on: stage)
    }

    /// The directory says that a unit belongs to another larger unit from an instant.
    private func affiliate(
        _ unit: SimulatedUnit, with other: SimulatedUnit, from: Int64, on stage: Stage
    ) async throws {
        guard let larger = other.parent else { return }
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "OrganizationAffiliation")
            $0.member("id", stage.time.newIdentifier())
            $0.member("active", true)
            $0.object("period") { $0.member("start", DanishTime.text(from)) }
            $0.object("organization") { $0.member("reference", "Organization/" + larger) }
            $0.object("participatingOrganization") { $0.member("reference", unit.reference) }
        }
        let affiliation = try stage.prepare(writer)
        let answer = try await stage.ask(.system("directory") { [try $0.put(affiliation)] }, by: "affiliation")
        stage.requireAccepted(answer, "the directory could not say what belongs to what")
    }
}
