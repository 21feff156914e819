/// A part of a citizen's record that can be given or hidden.
package enum Part: Sendable, Hashable {
    /// All resources of a type.
    case kind(String)
    /// An EpisodeOfCare by its id, and what belongs to it.
    case course(String)
    /// One resource.
    case instance(type: String, id: String)
}
