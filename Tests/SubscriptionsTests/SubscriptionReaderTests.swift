import FHIR
import FHIRServer
import Record
import TestSupport
import Testing

@testable import Subscriptions

@Suite struct SubscriptionReaderTests {
    private static func terms(_ json: String) throws -> SubscriptionTerms {
        try FHIRService.subscriptionReader().terms(of: try JSONDocument(json).root)
    }

    private static func subscription(
        _ criteria: String, type: String = "rest-hook", endpoint: String = "https://receiver.example/",
        more: String = "",
        around: String = ""
    ) -> String {
        """
        {"resourceType":"Subscription","status":"requested","reason":"x","criteria":"\(criteria)"\(around),\
        "channel":{"type":"\(type)","endpoint":"\(endpoint)"\(more)}}
        """
    }

    @Test func `a search is understood by the reader of searches`() throws {
        let terms = try Self.terms(Self.subscription("Observation?code=http://loinc.org|15074-8"))
        #expect(terms.topic == nil && terms.types == ["Observation"] && terms.content == .signal)
        #expect(!terms.needsHandshake)
        #expect(
            try Self.terms(Self.subscription("Observation?", more: #","payload":"application/fhir+json""#)).content
                == .update)
    }

    @Test(
        arguments: [
            ("Observation?colour=red", "colour"), ("Observation?code:sounds-like=x", "sounds-like"),
            ("Observation?_sort=date", "_sort"), ("Observation?_count=7", "_count"), ("Nonsense?code=x", "search"),
            ("Observation", "topic"), ("https://example.org/unknown-topic", "topic"),
            ("Observation?subject:Patient.name=ida", "chain"), ("Subscription?status=active", "Subscription"),
            ("Observation?code=", "code"), ("Observation?date=yesterday", "date"),
        ])
    func `what is not understood is refused by name`(criteria: String, word: String) throws {
        let refusal = #expect(throws: SubscriptionRefusal.self) { try Self.terms(Self.subscription(criteria)) }
        #expect(refusal?.text.contains(word) == true, "\(refusal?.text ?? "")")
    }

    @Test func `other channels, payloads, endpoints and headers are refused`() throws {
        for json in [
            Self.subscription("Observation?", type: "websocket"), Self.subscription("Observation?", type: "email"),
            Self.subscription("Observation?", endpoint: "http://receiver.example/"),
            Self.subscription("Observation?", endpoint: "https://10.0.0.1/"),
            Self.subscription("Observation?", more: #","payload":"application/fhir+xml""#),
            Self.subscription("Observation?", more: #","header":["Host: elsewhere"]"#),
            Self.subscription("Observation?", more: #","header":["A: 1","a: 2"]"#),
            #"{"resourceType":"Subscription","status":"requested","criteria":"Observation?","channel":{"type":"rest-hook"}}"#,
        ] {
            #expect(throws: SubscriptionRefusal.self) { try Self.terms(json) }
        }
    }

    private static let extensions = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-"

    private static func filter(_ text: String) -> String {
        #","_criteria":{"extension":[{"url":"\#(extensions)filter-criteria","valueString":"\#(text)"}]}"#
    }

    @Test func `a topic is understood with its filters and the channel's extensions`() throws {
        let channel = """
            ,"payload":"application/fhir+json",\
            "_payload":{"extension":[{"url":"\(Self.extensions)payload-content","valueCode":"id-only"}]},\
            "extension":[{"url":"\(Self.extensions)heartbeat-period","valueUnsignedInt":60},\
            {"url":"\(Self.extensions)timeout","valueUnsignedInt":600},\
            {"url":"\(Self.extensions)max-count","valuePositiveInt":7}]
            """
        let terms = try Self.terms(
            Self.subscription(
                DeliveryFixture.topics + "admission", more: channel,
                around: Self.filter("Encounter?patient=Patient/ida")))
        #expect(terms.topic == DeliveryFixture.topics + "admission")
        #expect(terms.content == .bundle(.idOnly) && terms.heartbeat == 60 && terms.mostEvents == 7)
        // As long as the server itself waits at most.
        #expect(terms.timeout == SubscriptionReader.longestTimeout)
        #expect(terms.filters["Encounter"]?.count == 1)
        #expect(terms.needsHandshake)
    }

    @Test(arguments: ["Observation?patient=ida", "Encounter?length=7", "Encounter?patient", "Encounter"])
    func `filters that a topic does not have are refused`(filter: String) {
        #expect(throws: SubscriptionRefusal.self) {
            try Self.terms(Self.subscription(DeliveryFixture.topics + "admission", around: Self.filter(filter)))
        }
    }

    @Test func `every topic has a title and triggers, and filters that can be searched by`() throws {
        let reader = try FHIRService.subscriptionReader()
        #expect(reader.topics.topics.count >= 8)
        for topic in reader.topics.topics {
            #expect(!topic.title.isEmpty && !topic.triggers.isEmpty)
            #expect(topic.url.hasPrefix(DeliveryFixture.topics))
            for (type, parameters) in topic.filters {
                #expect(topic.triggers.contains { $0.type == type }, "\(topic.url) \(type)")
                for parameter in parameters {
                    #expect(SearchParameters.r4.definition(of: type, code: parameter) != nil, "\(type)?\(parameter)")
                }
            }
        }
    }

    @Test func `a trigger looks at what was and what is`() throws {
        let reader = try FHIRService.subscriptionReader()
        let discharge = try #require(reader.topics.topic(DeliveryFixture.topics + "discharge")).triggers[0]
        let indexer = SearchIndexer()
        func version(_ status: String, _ code: String = "IMP") throws -> SearchableVersion {
            let json = try JSONDocument(DeliveryFixture.encounter("e", of: "ida", status, code)).root
            let stored = StoredResource(
                key: ResourceKey(rawValue: 1), type: "Encounter", id: "e", version: 1, updated: 0,
                bytes: Array(json.rawBytes))
            return SearchableVersion(stored, entries: indexer.entries(of: json))
        }
        let (inside, home) = (try version("in-progress"), try version("finished"))
        #expect(discharge.isPulled(by: .updated, from: inside, to: home))
        #expect(discharge.isPulled(by: .created, from: nil, to: home))
        #expect(!discharge.isPulled(by: .updated, from: home, to: home))
        #expect(!discharge.isPulled(by: .updated, from: inside, to: inside))
        #expect(!discharge.isPulled(by: .deleted, from: home, to: nil))
        #expect(!discharge.isPulled(by: .updated, from: inside, to: try version("finished", "AMB")))
    }
}
