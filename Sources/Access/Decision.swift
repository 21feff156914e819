/// The answer to who may do what.
package enum Decision: Sendable, Hashable {
    /// What part of the record, and why.
    case permitted(Scope, Ground)
    case refused(Refusal)
}

/// Why not.
package enum Refusal: Sendable, Hashable {
    /// The caller may not know that it exists: answered as if it did not.
    case unknown
    /// The caller may know of it, but not do this.
    case forbidden
    /// The caller is a professional without a care relation here, who may state a reason. Said of any citizen's id,
    /// whether anybody has it or not.
    case unrelated
}
