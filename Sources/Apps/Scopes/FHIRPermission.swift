/// What a token's scopes permit, by the letters of SMART App Launch 2: c, r, u, d, s.
package enum FHIRPermission: Character, Sendable, Hashable, CaseIterable {
    case create = "c"
    case read = "r"
    case update = "u"
    case delete = "d"
    /// Searching and histories of several resources.
    case search = "s"
}
