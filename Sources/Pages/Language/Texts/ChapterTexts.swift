/// The words of the interface about one topic: chapter.
package struct ChapterTexts: Sendable {
    package let medicinesLead: String
    package let earlierMedicines: String
    package let noMedicines: String
    package let diagnosesHeading: String
    package let noDiagnoses: String
    package let earlierDiagnoses: String
    package let allergies: String
    package let noAllergies: String
    package let noAllergiesHelp: String
    package let plansHeading: String
    package let goals: String
    package let noPlans: String
    package let noGoals: String
    package let plansLead: String
    package let documentsLead: String
    package let noDocuments: String
    package let activities: String
    package let currentMedicines: String
}

extension ChapterTexts {
    static let danish = ChapterTexts(
        medicinesLead: "Den medicin, som journalen siger, at du får nu.",
        earlierMedicines: "Tidligere medicin",
        noMedicines: "Der står ingen medicin i journalen.",
        diagnosesHeading: "Diagnoser",
        noDiagnoses: "Der står ingen diagnoser i journalen.",
        earlierDiagnoses: "Tidligere diagnoser",
        allergies: "Allergi og overfølsomhed",
        noAllergies: "Der står ingen allergi i journalen.",
        noAllergiesHelp: "Det betyder ikke nødvendigvis, at der ingen er. Sig altid, hvad du ikke tåler.",
        plansHeading: "Planer",
        goals: "Mål",
        noPlans: "Der er ingen planer i journalen.",
        noGoals: "Der er ingen mål i journalen.",
        plansLead: "Hvad der er aftalt, og hvad I arbejder hen imod.",
        documentsLead: "Breve, epikriser og rapporter fra alle sektorer.",
        noDocuments: "Der er ingen dokumenter i journalen.",
        activities: "Aktiviteter",
        currentMedicines: "Medicin nu")
}

extension ChapterTexts {
    static let english = ChapterTexts(
        medicinesLead: "The medicines that the record says you take now.",
        earlierMedicines: "Earlier medicines",
        noMedicines: "The record has no medicines.",
        diagnosesHeading: "Diagnoses",
        noDiagnoses: "The record has no diagnoses.",
        earlierDiagnoses: "Earlier diagnoses",
        allergies: "Allergies and intolerances",
        noAllergies: "The record has no allergies.",
        noAllergiesHelp: "That does not always mean that there are none. Always say what you cannot take.",
        plansHeading: "Plans",
        goals: "Goals",
        noPlans: "The record has no plans.",
        noGoals: "The record has no goals.",
        plansLead: "What has been agreed, and what you are working towards.",
        documentsLead: "Letters, discharge summaries and reports from all sectors.",
        noDocuments: "The record has no documents.",
        activities: "Activities",
        currentMedicines: "Current medicines")
}
