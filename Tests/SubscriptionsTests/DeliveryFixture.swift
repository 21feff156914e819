import Access
import FHIR
import FHIRServer
import Record
import RecordSQL
import TestSupport

@testable import Subscriptions

/// A record with subscriptions, a receiver, and a clock that the test moves.
struct DeliveryFixture {
    let temporary: TemporaryRecord
    let reader: SubscriptionReader
    let receiver = FakeReceiver()

    static let system = Caller(identity: "system", role: .system)

    init(on kind: EngineKind = .current, faults: FaultInjection? = nil) async throws {
        temporary = try await TemporaryRecord(on: kind, faults: faults)
        reader = try FHIRService.subscriptionReader(address: "https://record.example/fhir")
    }

    var record: Record { temporary.record }

    /// - Parameters:
    ///   - other: the same record, opened once more.
    ///   - sleep: how it waits; unless told it does not.
    func deliverer(
        of other: Record? = nil, sleep: @escaping @Sendable (Int64) async -> Void = { _ in await Task.yield() },
        chance: @escaping @Sendable () -> Double = { 0.5 }
    ) -> SubscriptionDeliverer {
        SubscriptionDeliverer(
            other ?? record, reader: reader, sender: receiver,
            setup: .init(base: "https://record.example/fhir", chance: chance, sleep: sleep))
    }

    /// Turns until nothing more happens at this instant.
    func run(_ deliverer: SubscriptionDeliverer, turns: Int = 4) async throws {
        for _ in 0..<turns {
            _ = try await deliverer.turn()
            await deliverer.settle()
        }
    }

    func write(_ resources: String...) async throws {
        let prepared = try resources.map { try record.preparer.prepare(try JSONDocument($0).root) }
        try await record.write(as: Self.system, because: .treatment, doing: "test") { transaction in
            for resource in prepared { _ = try transaction.put(resource) }
        }
    }

    func delete(_ type: String, _ id: String) async throws {
        _ = try await record.write(as: Self.system, because: .treatment, doing: "test") { try $0.delete(type, id) }
    }

    /// Takes a subscription in as the API does.
    func subscribe(
        _ id: String, to criteria: String, filters: [String] = [], content: String? = nil, channel: String = "",
        more: String = "", types: Set<String>? = nil, as caller: Caller = Self.system
    ) async throws {
        let extensions = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/"
        let filter = filters.map { #"{"url":"\#(extensions)backport-filter-criteria","valueString":"\#($0)"}"# }
        let criteriaElement = filter.isEmpty ? "" : #""_criteria":{"extension":[\#(filter.joined(separator: ","))]},"#
        let payload = content.map {
            #","_payload":{"extension":[{"url":"\#(extensions)backport-payload-content","valueCode":"\#($0)"}]}"#
        }
        let json = """
            {"resourceType":"Subscription","id":"\(id)","status":"requested","reason":"a test","criteria":"\(criteria)",\
            \(criteriaElement)\(more)"channel":{"type":"rest-hook","endpoint":"https://receiver.example/hook",\
            "payload":"application/fhir+json"\(payload ?? "")\(channel)}}
            """
        let desk = SubscriptionDesk(reader)
        let resource = try JSONDocument(json).root
        let preparer = record.preparer
        try await record.write(as: Self.system, because: .treatment, doing: "test") { transaction in
            let current = try transaction.read("Subscription", id)?.json()
            let accepted = try desk.accept(resource, over: current)
            _ = try transaction.put(try preparer.prepare(accepted.resource, id: id))
            try desk.keep(
                accepted, as: Subscriber(caller: caller, purpose: .treatment, types: types ?? accepted.types), id: id,
                wasOff: current == nil, in: transaction)
        }
    }

    func status(of id: String) async throws -> String? {
        try await subscription(id)?["status"]?.string
    }

    func subscription(_ id: String) async throws -> JSONValue? {
        try await record.engine.read { try $0.resource("Subscription", id)?.json() }
    }

    func state(of id: String) async throws -> SubscriberState {
        try await record.engine.read { reading in try Outbox.state(id, reading.note) }
    }

    static func patient(_ id: String) -> String { #"{"resourceType":"Patient","id":"\#(id)"}"# }

    static func observation(_ id: String, of patient: String, _ value: Int = 1, status: String = "final") -> String {
        """
        {"resourceType":"Observation","id":"\(id)","status":"\(status)",\
        "code":{"coding":[{"system":"http://loinc.org","code":"15074-8"}]},"subject":{"reference":"Patient/\(patient)"},\
        "valueQuantity":{"value":\(value),"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"}}
        """
    }

    static func encounter(_ id: String, of patient: String, _ status: String, _ code: String = "IMP") -> String {
        """
        {"resourceType":"Encounter","id":"\(id)","status":"\(status)","subject":{"reference":"Patient/\(patient)"},\
        "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"\(code)"}}
        """
    }

    static let topics = "https://tovholder.dk/fhir/SubscriptionTopic/"
}
