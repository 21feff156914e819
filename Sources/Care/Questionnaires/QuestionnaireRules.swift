import Access
import FHIR
import Record

/// Who may send, answer, correct and look at questionnaires. What has been sent stays: it is corrected for everybody to see,
/// never changed in silence.
enum QuestionnaireRules {
    // MARK: Answers

    static let answers = WriteRule(name: "answers", types: ["QuestionnaireResponse"]) { violation(ofAnswers: $0) }

    /// Lets citizens go on with what a relative has begun for them.
    static let admission = Admission(name: "own answers", types: ["QuestionnaireResponse"]) { change in
        guard case .citizen(let patient) = change.caller.role, change.patient == patient, let before = change.before,
            let after = change.after, !isRole(before), AnswerSheet.status(of: before) == .inProgress,
            before["meta"]?["security"] == nil, after["meta"]?["security"] == nil
        else { return false }
        return ["author", "source"].allSatisfy { after[$0]?["reference"]?.string == "Patient/" + patient }
    }

    private static func violation(ofAnswers change: ProposedChange) -> String? {
        // What is said about a relative's role has rules of its own.
        guard !isRole(change.after ?? change.before) else { return nil }
        if case .operator = change.caller.role { return nil }
        guard let after = change.after else {
            return "QuestionnaireResponse: it is not deleted; it is entered in error"
        }
        guard let sheet = AnswerSheet(after) else { return "QuestionnaireResponse.status" }
        if let before = change.before.flatMap(AnswerSheet.init), let wrong = violation(before, sheet, change) {
            return wrong
        }
        if change.before == nil, sheet.status == .amended { return "QuestionnaireResponse.status: amended comes after" }
        return authorship(sheet, change)
    }

    private static func violation(_ before: AnswerSheet, _ after: AnswerSheet, _ change: ProposedChange) -> String? {
        guard before.questionnaire == after.questionnaire else {
            return "QuestionnaireResponse.questionnaire: it does not change"
        }
        guard before.assignment == after.assignment else { return "QuestionnaireResponse.extension: the task stays" }
        guard before.json["subject"]?["reference"]?.string == after.json["subject"]?["reference"]?.string else {
            return "QuestionnaireResponse.subject: it does not change"
        }
        if before.status == .enteredInError { return "QuestionnaireResponse.status: it is over" }
        let former = before.amendments
        guard after.amendments.starts(with: former) else {
            return "QuestionnaireResponse.extension(\(AnswerSheet.amendment)): what stands there stays"
        }
        guard before.status.isSent, after.status != .enteredInError else { return nil }
        guard after.status == .amended else {
            return "QuestionnaireResponse.status: what has been sent is amended, not changed"
        }
        // A system may pass on what somebody has corrected elsewhere.
        if case .system = change.caller.role { return nil }
        guard after.amendments.count == former.count + 1, let last = after.amendments.last,
            last.by == change.caller.identity, abs(last.at - change.instant) <= CoordinationSystems.tolerance
        else {
            return "QuestionnaireResponse.extension(\(AnswerSheet.amendment)): at (now), by (the caller) and reason"
        }
        return nil
    }

    private static func authorship(_ sheet: AnswerSheet, _ change: ProposedChange) -> String? {
        switch change.caller.role {
        case .citizen(let patient):
            return sheet.author == "Patient/" + patient && sheet.source == sheet.author
                ? nil : "QuestionnaireResponse.author, source: the citizen"
        case .relative(let own):
            return sheet.author == "RelatedPerson/" + own && sheet.source == sheet.author
                ? nil : "QuestionnaireResponse.author, source: the relative who answers"
        case .professional:
            return sheet.author.map(change.caller.selves.contains) == true
                ? nil : "QuestionnaireResponse.author: the caller, who writes them down"
        default: return nil
        }
    }

    private static func isRole(_ json: JSONValue?) -> Bool {
        json?["questionnaire"]?.string == RelativeRole.questionnaire
    }

    // MARK: Sending

    static let assignments = WriteRule(name: "questionnaire", types: ["Task"]) { violation(ofAssignment: $0) }

    private static func violation(ofAssignment change: ProposedChange) -> String? {
        let isOne = [change.before, change.after].compactMap(\.self).contains(where: QuestionnaireAssignment.isOne)
        guard isOne else { return nil }
        if case .operator = change.caller.role { return nil }
        guard let json = change.after else { return "Task: it is not deleted; it is withdrawn" }
        guard QuestionnaireAssignment.isOne(json) else { return "Task.code: its kind does not change" }
        let after: QuestionnaireAssignment
        do {
            after = try QuestionnaireAssignment(reading: json)
        } catch {
            return error.element
        }
        if case .system = change.caller.role { return nil }
        guard case .professional = change.caller.role, change.caller.selves.contains(after.unit.reference) else {
            return "Task.requester: the unit that sends it, and its staff"
        }
        guard let former = change.before else { return beginning(after, change) }
        guard let before = QuestionnaireAssignment(former) else { return "Task: what is there is not understood" }
        return step(from: before, to: after, change)
    }

    private static func beginning(_ after: QuestionnaireAssignment, _ change: ProposedChange) -> String? {
        guard after.status == .requested, after.look == nil, after.outcome == nil else {
            return "Task.status: requested"
        }
        guard after.plan == nil else { return "Task.basedOn: what a plan asks for is the record's to send" }
        guard after.patient == change.patient else { return "Task.for.reference: the citizen" }
        return abs(after.sent - change.instant) <= CoordinationSystems.tolerance ? nil : "Task.authoredOn: now"
    }

    /// Staff withdraw what has not been answered, and say what they have done about what has.
    private static func step(
        from before: QuestionnaireAssignment, to after: QuestionnaireAssignment, _ change: ProposedChange
    ) -> String? {
        guard before.questionnaire == after.questionnaire, before.patient == after.patient, before.unit == after.unit,
            before.sent == after.sent, before.due == after.due, before.title == after.title,
            before.outcome == after.outcome, before.answered == after.answered, before.plan == after.plan
        else { return "Task: what was sent does not change" }
        switch (before.status, after.status) {
        case (.requested, .cancelled), (.inProgress, .cancelled):
            return CoordinationSystems.isText(after.reason) ? nil : "Task.statusReason.text: why"
        case (.completed, .completed):
            guard before.look != after.look else { return nil }
            guard let look = after.look, look.by == change.caller.identity,
                abs(look.at - change.instant) <= CoordinationSystems.tolerance
            else { return "Task.extension(\(AnswerLook.url)): action, at (now) and by (the caller)" }
            return nil
        default: return "Task.status: cannot come after what it is"
        }
    }
}
