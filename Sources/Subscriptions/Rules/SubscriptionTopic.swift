package import FHIR
package import Record

/// Something that can be subscribed to, by its canonical address.
///
/// Written as FHIR R5's SubscriptionTopic; R4 has only the address, and the guide says how it is used.
/// Source: FHIR R5, SubscriptionTopic; Subscriptions R5 Backport 1.1.0, Components.
package struct SubscriptionTopic: Sendable, Hashable {
    package let url: String
    package let title: String
    package let triggers: [ChangeTrigger]
    /// The search parameters of each type that a subscription may filter by.
    package let filters: [String: Set<String>]

    /// - Parameter criteria: reads a search, such as `Encounter?status=finished`.
    /// - Throws: ``SubscriptionRefusal`` where the topic cannot be understood.
    package init(_ json: JSONValue, criteria: CriteriaReader) throws(SubscriptionRefusal) {
        guard let url = json["url"]?.string, let title = json["title"]?.string else {
            throw SubscriptionRefusal("SubscriptionTopic", "a topic has an address and a title")
        }
        self.url = url
        self.title = title
        var triggers: [ChangeTrigger] = []
        for trigger in json["resourceTrigger"]?.elements.map({ $0 }) ?? [] {
            triggers.append(try Self.trigger(trigger, criteria))
        }
        self.triggers = triggers
        var filters: [String: Set<String>] = [:]
        for filter in json["canFilterBy"]?.elements.map({ $0 }) ?? [] {
            guard let type = filter["resource"]?.string, let parameter = filter["filterParameter"]?.string else {
                throw SubscriptionRefusal("SubscriptionTopic.canFilterBy", "a filter has a resource and a parameter")
            }
            filters[type, default: []].insert(parameter)
        }
        self.filters = filters
    }

    private static let changes: [String: Outcome.Change] = [
        "create": .created, "update": .updated, "delete": .deleted,
    ]

    private static func trigger(
        _ json: JSONValue, _ criteria: CriteriaReader
    ) throws(SubscriptionRefusal) -> ChangeTrigger {
        guard let type = json["resource"]?.string else {
            throw SubscriptionRefusal("SubscriptionTopic.resourceTrigger", "a trigger has a resource")
        }
        var trigger = ChangeTrigger(type: type)
        let named = json["supportedInteraction"]?.elements.compactMap { $0.string.flatMap { changes[$0] } } ?? []
        if !named.isEmpty { trigger.changes = Set(named) }
        guard let query = json["queryCriteria"] else { return trigger }
        if let text = query["previous"]?.string { trigger.previous = try SearchMatcher(try criteria.read(text)) }
        if let text = query["current"]?.string { trigger.current = try SearchMatcher(try criteria.read(text)) }
        trigger.needsBoth = query["requireBoth"]?.bool ?? false
        trigger.passesOnCreate = query["resultForCreate"]?.string != "test-fails"
        trigger.passesOnDelete = query["resultForDelete"]?.string == "test-passes"
        return trigger
    }
}

/// Reads a search as it stands in a criteria; the API's own reader, so that what can be searched for can be subscribed to
/// in the same words.
package struct CriteriaReader: Sendable {
    private let body: @Sendable (String) throws(SubscriptionRefusal) -> SearchQuery

    /// - Parameter body: reads `Type?parameter=value&…`.
    package init(_ body: @escaping @Sendable (String) throws(SubscriptionRefusal) -> SearchQuery) {
        self.body = body
    }

    /// Reads one.
    package func read(_ text: String) throws(SubscriptionRefusal) -> SearchQuery { try body(text) }
}
