/// One thing that is otherwise in a new version of a programme.
package enum ProgrammeChange: Sendable, Hashable {
    /// A limit of a measure was set, moved or taken away.
    case limit(measure: String, LimitSet.Level, from: Limit?, to: Limit?)
    /// Within how many minutes something is dealt with.
    case within(Urgency, from: Int, to: Int)
    case activityAdded(Wording)
    case activityRemoved(Wording)
    /// What an activity measures or asks.
    case content(Wording)
    /// When an activity is done.
    case times(Wording, from: [ProgrammeActivity.Phase], to: [ProgrammeActivity.Phase])
    /// A text; nil where there was none, or is none any more.
    case text(Text, from: Wording?, to: Wording?)
    /// How many values make a baseline.
    case baseline(from: Int, to: Int)
    /// After how many days it ends; nil: when it is ended.
    case length(from: Int?, to: Int?)
    /// Within how many days somebody is to be in contact; nil: nothing is said of it.
    case contact(from: Int?, to: Int?)
    /// For how many days there must be no contact after green answers; nil: it takes no visit's place.
    case savesVisit(Wording, from: Int?, to: Int?)
    /// How it is assessed whether home is right.
    case assessment
    case sources
    case criteria
    case learning
    case watchedBy(from: String, to: String)
    /// Whether a clinician has approved it.
    case approval(isApproved: Bool)
    /// The order of its parts, or its name.
    case arrangement

    /// Which text.
    package enum Text: Sendable, Hashable {
        case title, purpose, ending, emergency
        case activity(Wording)
        case instruction(Wording)
        /// What citizens are told of a kind of finding.
        case citizen(Urgency)
        /// What staff are to do.
        case staff(Urgency)
    }

    /// All that differs between two versions, in the order in which a programme says it. Empty only where nothing but the version
    /// does.
    package static func all(from old: Programme, to new: Programme) -> [ProgrammeChange] {
        var changes = [
            text(.title, old.title, new.title), text(.purpose, old.purpose, new.purpose),
            text(.ending, old.ending, new.ending), text(.emergency, old.emergency, new.emergency),
        ].compactMap(\.self)
        if old.criteria != new.criteria { changes.append(.criteria) }
        if old.watchedBy != new.watchedBy { changes.append(.watchedBy(from: old.watchedBy, to: new.watchedBy)) }
        if old.baselineCount != new.baselineCount {
            changes.append(.baseline(from: old.baselineCount, to: new.baselineCount))
        }
        if old.endsAfterDays != new.endsAfterDays {
            changes.append(.length(from: old.endsAfterDays, to: new.endsAfterDays))
        }
        if old.contactWithinDays != new.contactWithinDays {
            changes.append(.contact(from: old.contactWithinDays, to: new.contactWithinDays))
        }
        changes += limits(from: old, to: new) + activities(from: old, to: new)
        for urgency in Urgency.allCases { changes += responses(urgency, from: old, to: new) }
        if old.education != new.education { changes.append(.learning) }
        if old.assessment != new.assessment { changes.append(.assessment) }
        if old.sources != new.sources { changes.append(.sources) }
        if old.isExperimental != new.isExperimental { changes.append(.approval(isApproved: !new.isExperimental)) }
        var same = new
        same.version = old.version
        return changes.isEmpty && same != old ? [.arrangement] : changes
    }

    private static func text(_ text: Text, _ old: Wording?, _ new: Wording?) -> ProgrammeChange? {
        old == new ? nil : .text(text, from: old, to: new)
    }

    private static func limits(from old: Programme, to new: Programme) -> [ProgrammeChange] {
        var measures = old.activities.flatMap(\.judged)
        measures += new.activities.flatMap(\.judged).filter { !measures.contains($0) }
        return measures.flatMap { measure -> [ProgrammeChange] in
            let (former, latter) = (old.limits(of: measure), new.limits(of: measure))
            return LimitSet.Level.allCases.compactMap { level in
                former?[level] == latter?[level]
                    ? nil : .limit(measure: measure, level, from: former?[level], to: latter?[level])
            }
        }
    }

    private static func activities(from old: Programme, to new: Programme) -> [ProgrammeChange] {
        var changes: [ProgrammeChange] = []
        for former in old.activities {
            guard let latter = new.activity(former.id) else {
                changes.append(.activityRemoved(former.title))
                continue
            }
            changes += [
                text(.activity(former.title), former.title, latter.title),
                text(.instruction(former.title), former.instruction, latter.instruction),
            ].compactMap(\.self)
            if former.judged != latter.judged || former.questionnaire != latter.questionnaire {
                changes.append(.content(latter.title))
            }
            if former.phases != latter.phases {
                changes.append(.times(latter.title, from: former.phases, to: latter.phases))
            }
            if former.savesVisitAfterDays != latter.savesVisitAfterDays {
                changes.append(
                    .savesVisit(latter.title, from: former.savesVisitAfterDays, to: latter.savesVisitAfterDays))
            }
        }
        return changes + new.activities.filter { old.activity($0.id) == nil }.map { .activityAdded($0.title) }
    }

    private static func responses(
        _ urgency: Urgency, from old: Programme, to new: Programme
    ) -> [ProgrammeChange] {
        let (former, latter) = (old.response(to: urgency), new.response(to: urgency))
        var changes = [
            text(.citizen(urgency), former?.citizen, latter?.citizen),
            text(.staff(urgency), former?.staff, latter?.staff),
        ].compactMap(\.self)
        if let former, let latter, former.withinMinutes != latter.withinMinutes {
            changes.insert(.within(urgency, from: former.withinMinutes, to: latter.withinMinutes), at: 0)
        }
        return changes
    }
}
