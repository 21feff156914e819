import ArgumentParser
import Foundation
import Simulation

/// How fast a simulated region lives: how much longer its time is than the time it takes, the oracle looking on.
struct SimulationBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulation", abstract: "A simulated region with its oracle, as a multiple of real time.")

    @Option(help: "Citizens of the region.")
    var citizens = 1_000

    @Option(help: "Days that it lives for.")
    var days = 2

    func run() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let report = try await Simulation(SimulationPlan(citizens: citizens, days: days, seed: 1)).run()
        let taken = (clock.now - start).inMilliseconds
        print(
            "simulation  \(citizens) citizens, \(report.steps) steps, \(report.events) versions, \(report.struck) deadlines, "
                + "\(report.violations.count) violations")
        print("            \(Int(Double(report.simulated) / taken)) × real time  (\(Int(taken / 1_000)) s)")
    }
}
