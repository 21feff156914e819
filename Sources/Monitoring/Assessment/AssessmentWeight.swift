/// What an answer says about whether home is right. The later weighs more.
package enum AssessmentWeight: String, Sendable, Hashable, CaseIterable, Comparable {
    case supports
    /// It can be done where help is agreed on.
    case help
    /// It is not known: nothing is suggested before it is.
    case open
    case against
    /// Nobody decides for home over this.
    case veto

    package static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
