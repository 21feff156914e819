package import Questionnaires

/// What a measurement means by the limits that hold for a citizen. Pure.
package struct Judgement: Sendable, Hashable {
    package var measurement: Measurement
    package var colour: Colour
    /// In words; nil where it is green.
    package var reason: Wording?
    /// `spo2 alert-low`; nil where it is green.
    package var rule: String?
    /// Whether limits that go by the citizen's own baseline could not be asked, for there is none yet.
    package var awaitsBaseline: Bool

    package static func judge(
        _ measurement: Measurement, by limits: LimitSet?, isPersonal: Bool = false, baseline: Double? = nil
    ) -> Judgement {
        guard let limits else {
            return Judgement(
                measurement: measurement, colour: .green, reason: nil, rule: nil, awaitsBaseline: false)
        }
        let awaits = limits.isRelative && baseline == nil
        guard let broken = limits.broken(by: measurement.value, baseline: baseline) else {
            // What cannot be judged yet is not called green.
            return Judgement(
                measurement: measurement, colour: awaits ? .grey : .green, reason: nil, rule: nil,
                awaitsBaseline: awaits)
        }
        return Judgement(
            measurement: measurement, colour: broken.level.colour,
            reason: FindingWords.reason(
                measurement, broken, isPersonal: isPersonal, isRelative: limits[broken.level]?.isRelative ?? false),
            rule: "\(measurement.measure.id) \(broken.level.rawValue)", awaitsBaseline: awaits)
    }

    /// What somebody must look at; nil where nobody need.
    package func finding(from subject: String?, at instant: Int64) -> Finding? {
        guard let reason, let rule else { return nil }
        return Finding(.measured, colour: colour, rule: rule, reason: reason, at: instant, subject: subject)
    }
}
