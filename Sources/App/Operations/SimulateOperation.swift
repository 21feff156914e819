package import Simulation

/// `tovholder simulate`.
package struct SimulateOperation: Sendable {
    package var plan: SimulationPlan
    /// How many seeds, from the plan's own.
    package var seeds = 1
    /// So many seeds at once.
    package var width = 2
    /// Says each act and what it came to.
    package var traces = false

    package init(_ plan: SimulationPlan) { self.plan = plan }

    package func run(_ console: Console) async throws -> ExitStatus {
        let clock = ContinuousClock()
        let began = clock.now
        let reports = try await seeds == 1 ? [one(console)] : many(console)
        let violations = reports.flatMap(\.violations)
        for violation in violations { console.say(violation.line) }
        for report in reports where !report.violations.isEmpty { console.say(again(report)) }
        for line in Self.summary(of: reports, plan, took: clock.now - began) { console.say(line) }
        return violations.isEmpty ? .success : .refused
    }

    private func one(_ console: Console) async throws -> SimulationReport {
        let traces = traces
        let simulation = Simulation(plan, capabilities: RecordOpener.allCapabilities) { line in
            if traces { console.say(line) }
        }
        return try await simulation.run()
    }

    private func many(_ console: Console) async throws -> [SimulationReport] {
        let batch = SimulationBatch(plan, count: seeds, width: width, capabilities: RecordOpener.allCapabilities)
        return try await batch.run { report in console.progress?("seed \(report.seed): \(report.steps) steps") }
    }

    /// How a seed that failed is looked at closely.
    private func again(_ report: SimulationReport) -> String {
        "again: tovholder simulate --citizens \(plan.citizens) --days \(plan.days) --seed \(report.seed)"
            + " --steps \(report.violations.first?.step ?? report.steps) --trace"
    }

    private static func summary(
        of reports: [SimulationReport], _ plan: SimulationPlan, took: Duration
    ) -> [String] {
        let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
        let simulated = Double(reports.reduce(0) { $0 + $1.simulated }) / 1000
        var acts: [String: Int] = [:]
        for report in reports { acts.merge(report.acts, uniquingKeysWith: +) }
        let violations = reports.reduce(0) { $0 + $1.violations.count }
        let total = { (part: (SimulationReport) -> Int) in ProgressMeter.grouped(reports.reduce(0) { $0 + part($1) }) }
        return [
            acts.keys.sorted().map { "\($0) \(acts[$0] ?? 0)" }.joined(separator: ", "),
            "\(total(\.steps)) steps, \(total(\.events)) events, \(total(\.struck)) deadlines, "
                + "\(total(\.deaths)) crashes; digest \(String(reports.reduce(0) { $0 ^ $1.digest }, radix: 16))",
            "\(ProgressMeter.grouped(Int(simulated / 86_400))) days in \(Int(seconds.rounded())) s, "
                + "\(ProgressMeter.grouped(Int(simulated / max(seconds, 0.001)))) × real time",
            "\(reports.count) \(reports.count == 1 ? "seed" : "seeds") × \(plan.days) days: \(violations) violations",
        ]
    }
}
