import Record

extension MonitoringReader {
    /// What is open behind one line of a unit's list.
    package struct OpenLine: Sendable {
        package var line: MonitoringWorklist.Line
        package var deviation: Deviation
        /// The Task's version: what a step with it is held against.
        package var version: Int
        /// The last thirty days of what deviates worst; nil where nothing that was measured does.
        package var series: MeasureSeries?
    }

    /// What is open behind the lines of a list, in their order. Belongs to the same reading.
    package func open(_ lines: [MonitoringWorklist.Line]) throws -> [OpenLine] {
        var programmes: [String: Programme] = [:]
        return try lines.compactMap { line -> OpenLine? in
            guard let stored = try reading.resource("Task", line.deviation),
                let deviation = Deviation(try stored.json())
            else { return nil }
            let measured = deviation.findings.filter { $0.kind == .measured }
            let worst = measured.max { ($0.urgency, $0.at) < ($1.urgency, $1.at) }
            var series: MeasureSeries?
            if let measure = worst?.rule.split(separator: " ").first.map(String.init),
                let plan = try self.plan(line.plan),
                let programme = try programmes[plan.programme] ?? self.programme(plan.programme)
            {
                programmes[plan.programme] = programme
                series = try self.series(of: measure, plan, programme, since: reading.instant - Self.shown)
            }
            return OpenLine(line: line, deviation: deviation, version: stored.version, series: series)
        }
    }
}
