import FHIR
import Record

/// The deadlines of going home: nothing passes silently.
enum TransitionClocks {
    static let all = [latePart, lateAnswer, takeover]

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
