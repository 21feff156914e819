import FHIR
import Record

/// The deadlines of going home: nothing passes silently.
enum TransitionClocks {
    static let all = [lateDischarge, lateTraining, latePart, lateAnswer, takeover]

    /// Somebody who should have gone home and has not: the department is told, then its leader, then who has the duty. A
    /// new day is planned, or the patient goes: then it is over.
    private static let lateDischarge = Clock(name: "late-discharge", types: ["Task"]) { task in
        guard let discharge = Discharge(task), discharge.stage == .preparing else { return [] }
        guard let last = discharge.told.last else {
            return [ClockTime(discharge.expected, owner: discharge.department)]
        }
        return last.next.map { [ClockTime($0, owner: discharge.department)] } ?? []
    } strike: { struck in
        guard let discharge = Discharge(struck.resource) else { return [] }
        let limits = try UnitLimits.find(discharge.department, struck.bystanders, at: struck.instant)
        let step = Escalation.next(after: discharge.told, of: limits, at: struck.instant)
        return [try step.added(to: struck.resource)]
    }

    /// Training that has not begun in time: the municipality is told, then its leader, then who has the duty.
    private static let lateTraining = Clock(name: "late-training", types: ["Task"]) { task in
        guard let start = RehabilitationStart(task), start.isOpen else { return [] }
        guard let last = start.told.last else { return [ClockTime(start.due, owner: start.owner)] }
        return last.next.map { [ClockTime($0, owner: start.owner)] } ?? []
    } strike: { struck in
        guard let start = RehabilitationStart(struck.resource) else { return [] }
        let limits = try UnitLimits.find(start.owner, struck.bystanders, at: struck.instant)
        return [try Escalation.next(after: start.told, of: limits, at: struck.instant).added(to: struck.resource)]
    }

    /// A part that is not sent in time: the department's leader is told, once.
    private static let latePart = Clock(name: "late-part", types: ["Task"]) { task in
        guard let part = DischargePartTask(task), part.progress == .open, !part.isCancelled, part.escalations.isEmpty
        else { return [] }
        return [ClockTime(part.due, owner: part.owner)]
    } strike: { struck in
        guard let part = DischargePartTask(struck.resource) else { return [] }
        return [try escalated(struck, owner: part.owner)]
    }

    /// A question that is not answered in time: the same.
    private static let lateAnswer = Clock(name: "late-answer", types: ["Task"]) { task in
        guard let question = DepartmentQuestion(task), question.answered == nil, question.escalations.isEmpty,
            task["status"]?.string != "cancelled"
        else { return [] }
        return [ClockTime(question.due, owner: question.department)]
    } strike: { struck in
        guard let question = DepartmentQuestion(struck.resource) else { return [] }
        return [try escalated(struck, owner: question.department)]
    }

    /// The department has answered long enough: the clinic takes over, if the letter has reached it.
    private static let takeover = Clock(name: "takeover", types: ["Task"]) { task in
        guard let takeover = DischargeTakeover(task), takeover.isOpen, !takeover.waitsForLetter else { return [] }
        return [ClockTime(takeover.from, owner: takeover.giver)]
    } strike: { struck in
        guard let takeover = DischargeTakeover(struck.resource) else { return [] }
        let letter = try struck.bystanders.read("Task", DischargePart.dischargeLetter.task(of: takeover.discharge))
        let hasArrived = letter.flatMap(DischargePartTask.init)?.progress == .received
        return [hasArrived ? try takeover.accepted() : try takeover.waitingForLetter(since: struck.instant)]
    }

    private static func escalated(_ struck: StruckClock, owner: String) throws -> JSONValue {
        let leader = try UnitLimits.find(owner, struck.bystanders, at: struck.instant).leader
        return try Escalation(step: .leader, at: struck.instant, to: leader).added(to: struck.resource)
    }
}
