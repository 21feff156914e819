/// The code systems and extensions that going home is written with.
package enum TransitionSystems {
    /// What an input of a discharge says: a ``DischargeFacts`` or ``DischargeConversation`` by name.
    static let fact = "https://tovholder.dk/fhir/CodeSystem/discharge-fact"
    /// What an output of a discharge says: an ``DischargeOutcome`` by name.
    static let outcome = "https://tovholder.dk/fhir/CodeSystem/discharge-outcome"
    /// How far a part has come: `sent`, `received`.
    static let progress = "https://tovholder.dk/fhir/CodeSystem/transition-progress"
    /// Sections of the discharge's documents.
    static let section = "https://tovholder.dk/fhir/CodeSystem/discharge-section"
    /// On a line of the list of medicines: what was done with it, and why.
    static let medication = "https://tovholder.dk/fhir/StructureDefinition/medication-change"
    /// On a line of aids and supplies: how many, who brings it and when.
    static let supply = "https://tovholder.dk/fhir/StructureDefinition/supply"
    /// On an Encounter: when the stay is expected to end.
    static let expectedDischarge = "https://tovholder.dk/fhir/StructureDefinition/expected-discharge"
    /// On a discharge and its letter: whether the extended responsibility covers it, why, until when, and the telephone.
    static let coverage = "https://tovholder.dk/fhir/StructureDefinition/extended-responsibility"
    /// On a takeover: that its time has come and the letter has not.
    static let waitingForLetter = "https://tovholder.dk/fhir/StructureDefinition/waiting-for-letter"
    /// On a rehabilitation plan: the last day on which training begins, where that is later than the law's.
    static let startLatest = "https://tovholder.dk/fhir/StructureDefinition/rehabilitation-start-latest"
    /// On a document: why it was sent although something is missing.
    static let incomplete = "https://tovholder.dk/fhir/StructureDefinition/sent-incomplete"
    /// On a document: what is new in a version after the first; on a section: that it is new, and since when.
    static let changed = "https://tovholder.dk/fhir/StructureDefinition/changed"
}
