/// Somebody that a visitor can try the product as.
package struct Persona: Sendable, Hashable {
    /// `chronically-ill-citizen`, `general-practitioner`, …
    package var code: String
    /// The Person resource's id.
    package var personId: String
    package var name: String
    /// The Patient's id, for citizens.
    package var patient: String?
    /// The RelatedPerson's id, for relatives.
    package var relatedPerson: String?
    /// The id of the Patient whose relative it is.
    package var onBehalfOf: String?
    /// The PractitionerRole's id, for professionals.
    package var practitionerRole: String?
    package var unit: String?
    /// Who it is, in a sentence, by language (`da`, `en`).
    package var descriptions: [String: String]

    package init(
        code: String, personId: String, name: String, patient: String? = nil, relatedPerson: String? = nil,
        onBehalfOf: String? = nil, practitionerRole: String? = nil, unit: String? = nil,
        descriptions: [String: String] = [:]
    ) {
        self.code = code
        self.personId = personId
        self.name = name
        self.patient = patient
        self.relatedPerson = relatedPerson
        self.onBehalfOf = onBehalfOf
        self.practitionerRole = practitionerRole
        self.unit = unit
        self.descriptions = descriptions
    }
}
