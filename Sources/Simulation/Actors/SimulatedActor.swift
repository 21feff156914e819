/// Somebody who does one kind of thing, when it is their turn.
protocol SimulatedActor: Sendable {
    /// What they do, in a word or two: it stands in traces and figures.
    var name: String { get }
    /// How often, among the others.
    var weight: Int { get }

    /// Does it, where there is something to do it with.
    func act(on stage: Stage) async throws
}
