import Access
import FHIR
import Record

/// Who may change what in a pathway's responsibility: its past never changes, it moves only by an accepted handover or
/// by a rule of the record, and only the responsible unit names its own people and closes it.
enum ResponsibilityAuthorship {
    static let rule = WriteRule(name: "responsibility", types: ["EpisodeOfCare"], holdsAlways: true) { change in
        if case .operator = change.caller.role, !change.isConsequence { return imported(change) }
        return violation(change)
    }

    /// Clocks of those who write may be so far apart.
    static let tolerance: Int64 = 120_000

    /// Operators move records as they are; but what was written down here stays.
    private static func imported(_ change: ProposedChange) -> String? {
        guard let before = change.before.flatMap({ Responsibility($0) }), before.isWritten,
            let after = change.after.flatMap({ Responsibility($0) }), after.pathway.status != "entered-in-error"
        else { return nil }
        return keeps(before, after, at: change.instant)
    }

    private static func violation(_ change: ProposedChange) -> String? {
        guard let before = change.before.flatMap({ Responsibility($0) }) else { return nil }
        guard let after = change.after.flatMap({ Responsibility($0) }) else {
            return before.isOpen ? "EpisodeOfCare: a pathway that is under way is closed, not deleted" : nil
        }
        if after.pathway.status == "entered-in-error" {
            return mayEdit(before, change) ? nil : "EpisodeOfCare.status: the responsible unit's to change"
        }
        if before.isClosed, !after.isClosed { return "EpisodeOfCare.status: a pathway that is over stays so" }
        // What was only planned has no responsibility yet.
        guard before.isOpen || before.isWritten else { return nil }
        if let violation = keeps(before, after, at: change.instant) { return violation }
        if change.isConsequence { return nil }
        return moves(before, after) ?? forgets(before, after) ?? edits(before, after, change)
    }

    /// Whether the past stands as it stood.
    private static func keeps(
        _ before: Responsibility, _ after: Responsibility, at instant: Int64
    ) -> String? {
        guard !before.isWritten || after.isWritten else {
            return "EpisodeOfCare.extension: history is never taken away"
        }
        let former = before.periods
        let kept = after.periods.prefix(former.count)
        guard kept.count == former.count else { return "EpisodeOfCare.extension: history is never taken away" }
        for (old, new) in zip(former, kept) {
            guard old.role == new.role, old.holder.reference == new.holder.reference, old.start == new.start,
                old.because == new.because
            else { return "EpisodeOfCare.extension: history is never rewritten" }
            // Another system may tell afterwards that a pathway whose history it does not write had ended.
            guard !before.isWritten && after.isClosed || isEnd(new.end, of: old, at: instant) else {
                return "EpisodeOfCare.extension: what is in force ends now or later"
            }
        }
        return nil
    }

    /// Whether a period may end so: as it did, or, where its end is still to come, from now on.
    private static func isEnd(_ end: Int64?, of old: ResponsibilityPeriod, at instant: Int64) -> Bool {
        guard end != old.end else { return true }
        guard let end, old.end.map({ $0 > end }) ?? true else { return false }
        return end >= min(instant - tolerance, max(old.start, instant)) || end == old.start && old.start >= instant
    }

    /// Nobody moves responsibility by writing it down.
    private static func moves(_ before: Responsibility, _ after: Responsibility) -> String? {
        let isMoved =
            before.periods(.unit).count != after.periods(.unit).count
            || before.pathway.managingOrganization?.target != after.pathway.managingOrganization?.target
        return isMoved
            ? "EpisodeOfCare.managingOrganization: responsibility moves when a handover has been accepted" : nil
    }

    /// Nobody takes away the day until which a clinician is to be named, or who was told that none was: an old screen that
    /// is sent again would make the deadline pass in silence.
    private static func forgets(_ before: Responsibility, _ after: Responsibility) -> String? {
        guard after.isOpen, before.clinician == nil, after.clinician == nil, let by = before.nameClinicianBy else {
            return nil
        }
        return after.nameClinicianBy == by && after.escalations.starts(with: before.escalations)
            ? nil : "EpisodeOfCare.extension: deadlines, and who was told of them, are the record's to write"
    }

    /// What the responsible unit may change, by those who work in it, from now on.
    private static func edits(
        _ before: Responsibility, _ after: Responsibility, _ change: ProposedChange
    ) -> String? {
        guard before.periods != after.periods || before.isClosed != after.isClosed else { return nil }
        guard mayEdit(before, change) else {
            return "EpisodeOfCare.extension: the responsible unit's to change"
        }
        let added = after.periods.dropFirst(before.periods.count)
        guard added.allSatisfy({ $0.start >= change.instant - tolerance }) else {
            return "EpisodeOfCare.extension: what begins begins now or later"
        }
        return nil
    }

    private static func mayEdit(_ responsibility: Responsibility, _ change: ProposedChange) -> Bool {
        if change.isConsequence { return true }
        switch change.caller.role {
        case .operator, .system: return true
        default: break
        }
        guard let unit = responsibility.unit?.holder.reference else { return change.mayWrite }
        return change.caller.selves.contains(unit)
    }
}
