package import Record

/// Many seeds, some at a time.
package struct SimulationBatch: Sendable {
    package var plans: [SimulationPlan]
    /// So many at once.
    package var width: Int
    private let capabilities: [Capability]

    /// - Parameters:
    ///   - plan: of the first seed; the others follow it.
    ///   - count: how many seeds.
    package init(_ plan: SimulationPlan, count: Int, width: Int, capabilities: [Capability]) {
        plans = (0..<UInt64(max(count, 1))).map { number in
            var next = plan
            next.seed = plan.seed &+ number
            return next
        }
        self.width = max(width, 1)
        self.capabilities = capabilities
    }

    /// Runs all of them.
    ///
    /// - Parameter told: each report as it comes, in no particular order.
    /// - Returns: all reports, by seed.
    package func run(_ told: @Sendable (SimulationReport) -> Void = { _ in }) async throws -> [SimulationReport] {
        try await withThrowingTaskGroup(of: SimulationReport.self) { group in
            var waiting = plans[...]
            func begin() {
                guard let plan = waiting.popFirst() else { return }
                group.addTask { [capabilities] in try await Simulation(plan, capabilities: capabilities).run() }
            }
            for _ in 0..<width { begin() }
            var reports: [SimulationReport] = []
            while let report = try await group.next() {
                told(report)
                reports.append(report)
                begin()
            }
            return reports.sorted { $0.seed < $1.seed }
        }
    }
}
