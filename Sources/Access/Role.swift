/// In what capacity a caller comes.
package enum Role: Sendable, Hashable {
    /// The citizen, on own data.
    case citizen(patient: String)
    /// A relative; sees those who have given access to this RelatedPerson.
    case relative(relatedPerson: String)
    case professional(Profession)
    /// Sees numbers, never people.
    case qualityOfficer
    /// Looks at who has looked, and closes cases about it; sees no clinical content.
    case reviewer
    /// Runs the machine: moves records in and out as a whole, reads no clinical content on pages.
    case `operator`
    /// A program with its own credentials.
    case system
}
