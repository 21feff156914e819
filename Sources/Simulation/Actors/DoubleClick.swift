import Record

/// What was asked last is asked again, as when somebody clicks twice, or asks again after the power was gone.
struct DoubleClick: SimulatedActor {
    let name = "double click"
    let weight = 6

    func act(on stage: Stage) async throws {
        guard let command = stage.lastCommand else { return }
        _ = try await stage.ask(command, by: name)
    }
}
