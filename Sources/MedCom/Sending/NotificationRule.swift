/// Which message a change of a stay leads to. Pure.
///
/// Source: the activities of MedCom's HospitalNotification, and what each means for the Encounter.
enum NotificationRule {
    /// What is told, and whether it begins a stay of its own; nil where it is nobody's business.
    struct Decision: Hashable {
        var activity: String
        var beginsStay: Bool
    }

    /// - Parameters:
    ///   - state: how it is now; nil: it is gone.
    ///   - told: what was told last.
    ///   - isDeceased: a death has no activity of its own: the admission is told again, ended, with a patient who is dead.
    static func decision(
        _ state: StayState?, told: StayState?, lastActivity: String?, isDeceased: Bool = false
    ) -> Decision? {
        let isOver = state == nil || state?.status == "entered-in-error" || state?.status == "cancelled"
        guard let told, told.status != "entered-in-error" else {
            guard let state, current.contains(state.status) else { return nil }
            return Decision(activity: "admit-" + state.word, beginsStay: true)
        }
        let last = lastActivity ?? "admit-" + told.word
        guard let state, !isOver else { return Decision(activity: prefixed("cancel-", last), beginsStay: false) }
        // Moving is told as an admission by whoever has the patient now. Source: MedCom, HospitalNotification, transfers.
        if state.status == "finished", state.isMoved == true { return nil }
        switch (told.status, state.status) {
        case (_, "finished") where told.status != "finished":
            let activity = isDeceased ? "admit-" + told.word : "discharge-\(told.word)-home"
            return Decision(activity: activity, beginsStay: false)
        case ("finished", "finished"):
            return state.end == told.end && state.start == told.start
                ? nil : Decision(activity: prefixed("revise-", last), beginsStay: false)
        case ("finished", _): return Decision(activity: prefixed("cancel-", last), beginsStay: false)
        case (_, "onleave") where told.status != "onleave" && told.encounterClass == "IMP":
            return Decision(activity: "start-leave-inpatient", beginsStay: false)
        case ("onleave", let now) where current.contains(now):
            return Decision(activity: "end-leave-inpatient", beginsStay: false)
        default: break
        }
        if state.encounterClass != told.encounterClass || state.provider != told.provider {
            return Decision(activity: "admit-" + state.word, beginsStay: true)
        }
        return state.start == told.start ? nil : Decision(activity: prefixed("revise-", last), beginsStay: false)
    }

    /// The patient is there.
    private static let current: Set<String> = ["arrived", "triaged", "in-progress"]

    /// A correction of a correction is one of what was first told.
    private static func prefixed(_ prefix: String, _ activity: String) -> String {
        for known in ["revise-", "cancel-"] where activity.hasPrefix(known) {
            return prefix + activity.dropFirst(known.count)
        }
        return prefix + activity
    }
}

extension StayState {
    /// As activities name the class.
    fileprivate var word: String { encounterClass == "EMER" ? "emergency" : "inpatient" }
}
