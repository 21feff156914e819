import Monitoring

extension Language {
    /// Words of a programme or of a rule.
    func say(_ words: Wording) -> String { self == .danish ? words.danish : words.english }

    /// What is measured, as a heading says it.
    func title(of measure: Measure) -> String { MonitoringWords.sentence(say(measure.name)) }

    /// A value of a measure with its unit.
    func say(_ value: Double, of measure: Measure) -> String { say(measure.text(value)) }
}
