/// All there is to know about one discharge, for its page: the promises, how far they have come, and who answers now.
package struct DischargePackage: Sendable {
    /// A promise with its document.
    package struct Part: Sendable {
        package let task: DischargePartTask
        package let document: DischargeDocument?
        /// Who is to get it.
        package let receiver: Contact?
    }

    /// A question with its dialogue.
    package struct Question: Sendable {
        package let question: DepartmentQuestion
        package let asker: Contact?
        package let lines: [DialogueLine]
    }

    package let citizen: CitizenSummary
    package let discharge: Discharge
    package let department: Contact?
    package let nursing: Contact?
    package let clinic: Contact?
    package let parts: [Part]
    /// The list of medicines as the record has it now.
    package let medicines: [MedicationLine]
    package let questions: [Question]
    package let takeover: DischargeTakeover?
    /// When training begins, where it is needed and the patient has gone home.
    package let training: RehabilitationStart?

    /// What the rule says; before the patient has left, what it would say if that happened as expected.
    package var coverage: ExtendedResponsibilityRule.Decision {
        discharge.coverage
            ?? ExtendedResponsibilityRule.standard.decide(
                discharge.facts, discharged: discharge.discharged ?? discharge.expected)
    }

    package func part(_ part: DischargePart) -> Part? { parts.first { $0.task.part == part } }

    /// Who has the responsibility now, after the patient has gone home.
    package enum Holder: Sendable, Hashable {
        /// The stay goes on.
        case department
        /// At home, and the department answers until an instant.
        case extended(until: Int64)
        /// The department still has it, for the letter has not reached the clinic.
        case waitingForLetter
        /// The clinic, since its taking over.
        case clinic
    }

    package func holder(at instant: Int64) -> Holder {
        guard discharge.stage == .completed else { return .department }
        if takeover?.isAccepted == true { return .clinic }
        if let end = discharge.coverage?.end, instant < end { return .extended(until: end) }
        return takeover == nil ? .clinic : .waitingForLetter
    }
}
