/// What stands on one unit's lists about going home.
package struct UnitTransitions: Sendable {
    /// A discharge, in a line.
    package struct Line: Sendable {
        /// The discharge's Task, by id.
        package let discharge: String
        /// The Patient's id.
        package let citizen: String
        package let name: String?
        package let birthDate: String?
        package let stage: Discharge.Stage
        /// When it happened; while it is prepared, when it is expected. Milliseconds since 1970-01-01T00:00:00Z.
        package let instant: Int64
        /// When the extended responsibility ends; nil where it does not cover, or nothing is decided.
        package let coveredUntil: Int64?
        /// What was said last of how it goes at home.
        package let outcome: DischargeOutcome.Kind?
        /// The parts that are late, and those that are missing.
        package let late: [DischargePart]
        package let open: [DischargePart]
        /// Questions that wait for an answer, and those of them that are late.
        package let waiting: Int
        package let lateAnswers: Int
        package let waitsForLetter: Bool
        package let isTakenOver: Bool

        /// Whether the department answers for the patient although the patient is at home.
        package func isCovered(at now: Int64) -> Bool {
            stage == .completed && instant <= now && now < coveredUntil ?? .min
        }

        /// How badly somebody is needed here: the worst first.
        var weight: Int {
            (lateAnswers > 0 ? 8 : 0) + (waiting > 0 ? 4 : 0) + (late.isEmpty ? 0 : 2) + (waitsForLetter ? 1 : 0)
        }
    }

    /// A letter or document that waits to be taken in.
    package struct Letter: Sendable {
        /// The part's Task and its discharge's, by id.
        package let task: String
        package let discharge: String
        package let part: DischargePart
        /// The Patient's id.
        package let patient: String
        package let name: String?
        package let birthDate: String?
        /// Milliseconds since 1970-01-01T00:00:00Z.
        package let sent: Int64?

        init(_ row: TransitionRow, _ part: DischargePart, _ citizen: CitizenNames.Name?) {
            task = row.id
            discharge = row.discharge
            self.part = part
            patient = row.citizen
            name = citizen?.name
            birthDate = citizen?.birthDate
            sent = row.until
        }
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
