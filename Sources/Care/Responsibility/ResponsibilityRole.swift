/// In which way somebody is responsible for a pathway.
package enum ResponsibilityRole: String, Sendable, Hashable, CaseIterable {
    /// The unit that has the responsibility: at every instant exactly one.
    case unit
    /// The clinician who answers for the treatment by name.
    case clinician
    /// The clinician who answers across specialties and sites.
    case coordinator
    /// Whom the citizen turns to.
    case contact
    /// Who stands in for the clinician.
    case cover
    /// The department that still answers questions after a discharge (udvidet behandlingsansvar).
    case extended
}

/// Why a period of responsibility began.
package enum ResponsibilityCause: Sendable, Hashable {
    /// A handover was accepted: the Task, as `Task/id`.
    case handover(String)
    case rule(Rule)

    /// What the record's own rules do, and what a unit decides about its own people.
    package enum Rule: String, Sendable, Hashable, CaseIterable {
        /// The pathway began.
        case opened
        /// The unit has named one of its own.
        case named
        /// The clinician is away, or has left.
        case absence
        /// The department discharged the patient, and is covered by extended responsibility.
        case discharged
        /// The discharge letter has reached the clinic.
        case generalPractitionerAtDischarge = "general-practitioner-at-discharge"
        case extendedEnded = "extended-ended"
        /// Units were merged, closed or moved.
        case reorganised
        case closed
    }
}
