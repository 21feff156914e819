/// What a simulated region went through.
package struct SimulationReport: Sendable {
    package let seed: UInt64
    package var steps = 0
    /// Versions written.
    package var events = 0
    /// Clocks that struck.
    package var struck = 0
    /// How often the process died.
    package var deaths = 0
    /// How much time went by in the region, in milliseconds.
    package var simulated: Int64 = 0
    package var violations: [Violation] = []
    /// How often each kind of act came to what: `accept done`.
    package var acts: [String: Int] = [:]
    /// What all that was written comes to: the same for two runs of a seed.
    package var digest: UInt64 = 0

    package init(seed: UInt64) { self.seed = seed }
}
