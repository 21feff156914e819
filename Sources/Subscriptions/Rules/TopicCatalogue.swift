package import FHIR
import Foundation

/// The topics that the program knows, from `Tables/subscription-topics.json`.
package struct TopicCatalogue: Sendable {
    /// In the order of the table.
    package let topics: [SubscriptionTopic]

    /// - Throws: ``SubscriptionRefusal`` where a topic of the table cannot be understood, which a test would show.
    package init(_ json: JSONValue, criteria: CriteriaReader) throws(SubscriptionRefusal) {
        var topics: [SubscriptionTopic] = []
        for entry in json["entry"]?.elements.map({ $0 }) ?? [] {
            guard let resource = entry["resource"] else { continue }
            topics.append(try SubscriptionTopic(resource, criteria: criteria))
        }
        self.topics = topics
    }

    /// The program's own.
    package static func standard(_ criteria: CriteriaReader) throws -> TopicCatalogue {
        guard let url = Bundle.module.url(forResource: "Tables/subscription-topics", withExtension: "json") else {
            throw SubscriptionRefusal("SubscriptionTopic", "the table of topics is missing")
        }
        return try TopicCatalogue(try JSONDocument(Array(try Data(contentsOf: url))).root, criteria: criteria)
    }

    func topic(_ url: String) -> SubscriptionTopic? {
        // A canonical address may name a version after a bar; the topics have none.
        topics.first { $0.url == url.prefix { $0 != "|" } }
    }
}
