/// The code systems that letters on paper are written with.
package enum LetterSystems {
    /// What is said of a citizen by a Flag. `not-digital`: exempt from Digital Post (fritaget for Digital Post), so that what
    /// is told on a screen is told on paper too.
    static let flag = "https://tovholder.dk/fhir/CodeSystem/citizen-flag"
    static let notDigital = "not-digital"
    /// Requests to put on paper what has been told: `notice`.
    static let letter = "https://tovholder.dk/fhir/CodeSystem/letter"
    static let notice = "notice"
    /// HL7 v3: written on paper and sent by post.
    static let medium = "http://terminology.hl7.org/CodeSystem/v3-ParticipationMode"
    static let post = "MAILWRIT"
}
