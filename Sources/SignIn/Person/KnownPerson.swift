package import Access

/// Somebody whom the record knows: what signing in found.
package struct KnownPerson: Sendable, Hashable {
    /// A RelatedPerson that somebody is.
    package struct Relation: Sendable, Hashable {
        package var relatedPerson: String
        /// The Patient whose relative it is.
        package var patient: String
        package var isParent: Bool
    }

    /// A place of work.
    package struct Work: Sendable, Hashable {
        package var profession: Profession
        /// The PractitionerRole's id.
        package var role: String
        /// The Practitioner's id.
        package var practitioner: String
        /// The Organization's id.
        package var unit: String
        /// What the Organization is called.
        package var unitName: String?
    }

    package var name: String
    /// The Patient's id.
    package var patient: String?
    package var relations: [Relation]
    /// Where they work, of what the provider's organisation covers, in the order of the roles' ids.
    package var work: [Work]
}
