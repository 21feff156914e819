import Care
import Record
import Testing

@testable import Simulation

/// Small regions that live for weeks; `make simulate` runs many more.
@Suite struct SimulationTests {
    static func plan(_ seed: UInt64, days: Int = 30) -> SimulationPlan {
        SimulationPlan(citizens: 6, days: days, seed: seed)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `every promise is kept`(seed: UInt64) async throws {
        let report = try await Simulation(Self.plan(seed)).run()
        #expect(report.violations.map(\.line) == [])
        #expect(report.simulated == 30 * 86_400_000)
        #expect(report.steps > 100 && report.events > 100 && report.struck > 10)
    }

    @Test func `a seed goes the same way each time`() async throws {
        // In the eighth there are messages.
        let reports = try await [
            Simulation(Self.plan(8, days: 8)).run(), Simulation(Self.plan(8, days: 8)).run(),
            Simulation(Self.plan(7, days: 8)).run(),
        ]
        #expect(reports[0].digest == reports[1].digest)
        #expect(reports[0].acts == reports[1].acts)
        #expect(reports[0].digest != reports[2].digest)
    }

    @Test func `ending early goes the same way as far as it goes`() async throws {
        let lines = Lines()
        let early = Lines()
        _ = try await Simulation(Self.plan(9, days: 8), trace: lines.add).run()
        var plan = Self.plan(9, days: 8)
        plan.mostSteps = 36
        let report = try await Simulation(plan, trace: early.add).run()
        #expect(report.steps == 36)
        #expect(!early.all.isEmpty && lines.all.starts(with: early.all))
    }

    /// What nobody does proves nothing: each kind of act comes to something in a few seeds.
    @Test func `everybody gets something done, and intruders nothing`() async throws {
        let batch = SimulationBatch(Self.plan(1), count: 4, width: 2, capabilities: Care.Capabilities.all)
        var acts: [String: Int] = [:]
        for report in try await batch.run() { acts.merge(report.acts, uniquingKeysWith: +) }
        let intruders: Set = ["impostor", "grabber"]
        for name in Cast().actors.map(\.name) {
            if intruders.contains(name) {
                #expect(acts[name + " done"] == nil && acts[name + " refused"] ?? 0 > 0, "\(name)")
            } else {
                #expect(acts[name + " done"] ?? 0 > 0, "\(name)")
            }
        }
        #expect(acts.keys.contains { $0.hasSuffix(" lost") })
    }
}
