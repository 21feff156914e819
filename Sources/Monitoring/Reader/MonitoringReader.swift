import Care
import FHIR
package import Record

/// What pages ask about monitoring at home, inside a reading that has passed the gate.
package struct MonitoringReader {
    let reading: Reading
    let zone: LocalClock

    package init(_ reading: Reading, zone: LocalClock = .denmark) {
        self.reading = reading
        self.zone = zone
    }

    /// How far back charts go: thirty days.
    static let shown: Int64 = 30 * LocalClock.day
    /// Values of one measure that a chart holds.
    static let mostPoints = 1000
    /// Plans, programmes and deviations of one citizen that are gone through.
    static let most = 200

    // MARK: Programmes

    /// The programmes that can be started, the newest version of each. Belongs to any reading of the directory.
    package func programmes() throws -> [Programme] {
        let all = try reading.search(SearchQuery("PlanDefinition", limit: Self.most)).resources.compactMap {
            resource -> Programme? in
            let json = try resource.json()
            return json["status"]?.string == "retired" ? nil : Programme(json)
        }
        return Dictionary(grouping: all, by: \.url).values
            .compactMap { $0.max { Self.isOlder($0.version, $1.version) } }
            .sorted { $0.title.danish < $1.title.danish }
    }

    /// One version of a programme, by `URL|VERSION`.
    package func programme(_ canonical: String) throws -> Programme? {
        guard let id = Programme.id(of: canonical), let json = try reading.resource("PlanDefinition", id)?.json(),
            let programme = Programme(json), programme.canonical == canonical
        else { return nil }
        return programme
    }

    /// Versions by their numbers: 1.9 is older than 1.10.
    static func isOlder(_ one: String, _ other: String) -> Bool {
        let (left, right) = (parts(one), parts(other))
        for (former, latter) in zip(left, right) where former != latter {
            if let former = Int(former), let latter = Int(latter) { return former < latter }
            return former < latter
        }
        return left.count < right.count
    }

    private static func parts(_ version: String) -> [Substring] { version.split { $0 == "." || $0 == "-" } }

    // MARK: Plans

    /// The plans of a citizen, running ones first. Belongs to a reading of that citizen.
    package func plans(of patient: String) throws -> [MonitoringPlan] {
        let ours = SearchQuery(
            "CarePlan",
            [
                SearchClause(
                    "category", .token(.is(MonitoringSystems.planKind), code: MonitoringSystems.homeMonitoring))
            ], compartment: patient, limit: Self.most)
        return try reading.search(ours).resources.compactMap { MonitoringPlan(try $0.json()) }
            .sorted {
                ($0.status.isRunning ? 0 : 1, -$0.start, $0.id) < ($1.status.isRunning ? 0 : 1, -$1.start, $1.id)
            }
    }

    /// One plan; nil where the caller sees none of this id.
    package func plan(_ id: String) throws -> MonitoringPlan? {
        try reading.resource("CarePlan", id).flatMap { MonitoringPlan(try $0.json()) }
    }

    /// The values of a plan's measures, one series each, from an instant on.
    func series(of plan: MonitoringPlan, _ programme: Programme, since: Int64) throws -> [MeasureSeries] {
        try programme.activities.flatMap(\.measures).compactMap { try series(of: $0, plan, programme, since: since) }
    }

    /// The values of one measure of a plan; nil where there is no such measure.
    func series(
        of id: String, _ plan: MonitoringPlan, _ programme: Programme, since: Int64
    ) throws -> MeasureSeries? {
        guard let measure = Measure.named(id) else { return nil }
        var query = ArrivalProjection.rows(of: id, in: plan.id, from: since)
        // The newest, where there are more than a chart holds.
        query.order = [.descending("at")]
        query.limit = Self.mostPoints
        let rule = plan.limits(of: id, in: programme)
        let points = try reading.rows(query).reversed().compactMap { row -> MeasureSeries.Point? in
            guard let at = row.values[2].integer, let value = row.values[3].real, let id = row.values[4].text else {
                return nil
            }
            let judgement = plan.judge(Measurement(measure, value, at: at), by: programme)
            return MeasureSeries.Point(
                value: value, at: at, colour: judgement.colour, reason: judgement.reason,
                observation: "Observation/" + id)
        }
        return MeasureSeries(
            measure: measure, points: points, limits: rule?.limits, isPersonal: rule?.isPersonal ?? false,
            baseline: plan.baseline(of: id))
    }

    /// The deviations of a plan with their versions, the newest first.
    func deviations(of plan: MonitoringPlan) throws -> [(deviation: Deviation, version: Int)] {
        var query = DeviationProjection.all(ofPlan: plan.id)
        query.order = [.descending("opened")]
        query.limit = Self.most
        return try reading.rows(query).compactMap { row in
            guard let stored = try reading.resource(at: row.key), let deviation = Deviation(try stored.json()) else {
                return nil
            }
            return (deviation, stored.version)
        }
    }
}
