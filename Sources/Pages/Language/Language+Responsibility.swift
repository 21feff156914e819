import Care

/// Roles and states of responsibility in texts.responsibility.
extension Language {
    /// - Parameter instant: from when it is to be taken over, where that is later.
    func name(of state: Handover.State?, promised instant: Int64?) -> String {
        switch state {
        case .offered: texts.responsibility.stateOffered
        case .seen: texts.responsibility.stateSeen
        case .accepted: instant == nil ? texts.responsibility.stateAccepted : texts.responsibility.statePromised
        case .declined: texts.responsibility.stateDeclined
        case .withdrawn: texts.responsibility.stateWithdrawn
        case nil: ""
        }
    }

    func name(of role: ResponsibilityRole) -> String {
        switch role {
        case .unit: texts.responsibility.unit
        case .clinician: texts.responsibility.clinician
        case .coordinator: texts.responsibility.coordinator
        case .contact: texts.responsibility.contact
        case .cover: texts.responsibility.cover
        case .extended: texts.responsibility.extended
        }
    }

    func name(of step: Escalation.Step) -> String {
        switch step {
        case .reminder: texts.responsibility.reminded
        case .leader: texts.responsibility.leaderTold
        case .dutyHolder: texts.responsibility.dutyHolderTold
        }
    }
}
