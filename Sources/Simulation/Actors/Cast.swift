/// All who act in a simulated region.
struct Cast {
    let actors: [any SimulatedActor] = [
        Admission(), Offer(), RivalOffer(), Answering(step: .see), Answering(step: .accept),
        Answering(step: .decline), Answering(step: .withdraw), Impostor(), DoubleClick(), StaleScreen(), Grabber(),
        NamesClinician(), ClinicianLeaves(), Closing(), Reorganisation(),
        BeginsDischarge(), CompletesDischarge(), SendsDocument(), AsksDepartment(), DelegatesTask(), WritesMessage(),
    ]

    /// Lets chance say whose turn it is.
    func act(on stage: Stage) async throws {
        guard let place = stage.chance.place(weighing: actors.map(\.weight)) else { return }
        try await actors[place].act(on: stage)
    }
}
