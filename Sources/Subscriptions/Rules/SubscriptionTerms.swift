package import Record

/// A Subscription as it was understood: what somebody is told of, where, and how.
package struct SubscriptionTerms: Sendable, Hashable {
    /// What a notification says.
    package enum Content: Sendable, Hashable {
        /// R4's own way, without a payload: a POST with nothing in it.
        case signal
        /// R4's own way, with a payload: the resource, as an update.
        case update
        /// The guide's way: a Bundle with so much of the resources in it.
        case bundle(PayloadContent)
    }

    /// How much of the resources a Bundle holds.
    ///
    /// Source: Subscriptions R5 Backport 1.1.0, code system `backport-content-code-system`.
    package enum PayloadContent: String, Sendable, Hashable, CaseIterable {
        case empty
        case idOnly = "id-only"
        case fullResource = "full-resource"
    }

    /// The topic's canonical address; nil where it is R4's own kind, with a search.
    package var topic: String?
    package var triggers: [ChangeTrigger]
    /// By type: all of a type's must match.
    package var filters: [String: [SearchMatcher]]
    package var endpoint: HookEndpoint
    package var content: Content
    /// Seconds of silence after which a heartbeat is sent; nil: none.
    package var heartbeat: Int64?
    /// Seconds that the receiver has to answer.
    package var timeout: Int64
    /// Events to a notification.
    package var mostEvents: Int
    /// When it ends, in milliseconds since 1970-01-01T00:00:00Z; nil: never by itself.
    package var end: Int64?

    /// The types that a notification may be about.
    package var types: Set<String> { Set(triggers.map(\.type)) }

    /// Whether the receiver must answer a handshake before anything else is sent.
    package var needsHandshake: Bool { topic != nil }

    /// Whether a change of a resource is one to tell of.
    package func isPulled(by event: ChangedResource) -> Bool {
        guard triggers.contains(where: { $0.isPulled(by: event.change, from: event.before, to: event.after) }),
            let version = event.after ?? event.before
        else { return false }
        return filters[version.type]?.allSatisfy { $0.matches(version) } ?? true
    }
}

/// A change with what was there before and after.
package struct ChangedResource: Sendable {
    package let change: Outcome.Change
    package let before: SearchableVersion?
    package let after: SearchableVersion?

    package init(_ change: Outcome.Change, from before: SearchableVersion?, to after: SearchableVersion?) {
        self.change = change
        self.before = before
        self.after = after
    }
}
