import Care
import FHIR
import Record

extension MonitoringReader {
    /// Every version of every programme, retired ones too: what an alarm was made by may be replaced. Belongs to any reading of
    /// the directory.
    package func versions() throws -> [Programme] {
        try reading.search(SearchQuery("PlanDefinition", limit: Self.mostVersions)).resources.compactMap {
            Programme(try $0.json())
        }
    }

    /// Versions of programmes that are gone through.
    static let mostVersions = 1000

    /// Whose these plans are. Belongs to a reading of ``Subject/lookup``: each citizen that is named stands in the audit, and one
    /// whom the caller may not see is left out.
    ///
    /// - Parameter unit: `Organization/…`, whose alarms they are.
    package func citizens(
        ofPlans plans: [(plan: Int64, tally: AlarmTally)], of unit: String
    ) throws -> [AlarmCitizen] {
        let owner = ColumnValue.integer(ReferenceMark.number(of: unit))
        let found = try plans.compactMap { plan, tally -> (ResourceKey, AlarmCitizen)? in
            let query = RowQuery(
                AlarmProjection.name, where: [.equals("owner", owner), .equals("plan", .integer(plan))], limit: 1)
            guard let row = try reading.rows(query).first, let id = row.values[7].text,
                let citizen = row.values[8].text
            else { return nil }
            return (
                row.key,
                AlarmCitizen(
                    plan: id, citizen: citizen, citizenName: nil, title: row.values[9].text ?? "", tally: tally)
            )
        }
        let names = try CitizenNames(reading, of: found.map(\.0))
        return found.map { key, citizen in
            var named = citizen
            named.citizenName = names[key]?.name
            return named
        }
    }

    /// How often the rules were right for one plan, in the last so many days. Belongs to a reading of that citizen.
    package func alarms(
        of plan: MonitoringPlan, _ programme: Programme, days: Int, by thresholds: AlarmThresholds = .standard
    ) throws -> [CitizenAlarm] {
        let since = reading.instant - Int64(days) * LocalClock.day
        let done = try deviations(of: plan).map(\.deviation).filter { ($0.outcome?.at ?? .min) >= since }
        var alarms: [String: [Deviation]] = [:]
        for deviation in done {
            for rule in Set(deviation.findings.map(\.rule)) { alarms[rule, default: []].append(deviation) }
        }
        return try alarms.map { name, deviations in
            let acted = deviations.count { $0.outcome?.wasNeeded == true }
            let tally = AlarmTally(acted: acted, notNeeded: deviations.count - acted)
            let rule = AlarmRule(name)
            let urgency =
                deviations.flatMap(\.findings).filter { $0.rule == name }.map(\.urgency).max() ?? .grey
            let isNoise = tally.isNoise(urgency, fewest: thresholds.fewestAlarmsOfOne, by: thresholds)
            return CitizenAlarm(
                line: AlarmLine(
                    programme: programme, rule: rule, urgency: urgency, tally: tally,
                    suggestion: isNoise ? AlarmSuggestion(rule) : nil),
                limit: isNoise ? try suggestion(rule, name, deviations, plan, programme, since: since) : nil)
        }.sorted { AlarmLine.isBefore($0.line, $1.line) }
    }

    /// A wider limit, where the values say one.
    private func suggestion(
        _ rule: AlarmRule?, _ name: String, _ deviations: [Deviation], _ plan: MonitoringPlan, _ programme: Programme,
        since: Int64
    ) throws -> LimitSuggestion? {
        guard case .limit(let id, let level) = rule, let measure = Measure.named(id),
            let limits = plan.limits(of: id, in: programme)?.limits.values(baseline: plan.baseline(of: id)),
            let limit = limits[level]
        else { return nil }
        // What was measured some time before the first of them was dealt with may belong to it.
        let rows = try reading.rows(ArrivalProjection.rows(of: id, in: plan.id, from: since - Self.shown))
        let values = Dictionary(
            rows.compactMap { row in row.values[4].text.flatMap { id in row.values[3].real.map { (id, $0) } } },
            uniquingKeysWith: { first, _ in first })
        let alarms = deviations.compactMap { deviation -> LimitSuggestion.Alarm? in
            let broken = deviation.findings.filter { $0.rule == name }
                .compactMap { $0.subject?.split(separator: "/").last.flatMap { values[String($0)] } }
            return (level.isLow ? broken.min() : broken.max()).map {
                LimitSuggestion.Alarm(value: $0, wasActedUpon: deviation.outcome?.wasNeeded == true)
            }
        }
        // Where a value is not known any more, nothing is said.
        guard alarms.count == deviations.count else { return nil }
        return LimitSuggestion(
            level, at: limit, alert: limits[level.isLow ? .alertLow : .alertHigh], step: measure.step, of: alarms)
    }
}

extension Measure {
    /// The smallest step that it is read in.
    var step: Double {
        var step = 1.0
        for _ in 0..<decimals { step /= 10 }
        return step
    }
}
