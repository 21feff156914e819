import Access
import FHIR
import Record
import RecordSQL
import Synchronization
import TestSupport
import Testing

@testable import Subscriptions

/// Days with receivers that come and go, answers that are lost, commits that fail, processes that die and patients who
/// change: nothing is lost, and nothing overtakes what came before it on the same patient or resource.
@Suite struct SimulationTests {
    struct Broken: Error {}

    /// What the world around the deliverer does, from a seed.
    final class World: Sendable {
        struct State {
            var random: SeededRandom
            var isDown = false
            var isCalm = false
        }

        let state: Mutex<State>

        init(seed: UInt64) {
            state = Mutex(State(random: SeededRandom(seed: seed)))
        }

        func chance(_ of: Double) -> Bool {
            state.withLock { !$0.isCalm && Double.random(in: 0..<1, using: &$0.random) < of }
        }

        func number(_ range: ClosedRange<Int>) -> Int {
            state.withLock { Int.random(in: range, using: &$0.random) }
        }

        var faults: FaultInjection {
            FaultInjection(beforeCommit: { if self.chance(0.05) { throw Broken() } })
        }

        func answer() -> FakeReceiver.Answer {
            if state.withLock({ $0.isDown && !$0.isCalm }) { return .fails(.unreachable) }
            if chance(0.1) { return .answerIsLost }
            if chance(0.1) { return .fails(.receiverFailed) }
            return chance(0.05) ? .fails(.refused) : .acknowledges
        }

        func turn() {
            state.withLock { if Int.random(in: 0..<6, using: &$0.random) == 0 { $0.isDown.toggle() } }
        }

        func calm() { state.withLock { $0.isCalm = true } }
    }

    /// A change that a subscriber is to hear of.
    struct Change: Hashable {
        var id: String
        var version: Int
    }

    @Test(arguments: [(EngineKind.sqlite, UInt64(1)), (.sqlite, 2), (.sqlite, 3), (.postgres, 4)])
    func `nothing is lost or overtaken`(on kind: EngineKind, seed: UInt64) async throws {
        guard EngineKind.available.contains(kind) else { return }
        let world = World(seed: seed)
        let fixture = try await DeliveryFixture(on: kind, faults: world.faults)
        fixture.receiver.behave { _ in world.answer() }
        try await Self.insisting {
            try await fixture.subscribe("all", to: "Observation?status=final")
            try await fixture.subscribe(
                "topic", to: DeliveryFixture.topics + "new-result", content: "id-only",
                channel:
                    #","extension":[{"url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-max-count","valuePositiveInt":3}]"#
            )
        }
        var expected: [Change] = []
        var deliverer = fixture.deliverer()
        for step in 1...120 {
            world.turn()
            if world.chance(0.7) { expected += try await Self.change(fixture, world, step) }
            do {
                _ = try await deliverer.turn()
                await deliverer.settle()
            } catch {}
            if world.chance(0.08) {
                // The process dies in the middle, and another begins.
                deliverer = fixture.deliverer()
            }
            fixture.temporary.clock.advance(by: Int64(world.number(1...90)) * 1_000)
        }
        world.calm()
        for _ in 0..<40 {
            fixture.temporary.clock.advance(by: 3_600_000)
            try await fixture.run(deliverer, turns: 2)
        }
        for id in ["all", "topic"] {
            let state = try await fixture.state(of: id)
            #expect(state.waiting == 0)
            #expect(state.last == Int64(expected.count))
            #expect(state.delivered == Int64(expected.count))
            #expect(try await fixture.status(of: id) == "active")
        }
        try await Self.compare(fixture, expected)
    }

    /// Changes something, and says what of it is to be heard of.
    private static func change(_ fixture: DeliveryFixture, _ world: World, _ step: Int) async throws -> [Change] {
        let id = "o\(world.number(1...6))"
        // Also to another patient than before: the resource moves.
        let patient = ["ida", "bo", "eva"][world.number(0...2)]
        let status = world.number(0...3) == 0 ? "preliminary" : "final"
        let prepared = try fixture.record.preparer.prepare(
            try JSONDocument(DeliveryFixture.observation(id, of: patient, step, status: status)).root)
        do {
            let outcome = try await fixture.record.write(
                as: DeliveryFixture.system, because: .treatment, doing: "test"
            ) { try $0.put(prepared) }
            return status == "final" ? [Change(id: id, version: outcome.version)] : []
        } catch {
            return []
        }
    }

    private static func insisting(_ body: () async throws -> Void) async throws {
        for _ in 0..<100 {
            do { return try await body() } catch {}
        }
        try await body()
    }

    /// Holds what came to what should have come.
    private static func compare(_ fixture: DeliveryFixture, _ expected: [Change]) async throws {
        let notices = try await fixture.record.engine.read { reading in
            try Outbox.notices(of: "all", from: 0, through: .max, limit: 10_000, in: reading)
        }
        #expect(notices.map { Change(id: $0.id, version: $0.version) } == expected)
        for id in ["all", "topic"] {
            var seen: [Int64] = []
            for request in fixture.receiver.received where request.event?.hasPrefix(id + "/") == true {
                let numbers = id == "topic" ? request.eventNumbers : [Self.number(of: request)]
                #expect(numbers.count <= (id == "topic" ? 3 : 1))
                for number in numbers where !seen.contains(number) { seen.append(number) }
            }
            #expect(seen.sorted() == notices.map(\.number), "each number comes, from 1, without a gap")
            let byNumber = Dictionary(uniqueKeysWithValues: notices.map { ($0.number, $0) })
            for key in Set(notices.flatMap(\.laneKeys)) {
                let lane = seen.filter { byNumber[$0]?.laneKeys.contains(key) == true }
                #expect(lane == lane.sorted(), "in order on \(key)")
            }
        }
    }

    /// The number of the one event that a request is about: `SUBSCRIPTION/FIRST-LAST`.
    private static func number(of request: HookRequest) -> Int64 {
        request.event?.split(separator: "/").last?.split(separator: "-").first.flatMap { Int64($0) } ?? 0
    }
}
