/// How often one rule was right.
package struct AlarmLine: Sendable, Hashable {
    /// The version of the programme whose rule it is; nil where the record does not know it.
    package var programme: Programme?
    /// Nil for an answer in a questionnaire, all of which are one line.
    package var rule: AlarmRule?
    package var urgency: Urgency
    package var tally: AlarmTally
    /// What might be done; nil where it is not noise.
    package var suggestion: AlarmSuggestion?

    package init(
        programme: Programme?, rule: AlarmRule?, urgency: Urgency, tally: AlarmTally, suggestion: AlarmSuggestion?
    ) {
        self.programme = programme
        self.rule = rule
        self.urgency = urgency
        self.tally = tally
        self.suggestion = suggestion
    }

    /// Those that led to nothing most often come first.
    static func isBefore(_ one: AlarmLine, _ other: AlarmLine) -> Bool {
        (other.tally.notNeeded, one.urgency.rank, one.programme?.canonical ?? "", one.rule?.name ?? "")
            < (one.tally.notNeeded, other.urgency.rank, other.programme?.canonical ?? "", other.rule?.name ?? "")
    }
}
