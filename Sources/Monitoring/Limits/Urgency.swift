/// How urgent what stands worst on a list is.
package enum Urgency: String, Sendable, Hashable, CaseIterable, Comparable {
    case red, yellow, missing, wish, grey

    /// The worst comes first: 0 is red.
    package var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

    /// The worse is the greater.
    package static func < (one: Urgency, other: Urgency) -> Bool { one.rank > other.rank }
}

extension Urgency {
    /// Nil for a number that is no place in the order.
    package init?(rank: Int) {
        guard Self.allCases.indices.contains(rank) else { return nil }
        self = Self.allCases[rank]
    }
}
