import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Subscriptions

/// Deliverers that run by themselves: when they wake, and which of several delivers.
@Suite(.onEachEngine) struct DelivererRunTests {
    @Test(.timeLimit(.minutes(5))) func `one of several processes delivers, and another takes over`() async throws {
        let fixture = try await DeliveryFixture()
        let other = Record(
            engine: try await fixture.temporary.kind.open(fixture.temporary.path, preparer: fixture.record.preparer),
            capabilities: [], surroundings: fixture.temporary.clock.surroundings)
        try await fixture.subscribe("s", to: "Observation?")
        let deliverers = [fixture.deliverer(), fixture.deliverer(of: other)]
        let runs = deliverers.map { deliverer in Task { await deliverer.run() } }
        try await fixture.write(DeliveryFixture.observation("o1", of: "ida"))
        while try await fixture.state(of: "s").delivered < 1 { await Task.yield() }
        while !deliverers.contains(where: \.figures.isLeader) { await Task.yield() }
        let leader = try #require(deliverers.firstIndex { $0.figures.isLeader })
        #expect(!deliverers[1 - leader].figures.isLeader)
        runs[leader].cancel()
        await runs[leader].value
        #expect(!deliverers[leader].figures.isLeader)
        try await fixture.write(DeliveryFixture.observation("o2", of: "ida"))
        await fixture.receiver.waitForAttempts(2)
        runs[1 - leader].cancel()
        await runs[1 - leader].value
        #expect(fixture.receiver.received.map(\.path) == ["Observation/o1", "Observation/o2"])
        try await other.engine.close()
    }

    /// Time stands still: what wakes the deliverer is the change itself.
    @Test(.timeLimit(.minutes(5))) func `a change is told of when it is written, not when it is looked for`()
        async throws
    {
        let fixture = try await DeliveryFixture()
        let alarms = Alarms()
        let deliverer = fixture.deliverer(sleep: { await alarms.sleep($0) })
        let run = Task { await deliverer.run() }
        try await fixture.subscribe("s", to: "Observation?")
        for number in 1...5 {
            try await fixture.write(DeliveryFixture.observation("o\(number)", of: "ida"))
            await fixture.receiver.waitForAttempts(number)
        }
        run.cancel()
        await run.value
        #expect(fixture.receiver.received.map(\.path) == (1...5).map { "Observation/o\($0)" })
    }

    /// Nothing is written any more: what wakes the deliverer is that the time has come.
    @Test(.timeLimit(.minutes(5))) func `a receiver that has failed is tried again when it is time`() async throws {
        let fixture = try await DeliveryFixture()
        let alarms = Alarms()
        let deliverer = fixture.deliverer(sleep: { await alarms.sleep($0) })
        fixture.receiver.behave { _ in .fails(.unreachable) }
        let run = Task { await deliverer.run() }
        try await fixture.subscribe("s", to: "Observation?")
        try await fixture.write(DeliveryFixture.observation("o", of: "ida"))
        await fixture.receiver.waitForAttempts(1)
        // Half of it chance: 1.5 of 2 seconds with a chance of one half.
        let delay = BackOff().delay(after: 1, chance: 0.5)
        await alarms.wait(for: delay)
        fixture.receiver.behave { _ in .acknowledges }
        fixture.temporary.clock.advance(by: delay)
        alarms.ring()
        await fixture.receiver.waitForAttempts(2)
        run.cancel()
        await run.value
        #expect(fixture.receiver.received.map(\.path) == ["Observation/o"])
    }
}
