import App
import ArgumentParser
import Simulation

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Let a region live for weeks on a clock of its own, and hold the record to its promises.",
        discussion: """
            Everybody in it is invented. People hand over, answer late or never, click twice and send old screens; clocks \
            are changed, disks are slow, processes die. After each step it is seen whether every pathway has exactly one \
            responsible unit, whether a deadline has passed in silence, and whether anything is lost. A seed always goes \
            the same way.
            """)

    @Option(help: "How many people live in the region.")
    var citizens = 1000

    @Option(help: "How many days go by.")
    var days = 30

    @Option(help: "The same seed goes the same way.")
    var seed: UInt64 = 1

    @Option(help: "How many seeds, from that one on.")
    var seeds = 1

    @Option(help: "How many seeds at once.")
    var width = 2

    @Option(help: "End after so many steps.")
    var steps: Int?

    @Flag(help: "Say each act and what it came to.")
    var trace = false

    func validate() throws {
        guard citizens > 0, days > 0, seeds > 0, width > 0, steps ?? 1 > 0 else {
            throw ValidationError("--citizens, --days, --seeds, --width and --steps must be more than 0.")
        }
        guard !trace || seeds == 1 else { throw ValidationError("--trace is for one seed.") }
    }

    func run() async throws {
        var plan = SimulationPlan(citizens: citizens, days: days, seed: seed)
        plan.mostSteps = steps
        var operation = SimulateOperation(plan)
        operation.seeds = seeds
        operation.width = width
        operation.traces = trace
        try await operate { console, _ in try await operation.run(console) }
    }
}
