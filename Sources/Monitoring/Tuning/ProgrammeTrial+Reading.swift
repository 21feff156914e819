import FHIR
import Record

extension ProgrammeTrial {
    /// Some of a unit's plans with what came for them, and how many there are.
    static func pastPlans(
        _ reading: Reading, _ unit: ColumnValue, _ old: Programme, _ new: Programme, days: Int
    ) throws -> (plans: [PastPlan], all: Int) {
        var query = PlanProjection.following(old.url, in: unit)
        let all = try reading.count(query)
        query.order = [.ascending("mark")]
        query.limit = mostPlans
        let activities = old.activities + new.activities
        let names = activities.flatMap(\.measures) + activities.compactMap(\.questionnaire).map(Arrival.key)
        let what = Set(names).sorted()
        let since = reading.instant - Int64(days) * LocalClock.day
        let plans = try reading.rows(query).compactMap { row -> PastPlan? in
            guard let id = row.values[3].text,
                let plan = try reading.resource("CarePlan", id).flatMap({ MonitoringPlan(try $0.json()) })
            else { return nil }
            var past = PastPlan(plan: plan, values: [:], answered: [:])
            for arrived in try reading.rows(ArrivalProjection.rows(ofAny: what, in: id, from: since)) {
                guard let name = arrived.values[1].text, let at = arrived.values[2].integer else { continue }
                if let value = arrived.values[3].real {
                    past.values[name, default: []].append(PastPlan.Value(value: value, at: at))
                } else {
                    past.answered[name, default: []].append(at)
                }
            }
            return past
        }
        return (plans, all)
    }
}
