package import FHIR
import Record

/// Understands Subscription resources, or says what is wrong with them.
///
/// Source: FHIR R4, Subscription; Subscriptions R5 Backport 1.1.0, profile `backport-subscription`.
package struct SubscriptionReader: Sendable {
    package let topics: TopicCatalogue
    package let endpoints: EndpointRules
    private let criteria: CriteriaReader

    /// Seconds that a receiver has to answer unless the subscription says less or more.
    static let standardTimeout: Int64 = 10
    /// No receiver gets longer: a notification under way holds a connection.
    static let longestTimeout: Int64 = 60
    /// More heartbeats than this would be a load of their own.
    static let shortestHeartbeat: Int64 = 10
    /// Events to a notification, unless the subscription says less.
    static let mostEvents = 100
    static let standardEvents = 20

    private static let extensions = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/"

    package init(topics: TopicCatalogue, endpoints: EndpointRules, criteria: CriteriaReader) {
        self.topics = topics
        self.endpoints = endpoints
        self.criteria = criteria
    }

    /// - Throws: ``SubscriptionRefusal`` with the element and what is wrong with it.
    package func terms(of json: JSONValue) throws(SubscriptionRefusal) -> SubscriptionTerms {
        guard let text = json["criteria"]?.string, let channel = json["channel"] else {
            throw SubscriptionRefusal("Subscription", "a subscription has a criteria and a channel")
        }
        guard channel["type"]?.string == "rest-hook" else {
            throw SubscriptionRefusal("Subscription.channel.type", "only rest-hook is supported")
        }
        guard Self.extension("backport-channel-type", of: channel["_type"]) == nil else {
            throw SubscriptionRefusal("Subscription.channel.type", "only rest-hook is supported")
        }
        guard let address = channel["endpoint"]?.string else {
            throw SubscriptionRefusal("Subscription.channel.endpoint", "a rest-hook needs an endpoint")
        }
        let payload = channel["payload"]?.string
        guard payload == nil || Self.isJSON(payload) else {
            throw SubscriptionRefusal("Subscription.channel.payload", "only application/fhir+json is supported")
        }
        let topic = text.contains("?") ? nil : topics.topic(text)
        var terms = SubscriptionTerms(
            topic: topic?.url, triggers: [], filters: [:], endpoint: try endpoints.endpoint(address),
            content: payload == nil ? .signal : .update, timeout: Self.standardTimeout, mostEvents: 1)
        if let topic {
            terms.triggers = topic.triggers
            terms.filters = try filters(json["_criteria"], topic)
            terms.content = .bundle(try content(channel["_payload"]))
            terms.mostEvents = Self.standardEvents
        } else {
            terms.triggers = [try trigger(text)]
        }
        try readChannel(channel, into: &terms)
        if let end = json["end"]?.string { terms.end = DateTime(end)?.earliest }
        return terms
    }

    private func readChannel(_ channel: JSONValue, into terms: inout SubscriptionTerms) throws(SubscriptionRefusal) {
        func number(_ name: String, _ member: String) -> Int64? {
            Self.extension("backport-" + name, of: channel)?[member]?.integer
        }
        if let seconds = number("heartbeat-period", "valueUnsignedInt"), seconds > 0 {
            guard seconds >= Self.shortestHeartbeat else {
                throw SubscriptionRefusal(
                    "Subscription.channel", "the heartbeat period is \(Self.shortestHeartbeat) seconds or more")
            }
            terms.heartbeat = seconds
        }
        if let seconds = number("timeout", "valueUnsignedInt"), seconds > 0 {
            terms.timeout = min(seconds, Self.longestTimeout)
        }
        if let count = number("max-count", "valuePositiveInt"), count > 0 {
            terms.mostEvents = min(Int(count), terms.topic == nil ? 1 : Self.mostEvents)
        }
        var names: Set<String> = []
        for line in channel["header"]?.elements.map({ $0.string ?? "" }) ?? [] {
            names.insert(try HookHeader(line).name.lowercased())
        }
        let count = channel["header"]?.elements.map { $0 }.count ?? 0
        guard count <= HookHeader.most else {
            throw SubscriptionRefusal("Subscription.channel.header", "more than \(HookHeader.most) headers")
        }
        guard names.count == count else {
            throw SubscriptionRefusal("Subscription.channel.header", "a header stands there twice")
        }
    }

    /// R4's own kind: whatever is created or changed and is found by a search.
    private func trigger(_ text: String) throws(SubscriptionRefusal) -> ChangeTrigger {
        guard text.contains("?") else {
            throw SubscriptionRefusal(
                "Subscription.criteria",
                "the criteria is neither a search, such as Observation?code=…, nor a known topic")
        }
        let query = try criteria.read(text)
        // Deliveries change the state of subscriptions, which would be events again.
        guard query.type != "Subscription" else {
            throw SubscriptionRefusal("Subscription.criteria", "Subscription cannot be subscribed to")
        }
        return ChangeTrigger(type: query.type, current: try SearchMatcher(query))
    }

    private func filters(
        _ criteria: JSONValue?, _ topic: SubscriptionTopic
    ) throws(SubscriptionRefusal) -> [String: [SearchMatcher]] {
        var filters: [String: [SearchMatcher]] = [:]
        for one in Self.extensions("backport-filter-criteria", of: criteria) {
            guard let text = one["valueString"]?.string else {
                throw SubscriptionRefusal("Subscription.criteria", "a filter has a valueString")
            }
            let query = try self.criteria.read(text)
            guard topic.triggers.contains(where: { $0.type == query.type }) else {
                throw SubscriptionRefusal("Subscription.criteria", "the topic is not about \(query.type)")
            }
            for clause in query.clauses where topic.filters[query.type]?.contains(clause.parameter) != true {
                throw SubscriptionRefusal(
                    "Subscription.criteria", "the topic cannot be filtered by \(query.type)?\(clause.parameter)")
            }
            filters[query.type, default: []].append(try SearchMatcher(query))
        }
        return filters
    }

    private func content(_ payload: JSONValue?) throws(SubscriptionRefusal) -> SubscriptionTerms.PayloadContent {
        guard let code = Self.extension("backport-payload-content", of: payload)?["valueCode"]?.string else {
            return .empty
        }
        guard let content = SubscriptionTerms.PayloadContent(rawValue: code) else {
            throw SubscriptionRefusal(
                "Subscription.channel.payload", "the content is empty, id-only or full-resource")
        }
        return content
    }

    private static func isJSON(_ type: String?) -> Bool {
        type.map { ["application/fhir+json", "application/json"].contains($0.prefix { $0 != ";" }) } ?? false
    }

    private static func extensions(_ name: String, of element: JSONValue?) -> [JSONValue] {
        element?["extension"]?.elements.filter { $0["url"]?.string == extensions + name } ?? []
    }

    private static func `extension`(_ name: String, of element: JSONValue?) -> JSONValue? {
        extensions(name, of: element).first
    }
}
