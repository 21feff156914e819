import Access
import FHIRServer

/// Somebody who asks: what they are in the generated world, and as whom the API knows them.
struct Asker: Sendable {
    /// What the oracle judges by.
    enum Standing: Sendable {
        case citizen(Int)
        case relative(Int)
        case professional(Population.Worker)
        /// A program with its own credentials.
        case system
        /// A parent: on own data, and a relative of a child.
        case both(citizen: Int, relative: Int)
        /// Sees numbers, the log, or nothing of what is in the record: never a resource.
        case without(Role)
        /// Has no token, or one that nobody knows.
        case nobody
    }

    /// The bearer token, and the name in a report.
    let name: String
    let standing: Standing
    var holder: FHIRHolder?
    /// The types that scopes permit; nil: all.
    var types: Set<String>?
    /// Of Observation only what has this category.
    var category: String?

    /// Who stands in the audit.
    var identities: Set<String> { Set(holder?.capacities.map(\.caller.identity) ?? []) }

    /// Whether all that it sees is seen in one capacity, whatever is asked.
    var hasOneCapacity: Bool {
        switch standing {
        case .both, .without, .nobody: false
        default: true
        }
    }
}
