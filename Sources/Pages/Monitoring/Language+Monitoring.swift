import Monitoring

extension Language {
    /// Words of a programme or of a rule.
    func say(_ words: Wording) -> String { self == .danish ? words.danish : words.english }

    /// A value of a measure with its unit.
    func say(_ value: Double, of measure: Measure) -> String { say(measure.text(value)) }
}
