/// The paths of many search parameters as one tree over the members of a resource, so that a single walk finds the
/// values of all.
final class SearchPlan: Sendable {
    /// The steps from an element that the plan goes on with.
    let edges: [Edge]
    /// What is to be made of the element itself.
    let actions: [Action]

    init(edges: [Edge], actions: [Action]) {
        self.edges = edges
        self.actions = actions
    }

    /// A step to a member of an object, or to each item where that is an array.
    struct Edge: Sendable {
        let name: SearchMemberName
        let filter: SearchFilter?
        let target: SearchPlan
    }

    struct Action: Sendable {
        /// The parameter's place in the indexer's list.
        let parameter: Int
        let use: Use
    }

    enum Use: Sendable {
        case value(SearchConversion)
        /// A combination of what each of these plans finds from here.
        case composite([SearchPlan])
    }
}

/// Which items a step takes.
enum SearchFilter: Sendable, Hashable {
    /// References to a resource of this type.
    case refersTo(String)
    /// Items with a member that is just this text.
    case member(SearchMemberName, equals: String)
    /// The item at a place in the array.
    case place(Int)
}
