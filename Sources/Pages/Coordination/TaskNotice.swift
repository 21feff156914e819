/// What the pages about tasks say has happened.
package enum TaskNotice: String, Sendable, Hashable, CaseIterable {
    case given, taken
    /// Somebody else was first.
    case late
}
