import Access
import FHIR
import Record
import RecordSQL
import Synchronization
import TestSupport
import Testing

@testable import MedCom

/// A record with a hospital, a municipality that takes messages, and a citizen.
final class MedComFixture: Sendable {
    let temporary: TemporaryRecord
    let desk: MessageDesk
    let transport = FakeTransport()

    var record: Record { temporary.record }
    var clock: TestClock { temporary.clock }

    /// - Parameter faults: what is to fail.
    init(faults: FaultInjection? = nil) async throws {
        temporary = try await TemporaryRecord(on: EngineKind.current, faults: faults)
        desk = MessageDesk(temporary.record)
        try await write(Self.directory)
    }

    static let directory = [
        #"{"resourceType":"Endpoint","id":"mailbox","status":"active","connectionType":{"code":"hl7-fhir-msg"},"payloadType":[{"text":"MedCom"}],"address":"urn:medcom"}"#,
        #"{"resourceType":"Organization","id":"hospital","name":"Hjerteafdelingen","identifier":[{"system":"urn:oid:1.2.208.176.1.1","value":"265161000016000"},{"system":"https://www.gs1.org/gln","value":"5790000209354"}]}"#,
        #"{"resourceType":"Organization","id":"municipality","name":"Hjemmesygeplejen","identifier":[{"system":"urn:oid:1.2.208.176.1.1","value":"953741000016009"},{"system":"http://www.gs1.org/gln","value":"5790001348120"},{"system":"http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes","value":"0163"}],"endpoint":[{"reference":"Endpoint/mailbox"}]}"#,
        #"{"resourceType":"Patient","id":"elmer","identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"2509479989"}],"name":[{"use":"official","family":"Elmer","given":["Bruno"]}],"birthDate":"1947-09-25","address":[{"extension":[{"url":"http://hl7.dk/fhir/core/StructureDefinition/dk-core-municipalityCodes","valueCodeableConcept":{"coding":[{"system":"http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes","code":"0163"}]}}]}]}"#,
    ]

    func write(_ resources: [String]) async throws {
        let prepared = try resources.map { try record.preparer.prepare(try JSONDocument($0).root) }
        try await record.write(
            as: MessageDesk.caller, because: .healthSystemAdministration, doing: "test"
        ) { transaction in for resource in prepared { _ = try transaction.put(resource) } }
    }

    func delete(_ type: String, _ id: String) async throws {
        try await record.write(
            as: MessageDesk.caller, because: .healthSystemAdministration, doing: "test"
        ) { _ = try $0.delete(type, id) }
    }

    /// All current resources of a type.
    func all(_ type: String) async throws -> [JSONValue] {
        try await record.engine.read { reading in
            var found: [JSONValue] = []
            try reading.forEachResource(ofTypes: [type]) {
                found.append(try $0.json())
                return true
            }
            return found
        }
    }

    /// What waits to be sent, or to be acknowledged.
    func outgoing() async throws -> [Outgoing] {
        try await record.engine.read { reading in
            try reading.notes(startingWith: MessageNotes.outgoing)
                .compactMap { try MessageNotes.decoded(Outgoing.self, $0.value) }
        }
    }

    /// Answers that wait, oldest first.
    func answers() async throws -> [Answer] { try await outgoing().compactMap(\.answer) }

    /// A citizen's Encounters that came by message, without what differs from one order of arrival to another.
    func stays() async throws -> [String] {
        try await all("Encounter").filter { $0["status"]?.string != nil }.map { json in
            [
                json["status"]?.string, json["class"]?["code"]?.string, json["period"]?["start"]?.string,
                json["period"]?["end"]?.string, json["subject"]?["reference"]?.string,
                json["episodeOfCare"]?[0]?["identifier"]?["value"]?.string,
            ].map { $0 ?? "-" }.joined(separator: " ")
        }.sorted()
    }

    func sender(_ limits: MessageLimits = MessageLimits()) -> MessageSender {
        MessageSender(record, transport: transport, limits: limits)
    }
}

/// Takes messages over, or does not.
final class FakeTransport: MessageTransport {
    private struct State {
        var parcels: [MessageParcel] = []
        var isBroken = false
    }

    private let state = Mutex(State())

    var parcels: [MessageParcel] { state.withLock { $0.parcels } }
    /// All but acknowledgements.
    var messages: [MessageParcel] { parcels.filter { $0.kind != .acknowledgement } }

    func setBroken(_ isBroken: Bool) { state.withLock { $0.isBroken = isBroken } }

    func send(_ parcel: MessageParcel) async throws(TransportFailure) {
        let taken = state.withLock { state in
            if !state.isBroken { state.parcels.append(parcel) }
            return !state.isBroken
        }
        if !taken { throw .unreachable }
    }
}
