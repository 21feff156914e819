import Access
import Care
import FHIR
import Record

/// How an assessment and its views must be written, and by whom: each side writes its own view, people decide, and what is
/// suggested is the record's to say.
enum AssessmentRules {
    // MARK: The assessment

    static let assessments = WriteRule(
        name: "home assessment", types: ["ClinicalImpression"], holdsAlways: true
    ) { violation(ofAssessment: $0) }

    private static func violation(ofAssessment change: ProposedChange) -> String? {
        guard [change.before, change.after].compactMap(\.self).contains(where: HomeAssessment.isOne) else { return nil }
        guard let json = change.after else {
            return isOperator(change) ? nil : "ClinicalImpression: it is not deleted; it is decided"
        }
        guard HomeAssessment.isOne(json) else { return "ClinicalImpression.code: its kind does not change" }
        let after: HomeAssessment
        do throws(MonitoringFault) {
            after = try HomeAssessment(reading: json)
        } catch {
            return error.element
        }
        guard after.patient == change.patient else { return "ClinicalImpression.subject.reference: the citizen" }
        if change.isConsequence { return nil }
        switch change.caller.role {
        case .operator, .system: return nil
        case .professional:
            guard let former = change.before else { return beginning(after, change) }
            guard let before = HomeAssessment(former) else {
                return "ClinicalImpression: what is there is not understood"
            }
            return step(from: before, to: after, change)
        default: return "ClinicalImpression: staff assess; the citizen writes her own view"
        }
    }

    private static func beginning(_ assessment: HomeAssessment, _ change: ProposedChange) -> String? {
        guard assessment.status == .open, assessment.suggestion == nil else {
            return "ClinicalImpression.status: in-progress, with nothing suggested in it yet"
        }
        guard assessment.author == change.caller.identity else { return "ClinicalImpression.assessor: the caller" }
        guard change.caller.selves.contains(assessment.unit.reference) else {
            return "ClinicalImpression.extension(\(MonitoringSystems.assessedBy)): the caller's own unit"
        }
        return isNow(assessment.start, change) ? nil : "ClinicalImpression.effectivePeriod.start: now"
    }

    private static func step(
        from before: HomeAssessment, to after: HomeAssessment, _ change: ProposedChange
    ) -> String? {
        guard before.status == .open else {
            return before == after ? nil : "ClinicalImpression.status: it is decided; another is begun"
        }
        guard before.programme == after.programme, before.unit.reference == after.unit.reference,
            before.start == after.start, before.author == after.author, after.suggestion == nil
        else { return "ClinicalImpression: what it is about does not change, and what is suggested is the record's" }
        switch after.status {
        case .open: return nil
        case .decided:
            guard let decision = after.decision, decision.by == change.caller.identity, isNow(decision.at, change)
            else { return "ClinicalImpression.extension(\(MonitoringSystems.homeDecision)): by the caller, now" }
            return nil
        case .mistaken:
            return MonitoringSystems.isText(change.after?["statusReason"]?["text"]?.string)
                ? nil : "ClinicalImpression.statusReason.text: why"
        }
    }

    // MARK: The views

    static let views = WriteRule(
        name: "home assessment view", types: ["QuestionnaireResponse"], holdsAlways: true
    ) { violation(ofView: $0) }

    private static func violation(ofView change: ProposedChange) -> String? {
        guard [change.before, change.after].compactMap(\.self).contains(where: AssessmentAnswers.isOne) else {
            return nil
        }
        guard let json = change.after else {
            return isOperator(change) ? nil : "QuestionnaireResponse: it is not deleted; it is written anew"
        }
        guard AssessmentAnswers.isOne(json) else {
            return "QuestionnaireResponse.extension: what it is does not change"
        }
        let after: AssessmentAnswers
        do throws(MonitoringFault) {
            after = try AssessmentAnswers(reading: json)
        } catch {
            return error.element
        }
        guard after.patient == change.patient else { return "QuestionnaireResponse.subject.reference: the citizen" }
        if change.isConsequence || isOperator(change) { return nil }
        guard after.isOpen else { return "QuestionnaireResponse.status: the decision completes it" }
        guard isNow(after.written, change) else { return "QuestionnaireResponse.authored: now" }
        return authorship(after, over: change.before.flatMap { AssessmentAnswers($0) }, change)
    }

    /// Each side writes its own; staff write down what a citizen says who does not write, and never over what the citizen or a
    /// relative has written.
    private static func authorship(
        _ after: AssessmentAnswers, over before: AssessmentAnswers?, _ change: ProposedChange
    ) -> String? {
        let wrong = "QuestionnaireResponse.author, source: each writes the own view"
        switch change.caller.role {
        case .citizen, .relative:
            return after.side == .citizen && after.author == change.caller.identity && after.source == after.author
                ? nil : wrong
        case .professional:
            guard change.caller.selves.contains(after.author) else { return wrong }
            if after.side == .clinician { return after.source == after.author ? nil : wrong }
            guard after.source == "Patient/" + after.patient else { return wrong }
            return before?.isWrittenDown ?? true
                ? nil : "QuestionnaireResponse: what the citizen or a relative has written is theirs to change"
        case .system: return nil
        default: return wrong
        }
    }

    private static func isOperator(_ change: ProposedChange) -> Bool {
        if case .operator = change.caller.role { return true }
        return false
    }

    private static func isNow(_ instant: Int64, _ change: ProposedChange) -> Bool {
        abs(instant - change.instant) <= MonitoringSystems.tolerance
    }
}
