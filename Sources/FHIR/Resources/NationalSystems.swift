/// Systems of identifiers that more than one room knows.
package enum NationalSystems {
    /// The number of the civil registration system (CPR), ten digits.
    ///
    /// Source: HL7 Denmark, dk-core, `dk-core-cpr-identifier`.
    package static let civilRegistration = "urn:oid:1.2.208.176.1.2"
    /// Numbers in place of CPR: the national ones, and below it those of the regions.
    package static let nationalReplacement = "urn:oid:1.2.208.176.1.6.1.1"
    package static let regionalReplacement = "urn:oid:1.2.208.176.1.6.1.3"
    /// The register of health organisations (SOR).
    package static let organisationRegister = "urn:oid:1.2.208.176.1.1"
    /// Municipalities. Source: HL7 Denmark, dk-core.
    package static let municipality = "http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes"
}
