package import Access

/// What a caller could see when it was asked last: what a listener's view is held against. Nothing is in it but the
/// decision.
package struct Outlook: Sendable, Hashable {
    private let scope: Scope

    init(_ scope: Scope) {
        var scope = scope
        // Why somebody may see may change while what is seen does not.
        scope.grounds = [:]
        self.scope = scope
    }
}

/// What a listener is told: whether something may look otherwise now, and nothing of what it is.
package struct News: Sendable, Hashable {
    package let outlook: Outlook
    package let hasChanged: Bool
}

extension Record {
    /// Whether changes are to something that a caller may see, decided anew; nil where the caller may not look any more.
    ///
    /// Nothing is handed out but that, so nothing is audited: whoever asks has audited the listening, and what is then
    /// looked at is a look of its own. Why it is so stands in decision 27.
    ///
    /// - Parameters:
    ///   - subject: whose part of the record is listened to: one citizen, or all with whom a professional has to do.
    ///   - changes: what has happened. A change counts where the caller may see the version after it, or the one before.
    ///   - former: what the caller could see the last time; another decision than then is news, for a page may show what
    ///     has been hidden since. Nil: there was no last time.
    package func news(
        about subject: Subject, in changes: [RecordEvent], since former: Outlook?, as caller: Caller,
        because purpose: Purpose
    ) async throws -> News? {
        try await engine.read { [self] reading in
            let decision = try decide(caller, purpose, subject, at: surroundings.now(), reading)
            guard case .permitted(let scope, _) = decision else { return nil }
            let outlook = Outlook(scope)
            // A search for citizens is decided inside its queries, at an instant: two decisions are never the same.
            let isOther = subject != .lookup && former != nil && former != outlook
            guard !isOther, !changes.isEmpty else { return News(outlook: outlook, hasChanged: isOther) }
            let seen = try reading.within(scope)
            return News(outlook: outlook, hasChanged: try changes.contains { try Self.shows($0, in: seen) })
        }
    }

    /// Whether a change is to something that a reading shows, now or before it.
    private static func shows(_ change: RecordEvent, in seen: any EngineReading) throws -> Bool {
        for version in [change.version, change.version - 1] where version > 0 {
            if let found = try seen.version(version, of: change.type, change.id), !found.isDeletion { return true }
        }
        return false
    }
}
