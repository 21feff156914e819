/// How often one rule was right for one citizen.
package struct CitizenAlarm: Sendable, Hashable {
    package var line: AlarmLine
    /// A wider limit that the values speak for; nil where none do.
    package var limit: LimitSuggestion?
}
