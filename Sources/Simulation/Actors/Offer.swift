import Care
import FHIR
import Record

/// A unit that has a pathway offers it to another, or to one who works there; now, or from a day to come.
struct Offer: SimulatedActor {
    let name = "offer"
    let weight = 14

    func act(on stage: Stage) async throws {
        guard let reference = stage.chance.pick(stage.board.pathways.names) else { return }
        let isOffered = stage.openOffers(of: reference)
        if !isOffered.isEmpty { return }
        try await Self.offer(reference, on: stage, by: name)
    }

    /// - Parameter pathway: as `EpisodeOfCare/id`.
    static func offer(_ pathway: String, on stage: Stage, by act: String) async throws {
        guard let json = stage.mirror.resource(pathway), let patient = json["patient"]?["reference"]?.string,
            let giver = json["managingOrganization"]?["reference"]?.string,
            let member = stage.chance.pick(stage.workers(of: giver)),
            let receiver = stage.chance.pick(stage.region.units.filter { $0.givesCare && $0.reference != giver })
        else { return }
        let instant = stage.now
        let named = stage.chance.happens(0.2) ? stage.chance.pick(stage.workers(of: receiver.reference)) : nil
        let offer = HandoverOffer(
            pathway: pathway, patient: String(patient.dropFirst("Patient/".count)),
            giver: .init(stage.chance.happens(0.5) ? member.reference : giver), givingUnit: .init(giver),
            receiver: .init(named?.reference ?? receiver.reference), what: "a pathway", why: "it belongs there",
            from: stage.chance.happens(0.2) ? instant + stage.chance.milliseconds(60_000...172_800_000) : nil,
            answerBy: stage.chance.happens(0.3) ? instant + stage.chance.milliseconds(60_000...172_800_000) : nil,
            open: [Handover.OpenItem(kind: "result", text: "an answer is awaited")])
        let task = try stage.machine.record.preparer.prepare(
            try offer.json(id: stage.time.newIdentifier(), at: instant))
        let answer = try await stage.ask(.write(as: member, "offer") { [try $0.put(task)] }, by: act)
        if stage.mirror.resource(receiver.reference)?["active"]?.bool != false, !stage.isPromised(pathway) {
            stage.requireAccepted(answer, "who has a pathway could not offer it")
        }
    }
}
