/// What makes an alarm, by the name that a finding has of it.
package enum AlarmRule: Sendable, Hashable {
    /// A limit of a measure.
    case limit(measure: String, LimitSet.Level)
    /// An activity that was not done in its time.
    case missing(activity: String)
    /// An answer to a question, by its link id.
    case answer(linkID: String)
    /// The citizen wants to be contacted.
    case wish
    /// Answers that no rule can judge.
    case unjudged

    /// As ``Finding/rule`` has it.
    package var name: String {
        switch self {
        case .limit(let measure, let level): measure + " " + level.rawValue
        case .missing(let activity): "missing " + activity
        case .answer(let linkID): "answer " + linkID
        case .wish: "wish"
        case .unjudged: "unjudged"
        }
    }

    /// Nil where a finding has another.
    package init?(_ name: String) {
        let parts = name.split(separator: " ", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count == 2 ? parts[1] : nil) {
        case ("wish", nil): self = .wish
        case ("unjudged", nil): self = .unjudged
        case ("missing", let activity?): self = .missing(activity: activity)
        case ("answer", let linkID?): self = .answer(linkID: linkID)
        case (let measure?, let level?):
            guard Measure.named(measure) != nil, let level = LimitSet.Level(rawValue: level) else { return nil }
            self = .limit(measure: measure, level)
        default: return nil
        }
    }

    /// The rules that a programme can make alarms by, apart from those of its questionnaires' answers.
    static func all(of programme: Programme) -> [AlarmRule] {
        let limits = programme.activities.flatMap(\.measures).flatMap { measure in
            LimitSet.Level.allCases.map { AlarmRule.limit(measure: measure, $0) }
        }
        return limits + programme.activities.map { .missing(activity: $0.id) } + [.wish, .unjudged]
    }
}
