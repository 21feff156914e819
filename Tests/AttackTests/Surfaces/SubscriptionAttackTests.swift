import Access
import FHIR
import FHIRServer
import Record
import Synchronization
import TestSupport
import Testing

@testable import Subscriptions

/// Notifications: a subscriber is told of what its token lets it read, and of all of that; each citizen stands in the
/// audit before a notification leaves.
@Suite(.onEachEngine) struct SubscriptionAttackTests {
    private static let types = ["Observation", "Condition", "Encounter"]

    @Test func `notifications say what may be read, and all of it`() async throws {
        let world = try await World(seed: 12, on: .current)
        let record = world.generated.temporary.record
        let reader = try FHIRService.subscriptionReader(address: Question.base)
        var tally = AttackTally()
        for (name, permitted) in [("all", Set(Self.types)), ("few", ["Observation"])] {
            let receiver = Receiver()
            let caller = Caller(identity: "subscriber-\(name)", role: .system)
            for type in Self.types {
                try await subscribe("\(name)-\(type)", to: type, as: caller, types: permitted, record, reader)
            }
            let deliverer = SubscriptionDeliverer(
                record, reader: reader, sender: receiver,
                setup: .init(base: Question.base, chance: { 0.5 }, sleep: { _ in await Task.yield() }))
            _ = try await deliverer.turn()
            world.clock.advance(by: 1)
            let began = world.clock.now
            try await touch(world, record)
            var received = -1
            while received < receiver.received.count {
                received = receiver.received.count
                for _ in 0..<3 {
                    _ = try await deliverer.turn()
                    await deliverer.settle()
                }
            }
            let told = Set(receiver.received.flatMap { Marker.resources(in: $0.body) })
            let right = Set(
                permitted.flatMap { type in world.population.items.filter { $0.type == type && !$0.isDeleted } }
                    .map(\.number))
            func finding(_ kind: Finding.Kind, _ items: Set<Int>) -> Finding {
                Finding(
                    kind: kind, seed: 12, number: 0, surface: "notification", asker: caller.identity,
                    question: "subscriptions to \(Self.types)", note: "\(items.sorted().prefix(5))")
            }
            var findings: [Finding] = []
            if !told.isSubset(of: right) { findings.append(finding(.leak, told.subtracting(right))) }
            if !right.isSubset(of: told) { findings.append(finding(.withheld, right.subtracting(told))) }
            var outcome = Lane.Case(
                number: 0, surface: "notification", asker: world.askers[0], identities: [caller.identity],
                question: "notifications", began: began)
            outcome.shown = Set(told.compactMap { world.population[$0].owner })
            findings += try await AuditComparison(
                population: world.population, engine: world.generated.temporary.engine
            ).findings(of: [outcome])
            tally.add(right.count, findings)
            for type in Self.types { try await end("\(name)-\(type)", record) }
        }
        tally.tell("notifications", on: .current)
        #expect(tally.findings.isEmpty)
    }

    private func subscribe(
        _ id: String, to type: String, as caller: Caller, types: Set<String>, _ record: Record,
        _ reader: SubscriptionReader
    ) async throws {
        let json = """
            {"resourceType":"Subscription","id":"\(id)","status":"requested","reason":"a test","criteria":"\(type)?",\
            "channel":{"type":"rest-hook","endpoint":"https://receiver.example/hook",\
            "payload":"application/fhir+json"}}
            """
        let desk = SubscriptionDesk(reader)
        let accepted = try desk.accept(try JSONDocument(json).root, over: nil)
        let prepared = try record.preparer.prepare(accepted.resource, id: id)
        try await record.write(as: Self.system, because: .treatment, doing: "test") { transaction in
            _ = try transaction.put(prepared)
            try desk.keep(
                accepted,
                as: Subscriber(caller: caller, purpose: .treatment, types: accepted.types.intersection(types)), id: id,
                wasOff: true, in: transaction)
        }
    }

    private func end(_ id: String, _ record: Record) async throws {
        _ = try await record.write(as: Self.system, because: .treatment, doing: "test") {
            try $0.delete("Subscription", id)
        }
    }

    /// Writes every resource anew, so that there is something to tell.
    private func touch(_ world: World, _ record: Record) async throws {
        let turn = "urn:touched:\(world.clock.now)"
        let prepared = try world.population.items.filter { !$0.isDeleted && Self.types.contains($0.type) }
            .compactMap(\.newest.json).map { json in
                try record.preparer.prepare(
                    try JSONDocument(
                        json.replacing("\"id\":", with: "\"implicitRules\":\"\(turn)\",\"id\":", maxReplacements: 1)
                    ).root)
            }
        try await record.write(as: Self.system, because: .treatment, doing: "test") { transaction in
            for resource in prepared { _ = try transaction.put(resource) }
        }
    }

    private static let system = Caller(identity: "system", role: .system)
}

/// Acknowledges everything.
private final class Receiver: HookSender {
    private let state = Mutex<[HookRequest]>([])

    func send(_ request: HookRequest) async throws(HookFailure) { state.withLock { $0.append(request) } }

    var received: [HookRequest] { state.withLock { $0 } }
}
