import Record

/// A pathway that has been offered to one is offered to another as well.
struct RivalOffer: SimulatedActor {
    let name = "rival offer"
    let weight = 5

    func act(on stage: Stage) async throws {
        guard let first = stage.chance.pick(stage.board.offers.names),
            let pathway = RawTask(stage.mirror.resource(first))?.focus
        else { return }
        try await Offer.offer(pathway, on: stage, by: name)
    }
}
