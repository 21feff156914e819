/// What everybody who may open the record at all may look up: who works where, and what the words mean.
package enum Directory {
    /// Types that hold nothing about a citizen when they are in no citizen's compartment.
    package static let types: Set<String> = [
        "ActivityDefinition", "CodeSystem", "ConceptMap", "Endpoint", "HealthcareService", "Location", "Medication",
        "MedicationKnowledge", "Organization", "OrganizationAffiliation", "PlanDefinition", "Practitioner",
        "PractitionerRole", "Questionnaire", "Schedule", "Slot", "Substance", "ValueSet",
    ]
}
