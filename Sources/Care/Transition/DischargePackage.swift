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

/// What stands on one unit's lists about going home.
package struct UnitTransitions: Sendable {
    /// A discharge, in a line.
    package struct Line: Sendable {
        package let discharge: Discharge
        package let name: String?
        package let birthDate: String?
        /// The parts that are late, and those that are missing.
        package let late: [DischargePart]
        package let open: [DischargePart]
        /// Questions that wait for an answer, and those of them that are late.
        package let waiting: Int
        package let lateAnswers: Int
        package let waitsForLetter: Bool
        package let isTakenOver: Bool

        /// How badly somebody is needed here: the worst first.
        var weight: Int {
            (lateAnswers > 0 ? 8 : 0) + (waiting > 0 ? 4 : 0) + (late.isEmpty ? 0 : 2) + (waitsForLetter ? 1 : 0)
        }
    }

    /// A letter or document that waits to be taken in.
    package struct Letter: Sendable {
        package let task: DischargePartTask
        package let patient: String
        package let name: String?
        package let birthDate: String?
    }

    /// Whom the unit sends home: soonest first.
    package var leaving: [Line] = []
    /// For whom it answers although they are at home, or whose clinic has not got the letter: worst, then soonest.
    package var answering: [Line] = []
    /// Who is on the way to the unit.
    package var coming: [Line] = []
    /// Who has come home lately, latest first.
    package var home: [Line] = []
    /// What has been sent to the unit and not been taken in.
    package var letters: [Letter] = []

    /// Who is in the unit now, and whom of the unit's own citizens others have.
    package var admitted: [StayLine] = []
    package var inHospital: [StayLine] = []

    /// Of a unit with nobody on them.
    package init() {}

    package var isEmpty: Bool {
        leaving.isEmpty && answering.isEmpty && coming.isEmpty && home.isEmpty && letters.isEmpty
            && admitted.isEmpty && inHospital.isEmpty
    }
}
