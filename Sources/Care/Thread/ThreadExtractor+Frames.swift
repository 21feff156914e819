import FHIR

/// Courses, plans, problems, teams and goals: what holds the thread together.
extension ThreadExtractor {
    /// Somebody close to the citizen: found with the thread, but no entry of it.
    static func relative(_ reference: String) -> Extraction {
        var extraction = Extraction(reference, .other)
        extraction.shelf = .relative
        extraction.isFrame = true
        return extraction
    }

    static func course(_ episode: EpisodeOfCare, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .course)
        extraction.isFrame = true
        extraction.say(episode.types.first { $0.display != nil })
        extraction.draft.status = episode.status
        extraction.draft.start = episode.period?.start
        extraction.draft.end = episode.period?.end
        switch episode.status {
        case "finished", "cancelled": extraction.shelf = .closedFrame
        case "entered-in-error": extraction.shelf = .void
        default: extraction.shelf = .openFrame
        }
        extraction.course = reference
        extraction.party(episode.careManager)
        extraction.party(episode.managingOrganization)
        extraction.link(.team, episode.teams)
        let diagnoses = episode.diagnoses.sorted { ($0.rank ?? .max) < ($1.rank ?? .max) }
        extraction.link(.condition, diagnoses.compactMap(\.condition))
        if extraction.draft.title.isEmpty {
            extraction.draft.title = diagnoses.lazy.compactMap { $0.condition?.display }.first ?? ""
        } else {
            extraction.draft.reason = diagnoses.lazy.compactMap { $0.condition?.display }.first
        }
        extraction.link(.request, episode.referralRequests)
        for name in episode.identifiers.compactMap(CourseName.identifier) {
            extraction.draft.links.append(Link(role: .episode, reference: name))
        }
        return extraction
    }

    static func plan(_ plan: CarePlan, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .plan)
        // A category without words, such as US Core's `assess-plan`, says nothing about this plan.
        let category =
            plan.categories.first { $0.text?.isBlank == false || $0.codings.contains { $0.display != nil } }
            ?? plan.categories.first
        extraction.say(category)
        if let title = plan.title, !title.isBlank { extraction.draft.title = title }
        extraction.draft.detail = plan.description
        extraction.draft.status = plan.status
        extraction.draft.start = plan.period?.start ?? plan.created
        extraction.draft.end = plan.period?.end
        switch plan.status {
        case "completed", "revoked": extraction.shelf = .closedFrame
        case "entered-in-error": extraction.shelf = .void
        default: extraction.shelf = .openFrame
        }
        extraction.happened(in: plan.encounter)
        extraction.course = reference
        extraction.party(plan.author)
        extraction.parties(plan.contributors)
        extraction.link(.team, plan.careTeams)
        extraction.link(.condition, plan.addresses)
        extraction.link(.goal, plan.goals)
        extraction.link(.episode, plan.supportingInfo.filter { $0.target?.hasPrefix("EpisodeOfCare/") == true })
        extraction.draft.reason = plan.addresses.lazy.compactMap(\.display).first
        extraction.draft.parts = plan.activities.enumerated().compactMap { index, activity in
            self.activity(activity, reference + "#activity-\(index + 1)")
        }
        return extraction
    }

    private static func activity(_ activity: CarePlan.Activity, _ reference: String) -> EntryDraft? {
        var extraction = Extraction(activity.reference?.target ?? reference, .plan)
        guard let detail = activity.detail else {
            guard let display = activity.reference?.display else { return nil }
            extraction.draft.title = display
            return extraction.draft
        }
        extraction.say(detail.code)
        if extraction.draft.title.isEmpty {
            extraction.draft.title = detail.description ?? detail.kind ?? ""
        } else {
            extraction.draft.detail = detail.description
        }
        extraction.draft.status = detail.status
        extraction.draft.start = detail.scheduledPeriod?.start ?? detail.scheduledTiming?.events.first
        extraction.draft.start = extraction.draft.start ?? detail.scheduledTiming?.repetition?.boundsPeriod?.start
        extraction.draft.end = detail.scheduledPeriod?.end
        extraction.draft.instruction = detail.scheduledString ?? detail.scheduledTiming?.code?.display
        extraction.draft.isVoid = ["cancelled", "stopped", "entered-in-error"].contains(detail.status)
        extraction.draft.place = detail.location?.display
        extraction.parties(detail.performers)
        extraction.party(detail.location)
        return extraction.draft
    }

    static func diagnosis(_ condition: Condition, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .diagnosis)
        extraction.say(condition.code)
        extraction.draft.start = condition.onsetDateTime ?? condition.onsetPeriod?.start ?? condition.recordedDate
        extraction.draft.end = condition.abatementDateTime ?? condition.abatementPeriod?.end
        extraction.draft.detail = condition.notes.first?.text ?? condition.severity?.display ?? condition.onsetString
        let clinical = condition.clinicalStatus?.codings.lazy.compactMap(\.code).first
        let verification = condition.verificationStatus?.codings.lazy.compactMap(\.code).first
        extraction.draft.status = clinical
        if let clinical {
            extraction.shelf = ["active", "recurrence", "relapse"].contains(clinical) ? .openFrame : .closedFrame
        } else {
            extraction.shelf = extraction.draft.end == nil ? .openFrame : .closedFrame
        }
        // What SNOMED CT calls a situation is part of the history: `History of cardiac arrest (situation)`.
        if extraction.shelf == .openFrame, condition.code?.display?.hasSuffix("(situation)") == true {
            extraction.shelf = .closedFrame
            extraction.draft.status = "inactive"
        }
        if verification == "entered-in-error" || verification == "refuted" {
            extraction.shelf = .void
            extraction.draft.status = verification
        }
        extraction.happened(in: condition.encounter)
        extraction.course = extraction.draft.code.map(CourseName.code) ?? reference
        extraction.party(condition.recorder)
        extraction.party(condition.asserter)
        return extraction
    }

    static func team(_ team: CareTeam, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .team)
        extraction.isFrame = true
        extraction.draft.title = team.name ?? team.categories.lazy.compactMap(\.display).first ?? ""
        extraction.draft.status = team.status
        extraction.draft.start = team.period?.start
        extraction.draft.end = team.period?.end
        switch team.status {
        case "inactive": extraction.shelf = .closedFrame
        case "entered-in-error": extraction.shelf = .void
        default: extraction.shelf = .openFrame
        }
        for participant in team.participants where participant.member?.target?.hasPrefix("Patient/") != true {
            extraction.party(participant.member, role: participant.roles.first { $0.display != nil })
        }
        for organization in team.managingOrganizations { extraction.party(organization) }
        extraction.happened(in: team.encounter)
        extraction.because(team.reasonCodes, team.reasonReferences)
        extraction.draft.instruction = team.telecoms.first { $0.system == "phone" }?.value
        return extraction
    }

    static func goal(_ goal: Goal, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .goal)
        extraction.say(goal.description)
        extraction.draft.status = goal.lifecycleStatus
        extraction.draft.start = goal.startDate ?? goal.statusDate
        extraction.draft.end = goal.targets.lazy.compactMap(\.dueDate).first
        extraction.draft.detail = goal.achievementStatus?.display
        switch goal.lifecycleStatus {
        case "completed": extraction.shelf = .event
        case "entered-in-error", "cancelled", "rejected": extraction.shelf = .void
        default: extraction.shelf = .current
        }
        extraction.party(goal.expressedBy)
        extraction.link(.condition, goal.addresses)
        extraction.belongs(to: goal.addresses.lazy.compactMap(\.target).first)
        return extraction
    }
}
