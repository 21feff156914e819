import Record
import Synchronization
import TestSupport
import Testing

/// How many are at work, and were at once.
private final class Load: Sendable {
    let now = Atomic(0)
    let most = Atomic(0)
}

/// Several who share a record: what one writes is heard by all, and a duty is done by one.
@Suite struct FollowingTests {
    @Test(arguments: EngineKind.available)
    func `who follows the record hears of every change, and from the first what there is`(on kind: EngineKind)
        async throws
    {
        let temporary = try await TemporaryRecord(on: kind)
        try await temporary.record.importing(Sample.patient("ida"))
        var numbers = temporary.record.eventNumbers.makeAsyncIterator()
        let first = try #require(await numbers.next())
        #expect(first == 1)
        for place in 1...5 {
            try await temporary.record.importing(Sample.patient("p\(place)"))
            let number = try await newest(temporary.engine)
            while let heard = await numbers.next(), heard < number {}
        }
        // Who begins later hears what the newest is.
        var later = temporary.record.eventNumbers.makeAsyncIterator()
        #expect(await later.next() == 6)
        try await temporary.engine.close()
        #expect(await numbers.next() == nil)
    }

    @Test(arguments: EngineKind.available)
    func `what changes nothing is told to nobody`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        try await temporary.record.importing(Sample.patient("ida"))
        var numbers = temporary.record.eventNumbers.makeAsyncIterator()
        #expect(await numbers.next() == 1)
        try await temporary.record.importing(Sample.patient("ida"))
        _ = try await temporary.record.exporting { _ in }
        try await temporary.record.importing(Sample.patient("ole"))
        #expect(await numbers.next() == 2)
    }

    @Test(.timeLimit(.minutes(2)), arguments: EngineKind.available)
    func `a duty is one's alone, and passes to another`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        let other = Record(
            engine: try await kind.open(temporary.path, preparer: temporary.record.preparer), capabilities: [],
            surroundings: temporary.clock.surroundings)
        let load = Load()
        let (turns, turn) = AsyncStream.makeStream(of: Int.self)
        let leaders = [temporary.record, other].enumerated().map { place, record in
            Task {
                try await record.lead(.clocks) {
                    load.most.max(load.now.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
                    turn.yield(place)
                    // Until it is cancelled.
                    for await _ in AsyncStream<Never>.makeStream().stream {}
                    load.now.subtract(1, ordering: .relaxed)
                }
            }
        }
        var seen = turns.makeAsyncIterator()
        let first = try #require(await seen.next())
        leaders[first].cancel()
        #expect(await seen.next() == 1 - first)
        leaders[1 - first].cancel()
        for leader in leaders { _ = await leader.result }
        #expect(load.most.load(ordering: .relaxed) == 1)
        #expect(load.now.load(ordering: .relaxed) == 0)
        try await other.engine.close()
    }

    @Test func `a duty that is done is done`() async throws {
        let temporary = try TemporaryRecord()
        let runs = Atomic(0)
        try await temporary.record.lead(.clocks) { runs.add(1, ordering: .relaxed) }
        #expect(runs.load(ordering: .relaxed) == 1)
        struct Broken: Error {}
        await #expect(throws: Broken.self) { try await temporary.record.lead(.clocks) { throw Broken() } }
    }

    private func newest(_ engine: any RecordEngine) async throws -> Int64 {
        try await engine.read { try $0.events(after: 0, limit: 1000).last?.number ?? 0 }
    }
}
