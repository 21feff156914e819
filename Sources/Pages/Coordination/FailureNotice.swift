/// What the page says has happened.
package enum FailureNotice: String, Sendable, Hashable, CaseIterable {
    case reported, taken
    /// Somebody else was first.
    case late
}
