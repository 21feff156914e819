import FHIR

/// The systems of the identifiers and codes that a region uses. See `docs/region.md`.
enum CodeSystems {
    static let cpr = NationalSystems.civilRegistration
    static let sor = NationalSystems.organisationRegister
    static let gln = "https://www.gs1.org/gln"
    static let diagnosis = "urn:oid:1.2.208.176.2.4"
    static let atc = "http://www.whocc.no/atc"
    static let snomed = "http://snomed.info/sct"
    static let ucum = "http://unitsofmeasure.org"
    static let municipality = NationalSystems.municipality
    static let region = "urn:iso:std:iso:3166:-2"
    static let authorisation = "https://autregweb.sst.dk"
    static let profession = "http://hl7.dk/fhir/core/CodeSystem/DkCoreProfessionGroupCodes"
    static let roleCode = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
    static let dkRelation = "http://hl7.dk/fhir/core/CodeSystem/dk-relatedperson-relationshipcodes"
    /// The sector of an organisation: hospital, general-practice, municipality,
    /// specialist-practice, pharmacy, region.
    static let sector = "https://tovholder.dk/fhir/CodeSystem/sector"
    /// That a citizen's name and address are protected.
    static let protection = "https://tovholder.dk/fhir/CodeSystem/protection"
    /// Which persona of the sign-in a Person is.
    static let persona = "https://tovholder.dk/fhir/CodeSystem/persona"
    /// The PractitionerRole in which a Person of the staff acts: R4's `Person.link.target` may name a Practitioner only.
    static let personaRole = "https://tovholder.dk/fhir/StructureDefinition/persona-role"
    /// What a Person is there to try, with a `lang`.
    static let personaDescription = "https://tovholder.dk/fhir/StructureDefinition/persona-description"
    /// Of which kind a Consent about access is.
    static let consentKind = "https://tovholder.dk/fhir/CodeSystem/consent-kind"
    static let episode = "http://hl7.org/fhir/StructureDefinition/workflow-episodeOfCare"
    static let terminology = "http://terminology.hl7.org/CodeSystem/"
}
