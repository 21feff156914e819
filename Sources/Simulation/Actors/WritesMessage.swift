/// The municipality's nurse writes to a department from a system of her own.
struct WritesMessage: SimulatedActor {
    let name = "message"
    let weight = 4

    func act(on stage: Stage) async throws {
        guard let post = stage.post,
            let citizen = stage.chance.pick(stage.region.citizens.filter(stage.region.takesMessages)),
            let unit = stage.chance.pick(stage.region.units(.department))
        else { return }
        try await post.write(about: citizen, to: unit, at: stage.now)
        stage.count(name, .done([]))
    }
}
