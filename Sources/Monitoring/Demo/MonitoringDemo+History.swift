import Care
import FHIR
import Record

/// What the unit has dealt with before: a saturation just below the programme's limit on most mornings, which called for
/// something once. So there is a rule that causes noise, and a limit to think about.
extension MonitoringDemo {
    /// The mornings, counted back from today, whose saturation was below the limit; the one of them that mattered is lower.
    static let lowMornings = 6...17
    private static let mattered = 11

    /// The saturation of a morning: the same each time that the demo is made.
    static func saturation(_ day: Int) -> Double {
        guard lowMornings.contains(day) else { return Double(91 + day * 7 % 4) }
        return day == mattered ? 88 : 89
    }

    /// What somebody did about those mornings.
    func handled(
        _ plan: MonitoringPlan, _ programme: Programme, by nurse: String, at morning: (Int) -> Int64
    ) throws -> [JSONValue] {
        guard let measure = Measure.named("spo2"), let limits = programme.limits(of: measure.id) else { return [] }
        return try Self.lowMornings.compactMap { day in
            let at = morning(day)
            let measurement = Measurement(measure, Self.saturation(day), at: at)
            let subject = try observations(plan, day: day, at: at).first { json in
                (try? Measurement.all(in: json))?.contains { $0.measure == measure } == true
            }?["id"]?.string
            guard
                var finding = Judgement.judge(measurement, by: limits)
                    .finding(from: subject.map { "Observation/" + $0 }, at: at)
            else { return nil }
            finding.isSeen = true
            var deviation = Deviation(
                id: "demo-handled-\(day)", plan: plan, programme: programme, findings: [finding], at: at)
            deviation.status = .completed
            deviation.outcome = Deviation.Outcome(
                action: day == Self.mattered ? .called : .nothingNeeded,
                words: day == Self.mattered
                    ? "Ringede: forkølet, hviler sig. Måler igen i aften." : "Tallet er det sædvanlige.",
                by: Deviation.Person(nurse), at: at + LocalClock.hour)
            return try deviation.json()
        }
    }
}
