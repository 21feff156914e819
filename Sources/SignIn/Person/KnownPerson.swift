package import Access

/// Somebody whom the record knows: what signing in found.
package struct KnownPerson: Sendable {
    /// A RelatedPerson that somebody is.
    package struct Relation: Sendable, Hashable {
        package var relatedPerson: String
        /// The Patient whose relative it is.
        package var patient: String
        package var isParent: Bool
    }

    /// A place of work, and what somebody is there.
    package struct Work: Sendable {
        package var profession: Profession
        package var workplace: Workplace
    }

    package var name: String
    /// The Patient's id.
    package var patient: String?
    package var relations: [Relation]
    /// Where they work, of what the provider's organisation covers, in the order of the roles' ids.
    package var work: [Work]
}
