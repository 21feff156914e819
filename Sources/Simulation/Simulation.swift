import Care
package import Record

/// A region that lives for weeks on a clock of its own, while people do what people do and machines fail; after each step
/// an oracle holds the record to its promises.
package struct Simulation: Sendable {
    private let plan: SimulationPlan
    private let capabilities: [Capability]
    private let trace: @Sendable (String) -> Void

    /// - Parameters:
    ///   - capabilities: what the record knows, some of it perhaps broken on purpose; nil: all of `Care`.
    ///   - trace: told each act and what it came to, for a seed that is looked at closely.
    package init(
        _ plan: SimulationPlan, capabilities: [Capability]? = nil,
        trace: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.plan = plan
        self.capabilities = capabilities ?? Care.Capabilities.all
        self.trace = trace
    }

    package func run() async throws -> SimulationReport {
        let stage = try Stage(plan, capabilities, trace: trace)
        try await stage.begin()
        let cast = Cast()
        while !isOver(stage) {
            stage.beginStep()
            let next = min(plan.end, stage.now + pause(&stage.chance))
            try await stage.runClocks(until: next)
            if next == plan.end { break }
            try await stage.exchange()
            try await cast.act(on: stage)
        }
        return try await stage.end()
    }

    private func isOver(_ stage: Stage) -> Bool {
        stage.now >= plan.end || stage.report.violations.count >= plan.mostViolations
            || plan.mostSteps.map { stage.report.steps >= $0 } ?? false
    }

    /// Until the next act: short and long pauses, the mean of which is what the plan says.
    private func pause(_ chance: inout Chance) -> Int64 {
        let mean = 86_400_000 / (plan.actsPerCitizenDay * Double(plan.citizens))
        // Two even draws multiplied have a mean of a quarter: many short pauses, and some that are long.
        return max(1, Int64(4 * mean * chance.unit() * chance.unit()))
    }
}
