package import Record

/// Which changes of a type of resource somebody is told of.
///
/// Source: FHIR R5, SubscriptionTopic.resourceTrigger.
package struct ChangeTrigger: Sendable, Hashable {
    package let type: String
    /// Creations, updates, deletions.
    package var changes: Set<Outcome.Change>
    /// What the version before must be; nil: anything.
    package var previous: SearchMatcher?
    /// What the new version must be; nil: anything.
    package var current: SearchMatcher?
    /// Whether both must hold, or one is enough.
    package var needsBoth: Bool
    /// Whether a creation, which has no version before, passes the test of it.
    package var passesOnCreate: Bool
    /// Whether a deletion, which has no new version, passes the test of it.
    package var passesOnDelete: Bool

    package init(
        type: String, changes: Set<Outcome.Change> = [.created, .updated], previous: SearchMatcher? = nil,
        current: SearchMatcher? = nil, needsBoth: Bool = true, passesOnCreate: Bool = true,
        passesOnDelete: Bool = false
    ) {
        self.type = type
        self.changes = changes
        self.previous = previous
        self.current = current
        self.needsBoth = needsBoth
        self.passesOnCreate = passesOnCreate
        self.passesOnDelete = passesOnDelete
    }

    /// Whether a change is one of those.
    ///
    /// - Parameters:
    ///   - before: nil where there was no version before, or it was a deletion.
    ///   - after: nil for a deletion.
    package func isPulled(
        by change: Outcome.Change, from before: SearchableVersion?, to after: SearchableVersion?
    ) -> Bool {
        guard changes.contains(change), (after ?? before)?.type == type else { return false }
        let was = previous.map { matcher in before.map(matcher.matches) ?? passesOnCreate }
        let `is` = current.map { matcher in after.map(matcher.matches) ?? passesOnDelete }
        if needsBoth { return was ?? true && `is` ?? true }
        if was == nil, `is` == nil { return true }
        return was ?? false || `is` ?? false
    }
}
