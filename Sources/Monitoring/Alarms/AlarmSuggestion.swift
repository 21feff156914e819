/// What might be done about a rule that causes noise. It is said, with its reason, and never done by itself.
package enum AlarmSuggestion: Sendable, Hashable {
    /// A limit may be too tight.
    case limit(LimitSet.Level)
    /// The time within which something is to be done may not suit.
    case time
    /// A question or an answer's colour may say more than it means.
    case question

    /// Nil where nothing can be suggested: what citizens wish is never too much.
    package init?(_ rule: AlarmRule?) {
        switch rule {
        case .limit(_, let level): self = .limit(level)
        case .missing: self = .time
        case .answer, .unjudged, nil: self = .question
        case .wish: return nil
        }
    }
}
