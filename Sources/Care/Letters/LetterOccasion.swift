import FHIR
import Record

/// Why a citizen who is not digital gets a letter: each a step of which others learn by a message or by their pages.
///
/// This is the one place that knows the steps. Whoever adds a kind of Task must say here whether it is one: the compiler
/// asks. A message to the citizen always is.
package enum LetterOccasion: String, Sendable, Hashable, CaseIterable {
    /// A message to the citizen, from whatever room.
    case message
    /// Somebody else is responsible, or somebody has promised to be.
    case responsible
    /// Home from hospital: who answers until when, and what has been promised; that a promise was broken.
    case discharge
    /// What a unit has promised another to do for the citizen, or what came of it.
    case task
    /// The joint action plan is another.
    case plan
    /// That the work across units has failed the citizen: that it is known, what was changed, whether it held.
    case failure

    /// The types of resources whose changes can be one.
    static let types: Set<String> = ["CarePlan", "Communication", "EpisodeOfCare", "Task"]

    /// What a change is; nil where the citizen is not told of it.
    static func of(_ change: ProposedChange) -> LetterOccasion? {
        guard let after = change.after, let patient = change.patient else { return nil }
        return switch change.type {
        case "Communication": isMessage(after, to: patient, before: change.before) ? .message : nil
        case "EpisodeOfCare": isMoved(change.before, after, at: change.instant) ? .responsible : nil
        case "CarePlan": isPlan(change.before, after, of: patient) ? .plan : nil
        case "Task": TaskKind(of: after).flatMap { task($0, change.before, after, at: change.instant) }
        default: nil
        }
    }

    /// What has been said to the citizen, and not by the citizen.
    private static func isMessage(_ json: JSONValue, to patient: String, before: JSONValue?) -> Bool {
        let citizen = "Patient/" + patient
        return before?["status"]?.string != "completed" && json["status"]?.string == "completed"
            && json["sender"]?["reference"]?.string != citizen
            && json.list("recipient").contains { $0["reference"]?.string == citizen }
    }

    /// What the citizen's overview says of a pathway: who has it, and who still answers. That it is over is told by
    /// whoever ends it.
    private static func isMoved(_ before: JSONValue?, _ after: JSONValue, at instant: Int64) -> Bool {
        func said(_ json: JSONValue?) -> [String?]? {
            guard let pathway = json.flatMap({ Responsibility($0) }), pathway.isOpen else { return nil }
            let extended = pathway.holder(.extended, at: instant)
            return [
                pathway.unit?.holder.reference, pathway.clinician?.holder.reference, extended?.holder.reference,
                extended?.end.map(String.init),
            ]
        }
        guard let now = said(after) else { return false }
        return now != said(before)
    }

    private static func isPlan(_ before: JSONValue?, _ after: JSONValue, of patient: String) -> Bool {
        guard JointPlan.isOne(after), after["id"]?.string == JointPlan.id(of: patient) else { return false }
        let parts = ["goal", "activity"]
        return parts.contains { part in
            guard let new = after[part] else { return false }
            return before?[part].map { !$0.isEqual(to: new) } ?? true
        }
    }

    /// A step of a Task of ours.
    private static func task(
        _ kind: TaskKind, _ before: JSONValue?, _ after: JSONValue, at instant: Int64
    ) -> LetterOccasion? {
        switch kind {
        // Being asked moves nothing, and a yes moves the pathway itself, unless it is a promise for later.
        case .handover:
            let promised = { (json: JSONValue) in Handover(json).map { $0.state == .accepted && $0.moved == nil } }
            return promised(after) == true && before.flatMap(promised) != true && isLater(after, than: instant)
                ? .responsible : nil
        case .handoverAtDischarge:
            return DischargeTakeover(after)?.waitsForLetter == true
                && before.flatMap(DischargeTakeover.init)?.waitsForLetter != true ? .discharge : nil
        // While the stay lasts, the citizen is there to be talked with.
        case .discharge:
            return Discharge(after)?.stage == .completed && before.flatMap(Discharge.init)?.stage != .completed
                ? .discharge : nil
        case .careCoursePlan, .dischargeReport, .rehabilitationPlan, .dischargeLetter, .medicationReconciliation,
            .aidsAndSupplies:
            return isBroken(before.flatMap(DischargePartTask.init), DischargePartTask(after)) ? .discharge : nil
        // Whoever waits longer for training than the law says may choose another supplier.
        case .rehabilitationStart:
            let isLate = { (json: JSONValue) in RehabilitationStart(json).map { !$0.told.isEmpty } }
            return isLate(after) == true && before.flatMap(isLate) != true ? .discharge : nil
        case .delegated:
            return isTold(before.flatMap { DelegatedTask($0) }, DelegatedTask(after)) ? .task : nil
        case .coordinationFailure:
            return isTold(before.flatMap { CoordinationFailure($0) }, CoordinationFailure(after)) ? .failure : nil
        // A questionnaire is answered on a screen: whoever has none is asked in another way, not by a letter about it.
        case .answerQuestionnaire: return nil
        // What units ask each other, and what leaders are told: nobody's news to the citizen.
        case .question, .unansweredHandover, .nameClinician, .pathwayEnding, .letterWaiting: return nil
        }
    }

    private static func isLater(_ handover: JSONValue, than instant: Int64) -> Bool {
        Handover(handover)?.from.map { $0 > instant } ?? false
    }

    /// A promise whose time passed, or that was kept too late.
    private static func isBroken(_ before: DischargePartTask?, _ after: DischargePartTask?) -> Bool {
        guard let after, !after.isCancelled else { return false }
        let isNew = after.escalations.count > before?.escalations.count ?? 0
        let isSent = after.sent != nil && before?.sent == nil && after.isLate(at: after.sent ?? after.due)
        return isNew || isSent
    }

    /// A promise between units, what came of it, or that nobody has kept it. That somebody was asked is none yet.
    private static func isTold(_ before: DelegatedTask?, _ after: DelegatedTask?) -> Bool {
        // What a unit asks of itself is no promise to anybody else.
        guard let after, after.giver.reference != after.owner.reference else { return false }
        if after.escalations.count > before?.escalations.count ?? 0 { return true }
        guard let step = after.steps.last, after.steps.count > before?.steps.count ?? 0 else { return false }
        return switch step.code {
        case .accepted, .declined, .done, .failed: true
        case .withdrawn: before?.status == .accepted
        case .given, .seen: false
        }
    }

    private static func isTold(_ before: CoordinationFailure?, _ after: CoordinationFailure?) -> Bool {
        guard let after, after.status != before?.status else { return false }
        return switch after.status {
        case .reported, .changed, .closed: true
        case .analysed, .followUp: false
        }
    }
}
