import FHIR

/// The code systems and extensions that monitoring at home is written with.
package enum MonitoringSystems {
    private static let base = "https://tovholder.dk/fhir/StructureDefinition/"

    /// What kind of CarePlan it is.
    static let planKind = "https://tovholder.dk/fhir/CodeSystem/care-plan-kind"
    static let homeMonitoring = "home-monitoring"
    /// What stands worst in a deviation.
    static let urgency = "https://tovholder.dk/fhir/CodeSystem/monitoring-urgency"
    /// What was done about a deviation.
    static let action = "https://tovholder.dk/fhir/CodeSystem/monitoring-action"
    /// What kind of message a Communication is.
    static let messageKind = "https://tovholder.dk/fhir/CodeSystem/communication-kind"
    static let contactWish = "contact-wish"
    /// That a step of what the programme teaches is done.
    static let learnt = "learning-done"
    /// The steps that programmes teach.
    static let learningStep = "https://tovholder.dk/fhir/CodeSystem/learning-step"
    static let equipmentFault = "equipment-fault"
    /// What kind of thing is lent.
    static let equipmentKind = "https://tovholder.dk/fhir/CodeSystem/equipment-kind"
    /// What kind of ClinicalImpression it is.
    static let impressionKind = "https://tovholder.dk/fhir/CodeSystem/clinical-impression-kind"
    static let homeAssessment = "home-assessment"
    /// What an answer to an assessment's question is, and how it weighs.
    static let assessmentAnswer = "https://tovholder.dk/fhir/CodeSystem/home-assessment-answer"
    static let assessmentWeight = "https://tovholder.dk/fhir/CodeSystem/home-assessment-weight"
    /// The sender's own id of a transmission.
    package static let transmission = "https://tovholder.dk/fhir/sid/transmission"

    static let watchedBy = base + "watched-by"
    static let due = base + "due"
    static let personalLimit = base + "personal-limit"
    static let baseline = base + "baseline"
    static let pause = base + "pause"
    static let missed = base + "missed"
    static let contact = base + "contact"
    static let insteadOfVisit = base + "instead-of-visit"
    static let equipmentStep = base + "equipment-step"
    static let equipmentDue = base + "equipment-due"
    static let equipmentTold = base + "equipment-told"
    static let assessedBy = base + "assessed-by"
    static let homeDecision = base + "home-decision"
    static let homeSuggestion = base + "home-suggestion"
    static let homeAssessmentView = base + "home-assessment-view"
    static let seenDifferently = base + "seen-differently"
    static let programmeAssessment = base + "programme-assessment"
    static let moved = base + "programme-moved"
    static let publication = base + "programme-publication"
    static let finding = base + "finding"
    static let takenBy = base + "taken-by"
    static let doneBy = base + "done-by"
    static let doneAt = base + "done-at"
    static let phase = base + "programme-phase"
    static let measure = base + "programme-measure"
    static let score = base + "programme-score"
    static let response = base + "programme-response"
    static let education = base + "programme-education"
    static let criterion = base + "programme-criterion"
    static let ending = base + "programme-ending"
    static let endsAfter = base + "programme-ends-after-days"
    static let contactWithin = base + "programme-contact-within-days"
    static let savesVisitAfter = base + "programme-saves-visit-after-days"
    static let emergency = base + "programme-emergency"
    static let baselineCount = base + "programme-baseline-count"
    static let watchedByKind = base + "programme-watched-by-kind"
    /// HL7's own: the same text in another language.
    static let translation = "http://hl7.org/fhir/StructureDefinition/translation"

    /// Clocks of those who write may be so far apart.
    static let tolerance: Int64 = 120_000
    /// Characters that a text written in a form may have.
    package static let longestText = 1000

    /// Whether a text says something and is not too long.
    static func isText(_ text: String?) -> Bool {
        guard let text else { return false }
        return !text.isBlank && text.count <= longestText
    }
}
