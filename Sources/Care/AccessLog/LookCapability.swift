import Access
import FHIR
package import Record

/// What citizens and reviewers may write about looks, as a capability of the record.
package enum LookCapability {
    package static func capability(_ limits: LookLimits = .standard) -> Capability {
        Capability(
            name: "looking", rules: [stays], admissions: [asking(limits), choosing, closing(limits)])
    }

    /// What was answered or found stays as it is.
    private static let stays = WriteRule(name: "looking", types: ["Task"]) { change in
        guard let before = change.before.flatMap(LookCase.init), !before.isOpen else { return nil }
        if case .operator = change.caller.role { return nil }
        return change.after.flatMap(LookCase.init) == before ? nil : "a case that is closed stays as it is"
    }

    /// A citizen asks about a look at her own record.
    private static func asking(_ limits: LookLimits) -> Admission {
        Admission(name: "asking", types: ["Task"]) { change in
            guard case .citizen(let patient) = change.caller.role, patient == change.patient, change.before == nil,
                let new = change.after.flatMap(LookCase.init)
            else { return false }
            return new.kind == .question && new.patient == patient && new.look != nil && new.isOpen
                && new.finding == nil && new.focus == nil && isText(new.text, limits)
                && abs(new.opened - change.instant) <= LookLimits.tolerance
                && new.deadline == new.opened + limits.answerDays * LookLimits.day
        }
    }

    /// A citizen chooses what to be told.
    private static let choosing = Admission(name: "choosing", types: ["Basic"]) { change in
        guard case .citizen(let patient) = change.caller.role, patient == change.patient,
            let after = change.after, LookNotice(after) != nil,
            after["subject"]?["reference"]?.string == "Patient/" + patient
        else { return false }
        return change.before.map { LookNotice($0) != nil } ?? true
    }

    /// A reviewer closes a case with words: nothing else in it changes.
    private static func closing(_ limits: LookLimits) -> Admission {
        Admission(name: "closing", types: ["Task"]) { change in
            guard case .reviewer = change.caller.role, let before = change.before.flatMap(LookCase.init),
                let after = change.after.flatMap(LookCase.init), before.isOpen, let closed = after.closed
            else { return false }
            var expected = before
            expected.finding = after.finding
            expected.closed = after.closed
            return expected == after && isText(after.finding, limits)
                && abs(closed - change.instant) <= LookLimits.tolerance
        }
    }

    private static func isText(_ text: String?, _ limits: LookLimits) -> Bool {
        guard let text else { return false }
        return text.count <= limits.longestText && text.contains { !$0.isWhitespace }
    }
}
