package import FHIR

/// Somebody's way home from hospital: a view of the Task that the department has for it.
package struct Discharge: Sendable {
    package let json: JSONValue
    package let id: String
    /// The Patient's id.
    package let patient: String
    /// The stay, as `Encounter/id`.
    package let encounter: String
    /// The department, as `Organization/id`.
    package let department: String
    package let stage: Stage
    package let facts: DischargeFacts
    package let conversation: DischargeConversation
    /// When the stay is expected to end, in milliseconds since 1970-01-01T00:00:00Z.
    package let expected: Int64
    /// When it ended.
    package let discharged: Int64?
    /// Whether the extended responsibility covers it, once the patient has gone home.
    package let coverage: ExtendedResponsibilityRule.Decision?
    package let outcomes: [DischargeOutcome]

    package enum Stage: String, Sendable, Hashable {
        case preparing = "in-progress"
        case completed
        case cancelled
    }

    /// Nil where it is another Task, or does not say what it must.
    package init?(_ json: JSONValue) {
        let task = TaskResource(json: json)
        guard TaskKind(of: json) == .discharge, let id = task.id,
            let patient = task.subject?.patient,
            let encounter = task.focus?.target, encounter.hasPrefix("Encounter/"),
            let department = task.owner?.target, department.hasPrefix("Organization/"),
            let stage = task.status.flatMap(Stage.init), let facts = DischargeFacts(json),
            let expected = task.restriction?.period?.end?.earliest
        else { return nil }
        self.json = json
        self.id = id
        self.patient = patient
        self.encounter = encounter
        self.department = department
        self.stage = stage
        self.facts = facts
        self.expected = expected
        conversation = DischargeConversation(json)
        discharged = task.executionPeriod?.end?.earliest
        coverage = ExtendedResponsibilityRule.Decision(of: json)
        outcomes = DischargeOutcome.all(of: json)
    }

    /// The ids of what comes with it: whoever makes them twice makes the same.
    package var takeoverTask: String { id + ".takeover" }
    package var nursingReferral: String { id + ".nursing" }
    package var rehabilitationStart: String { id + ".training" }

    /// Whether the department answers for the patient although the patient is at home.
    package func isCovered(at instant: Int64) -> Bool {
        guard let end = coverage?.end, let discharged else { return false }
        return discharged <= instant && instant < end
    }

    /// Who has been told that the day on which the patient was to go home has passed. Of a day that was planned before
    /// nobody is reminded.
    package var told: [Escalation] { Escalation.all(of: json).filter { $0.at >= expected } }

    /// The parts that it has.
    package var parts: [DischargePart] { DischargePart.required(by: facts) }
}

/// What became of somebody at home, and what was done: said by whoever knows, while the department answers and after.
package struct DischargeOutcome: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case medicinesReviewed = "medicines-reviewed"
        case resolvedAtHome = "resolved-at-home"
        case subacuteVisit = "subacute-visit"
        case readmitted
    }

    package let kind: Kind
    /// When, in milliseconds since 1970-01-01T00:00:00Z: of a visit, when it will be.
    package let instant: Int64

    package init(kind: Kind, instant: Int64) {
        self.kind = kind
        self.instant = instant
    }

    static func all(of task: JSONValue) -> [DischargeOutcome] {
        TaskFields(task, "output", TransitionSystems.outcome).all.compactMap { name, value in
            guard let kind = Kind(rawValue: name),
                let instant = value["valueDateTime"]?.string.flatMap(DateTime.init)?.earliest
            else { return nil }
            return DischargeOutcome(kind: kind, instant: instant)
        }
    }
}
