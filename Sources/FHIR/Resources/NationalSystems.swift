/// Systems of identifiers that more than one room knows.
package enum NationalSystems {
    /// The number of the civil registration system (CPR), ten digits.
    ///
    /// Source: HL7 Denmark, dk-core, `dk-core-cpr-identifier`.
    package static let civilRegistration = "urn:oid:1.2.208.176.1.2"
}
