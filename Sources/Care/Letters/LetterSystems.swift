/// The code systems and extensions that letters on paper are written with.
package enum LetterSystems {
    /// Requests to put on paper what has been told, and why each was made: ``LetterOccasion``.
    static let letter = "https://tovholder.dk/fhir/CodeSystem/letter"
    static let notice = "notice"
    /// HL7 v3: written on paper and sent by post.
    static let medium = "http://terminology.hl7.org/CodeSystem/v3-ParticipationMode"
    static let post = "MAILWRIT"
    /// That somebody has printed or posted it.
    static let step = "https://tovholder.dk/fhir/StructureDefinition/letter-step"
    /// What a piece of its text is: a heading, a paragraph, a line of a list.
    static let block = "https://tovholder.dk/fhir/StructureDefinition/letter-block"
}
