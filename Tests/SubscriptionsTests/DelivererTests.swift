import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Subscriptions

@Suite(.onEachEngine) struct DelivererTests {
    @Test func `a topic: handshake, then each event once, with what was asked for`() async throws {
        let fixture = try await DeliveryFixture()
        let deliverer = fixture.deliverer()
        try await fixture.write(
            DeliveryFixture.patient("ida"), DeliveryFixture.encounter("before", of: "ida", "in-progress"))
        try await fixture.subscribe("s", to: DeliveryFixture.topics + "admission", content: "full-resource")
        try await fixture.run(deliverer)
        #expect(fixture.receiver.received.map(\.kind) == ["handshake"])
        #expect(try await fixture.status(of: "s") == "active")
        try await fixture.write(
            DeliveryFixture.encounter("e", of: "ida", "planned"),
            DeliveryFixture.encounter("a", of: "ida", "in-progress", "AMB"))
        try await fixture.write(DeliveryFixture.encounter("e", of: "ida", "in-progress"))
        // It was in progress already: nothing begins.
        try await fixture.write(DeliveryFixture.encounter("e", of: "ida", "in-progress", "ACUTE"))
        fixture.receiver.forget()
        try await fixture.run(deliverer)
        let request = try #require(fixture.receiver.received.first)
        #expect(fixture.receiver.received.count == 1)
        #expect(request.kind == "event-notification")
        #expect(request.eventNumbers == [1])
        #expect(request.references == ["Encounter/e"])
        #expect(request.event == "s/1-1")
        let bundle = try #require(request.json)
        #expect(Validator().validate(bundle).isEmpty)
        let entry = try #require(bundle["entry"]?[1])
        // The version that the event is about, though there is a newer one.
        #expect(entry["resource"]?["meta"]?["versionId"]?.string == "2")
        #expect(entry["request"]?["method"]?.string == "PUT")
    }

    @Test func `R4's own kind: active at once, the resource as an update, or only a signal`() async throws {
        let fixture = try await DeliveryFixture()
        let deliverer = fixture.deliverer()
        try await fixture.subscribe("s", to: "Observation?code=http://loinc.org|15074-8&status=final")
        try await fixture.run(deliverer)
        #expect(fixture.receiver.received.isEmpty)
        #expect(try await fixture.status(of: "s") == "active")
        try await fixture.write(
            DeliveryFixture.patient("ida"), DeliveryFixture.observation("o", of: "ida"),
            DeliveryFixture.observation("p", of: "ida", status: "preliminary"))
        try await fixture.run(deliverer)
        #expect(fixture.receiver.received.map(\.address) == ["https://receiver.example/hook/Observation/o"])
        #expect(fixture.receiver.received.first?.method == .put)
        #expect(fixture.receiver.received.first?.json?["id"]?.string == "o")
    }

    @Test(arguments: ["empty", "id-only", "full-resource"])
    func `no more is said than was asked for`(content: String) async throws {
        let fixture = try await DeliveryFixture()
        let deliverer = fixture.deliverer()
        try await fixture.subscribe("s", to: DeliveryFixture.topics + "new-result", content: content)
        try await fixture.run(deliverer)
        try await fixture.write(DeliveryFixture.observation("secret-name", of: "ida", 7))
        fixture.receiver.forget()
        try await fixture.run(deliverer)
        let request = try #require(fixture.receiver.received.first)
        let text = String(decoding: request.body, as: UTF8.self)
        #expect(request.eventNumbers == [1])
        #expect(text.contains("secret-name") == (content != "empty"))
        #expect(text.contains("mmol/L") == (content == "full-resource"))
        #expect(Validator().validate(try #require(request.json)).isEmpty)
    }

    @Test func `filters of a topic narrow it`() async throws {
        let fixture = try await DeliveryFixture()
        let deliverer = fixture.deliverer()
        try await fixture.subscribe(
            "s", to: DeliveryFixture.topics + "new-result", filters: ["Observation?patient=Patient/ida"],
            content: "id-only")
        try await fixture.write(
            DeliveryFixture.observation("a", of: "ida"), DeliveryFixture.observation("b", of: "bo"))
        try await fixture.run(deliverer)
        #expect(fixture.receiver.received.flatMap(\.references) == ["Observation/a"])
    }

    @Test func `a deletion is told of where the topic says so`() async throws {
        let fixture = try await DeliveryFixture()
        let deliverer = fixture.deliverer()
        try await fixture.subscribe("s", to: DeliveryFixture.topics + "patient-changed", content: "full-resource")
        try await fixture.write(DeliveryFixture.patient("ida"))
        try await fixture.run(deliverer)
        try await fixture.delete("Patient", "ida")
        fixture.receiver.forget()
        try await fixture.run(deliverer)
        let entry = try #require(fixture.receiver.received.first?.json?["entry"]?[1])
        #expect(entry["request"]?["method"]?.string == "DELETE")
        #expect(entry["resource"] == nil)
    }

    @Test func `a receiver that fails is tried again later and later, is said to be in error, and gets everything`()
        async throws
    {
        let fixture = try await DeliveryFixture()
        let deliverer = fixture.deliverer()
        try await fixture.subscribe("s", to: "Observation?")
        try await fixture.run(deliverer)
        fixture.receiver.behave { _ in .fails(.unreachable) }
        for number in 1...5 { try await fixture.write(DeliveryFixture.observation("o\(number)", of: "ida")) }
        try await fixture.run(deliverer, turns: 10)
        // Not before its time: the first round tried the first of the one patient.
        #expect(fixture.receiver.attempts == 1)
        var attempts: [Int64] = []
        var before = fixture.receiver.attempts
        for second in 0..<360 {
            fixture.temporary.clock.advance(by: 10_000)
            try await fixture.run(deliverer, turns: 1)
            if fixture.receiver.attempts > before { attempts.append(Int64(second)) }
            before = fixture.receiver.attempts
        }
        let pauses = zip(attempts, attempts.dropFirst()).map { $1 - $0 }
        #expect(pauses.count >= 6)
        #expect(zip(pauses, pauses.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(try await fixture.status(of: "s") == "error")
        #expect(try await fixture.subscription("s")?["error"]?.string == HookFailure.unreachable.text)
        #expect(deliverer.figures.waiting == 5)
        #expect(deliverer.figures.byStatus == ["error": 1])
        #expect(deliverer.figures.byFailure == [.unreachable: 1])
        fixture.receiver.behave { _ in .acknowledges }
        fixture.temporary.clock.advance(by: 3_600_000)
        try await fixture.run(deliverer)
        #expect(fixture.receiver.received.map(\.path) == (1...5).map { "Observation/o\($0)" })
        #expect(try await fixture.status(of: "s") == "active")
        #expect(try await fixture.subscription("s")?["error"] == nil)
        #expect(deliverer.figures.waiting == 0 && deliverer.figures.delivered == 5)
        #expect(deliverer.figures.oldestWaiting == nil)
    }

    @Test func `a notice that the receiver refuses holds its patient, and nobody else`() async throws {
        let fixture = try await DeliveryFixture()
        let deliverer = fixture.deliverer()
        try await fixture.subscribe("s", to: "Observation?")
        fixture.receiver.behave { $0.path == "Observation/bad" ? .fails(.refused) : .acknowledges }
        try await fixture.write(DeliveryFixture.observation("bad", of: "ida"))
        for number in 1...3 {
            try await fixture.write(
                DeliveryFixture.observation("after\(number)", of: "ida"),
                DeliveryFixture.observation("bo\(number)", of: "bo"))
        }
        for _ in 0..<50 {
            try await fixture.run(deliverer, turns: 1)
            fixture.temporary.clock.advance(by: 1_000)
        }
        #expect(fixture.receiver.received.map(\.path) == ["Observation/bo1", "Observation/bo2", "Observation/bo3"])
        fixture.receiver.behave { _ in .acknowledges }
        fixture.temporary.clock.advance(by: 3_600_000)
        try await fixture.run(deliverer)
        #expect(
            fixture.receiver.received.dropFirst(3).map(\.path)
                == ["Observation/bad", "Observation/after1", "Observation/after2", "Observation/after3"])
    }

    @Test func `every look is in the audit as the subscriber's, before anything leaves`() async throws {
        let fixture = try await DeliveryFixture()
        let deliverer = fixture.deliverer()
        try await fixture.subscribe("s", to: "Observation?")
        try await fixture.write(DeliveryFixture.patient("ida"), DeliveryFixture.observation("o", of: "ida"))
        fixture.receiver.behave { _ in .fails(.unreachable) }
        try await fixture.run(deliverer)
        let audit = try await fixture.record.engine.read { try $0.audit(of: "ida", before: nil, limit: 10) }
        let look = try #require(audit.first?.entry)
        #expect(look.action == .read && look.who == "system" && look.activity == "notify Subscription")
    }

    @Test func `what the subscriber may not read is not sent`() async throws {
        let fixture = try await DeliveryFixture()
        let deliverer = fixture.deliverer()
        try await fixture.subscribe(
            "s", to: DeliveryFixture.topics + "new-result", content: "full-resource", types: ["DiagnosticReport"])
        try await fixture.run(deliverer)
        fixture.receiver.forget()
        try await fixture.write(DeliveryFixture.observation("o", of: "ida"))
        try await fixture.run(deliverer)
        #expect(fixture.receiver.received.isEmpty)
        #expect(try await fixture.state(of: "s").withheld == 1)
        #expect(try await fixture.state(of: "s").waiting == 0)
    }

    @Test func `a heartbeat comes when nothing else has`() async throws {
        let fixture = try await DeliveryFixture()
        let deliverer = fixture.deliverer()
        let period =
            #","extension":[{"url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-heartbeat-period","valueUnsignedInt":60}]"#
        try await fixture.subscribe(
            "s", to: DeliveryFixture.topics + "new-result", content: "empty", channel: period)
        try await fixture.run(deliverer)
        for _ in 0..<179 {
            fixture.temporary.clock.advance(by: 1_000)
            try await fixture.run(deliverer, turns: 1)
        }
        #expect(fixture.receiver.received.map(\.kind) == ["handshake", "heartbeat", "heartbeat"])
    }

    @Test func `a subscription ends when its time is over, and what waits is given up`() async throws {
        let fixture = try await DeliveryFixture()
        let deliverer = fixture.deliverer()
        try await fixture.subscribe("s", to: "Observation?", more: #""end":"2026-11-21T10:00:00Z","#)
        fixture.receiver.behave { _ in .fails(.unreachable) }
        try await fixture.write(DeliveryFixture.observation("o", of: "ida"))
        try await fixture.run(deliverer)
        fixture.temporary.clock.advance(by: 3_600_000)
        try await fixture.run(deliverer)
        #expect(try await fixture.status(of: "s") == "off")
        #expect(try await fixture.state(of: "s").givenUp == 1)
        fixture.receiver.behave { _ in .acknowledges }
        try await fixture.write(DeliveryFixture.observation("o", of: "ida", 2))
        try await fixture.run(deliverer)
        #expect(fixture.receiver.received.isEmpty)
    }

    @Test func `nothing is left of a subscription that is deleted`() async throws {
        let fixture = try await DeliveryFixture()
        let deliverer = fixture.deliverer()
        try await fixture.subscribe("s", to: "Observation?")
        try await fixture.write(DeliveryFixture.observation("o", of: "ida"))
        try await fixture.run(deliverer)
        try await fixture.record.write(as: DeliveryFixture.system, because: .treatment, doing: "test") { transaction in
            _ = try transaction.delete("Subscription", "s")
            try SubscriptionDesk(fixture.reader).forget("s", in: transaction)
        }
        try await fixture.run(deliverer)
        let left = try await fixture.record.engine.read { reading in
            try (reading.notes(startingWith: "outbox/") + reading.notes(startingWith: "subscriber")).map(\.name)
        }
        #expect(left == [])
    }

    @Test func `events are forgotten when all have taken them in`() async throws {
        let fixture = try await DeliveryFixture()
        let deliverer = fixture.deliverer()
        let kept = SubscriptionDeliverer.keptEvents
        let preparer = fixture.record.preparer
        try await fixture.record.write(as: DeliveryFixture.system, because: .treatment, doing: "test") { transaction in
            for value in 0..<(kept + 3_000) {
                let json = try JSONDocument(
                    DeliveryFixture.patient("p\(value % 7)").replacing("}", with: #","active":\#(value % 2 == 0)}"#)
                ).root
                _ = try transaction.put(try preparer.prepare(json))
            }
        }
        try await fixture.run(deliverer, turns: 2)
        let (first, last) = try await fixture.record.engine.read { reading in
            (try reading.events(after: 0, limit: 1).first?.number ?? 0, try reading.lastEvent())
        }
        #expect(first > 1)
        #expect(last - first >= kept - 1)
    }
}
