import Access
import Dispatch
import Record
import RecordSQL
import Synchronization
import TestSupport
import Testing

@testable import RecordSQLite

@Suite struct GroupCommitTests {
    /// Counts commits, and fails chosen ones.
    final class Counter: Sendable {
        let commits = Atomic<Int>(0)
        var faults: FaultInjection {
            FaultInjection(beforeCommit: { self.commits.add(1, ordering: .relaxed) })
        }
    }

    @Test(arguments: EngineKind.available)
    func `writes that wait together share a commit`(on kind: EngineKind) async throws {
        let counter = Counter()
        let temporary = try await TemporaryRecord(on: kind, faults: counter.faults)
        let engine = temporary.engine
        let prepared = try (0..<200).map { try temporary.record.prepare(Sample.patient("p\($0)")) }
        // The writer is held until all wait, so that it does not depend on the machine how many do.
        let mayBegin = DispatchSemaphore(value: 0)
        let first = try engine.submit { _ in mayBegin.wait() }
        let pending = try prepared.map { resource in try engine.submit { try $0.put(resource, at: 1) } }
        mayBegin.signal()
        try await first.value
        for write in pending { #expect(try await write.value.version == 1) }
        #expect(counter.commits.load(ordering: .relaxed) < 100)
        #expect(try await engine.check { _, _ in }.findings == [])
        try await engine.close()
    }

    @Test(arguments: EngineKind.available)
    func `a write that throws undoes itself and no other`(on kind: EngineKind) async throws {
        struct Regret: Error {}
        let temporary = try await TemporaryRecord(on: kind)
        let engine = temporary.engine
        let prepared = try (0..<60).map { try temporary.record.prepare(Sample.patient("p\($0)")) }
        let pending = try prepared.enumerated().map { place, resource in
            try engine.submit { transaction in
                let outcome = try transaction.put(resource, at: 1)
                if place % 3 == 1 { throw Regret() }
                return outcome
            }
        }
        for (place, write) in pending.enumerated() {
            if place % 3 == 1 {
                await #expect(throws: Regret.self) { try await write.value }
            } else {
                #expect(try await write.value.change == .created)
            }
        }
        let found = try await engine.read { try $0.count(SearchQuery("Patient")) }
        #expect(found == 40)
        #expect(try await engine.check { _, _ in }.findings == [])
    }

    @Test(arguments: EngineKind.available)
    func `too many waiting are told to come back`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        let engine = temporary.engine
        // The first write holds the writer until the rest have piled up behind it.
        let gate = DispatchSemaphore(value: 0)
        var pending = [try engine.submit { _ in gate.wait() }]
        var refused = 0
        for _ in 0..<GroupCommit.mostWaiting + 10 {
            do {
                pending.append(try engine.submit { _ in })
            } catch RecordError.busy {
                refused += 1
            }
        }
        gate.signal()
        #expect(refused == 11)
        for write in pending { try await write.value }
        try await engine.submit { _ in }.value
    }

    @Test(arguments: EngineKind.available)
    func `a commit that fails fails its writes and leaves the record as it was`(on kind: EngineKind) async throws {
        struct Broken: Error {}
        let fails = Atomic<Bool>(true)
        let temporary = try await TemporaryRecord(
            on: kind, faults: FaultInjection(beforeCommit: { if fails.load(ordering: .relaxed) { throw Broken() } }))
        let engine = temporary.engine
        let resource = try temporary.record.prepare(Sample.patient("ida"))
        await #expect(throws: Broken.self) { try await engine.write { try $0.put(resource, at: 1) } }
        #expect(try await engine.read { try $0.knows(patient: "ida") } == false)
        fails.store(false, ordering: .relaxed)
        #expect(try await engine.write { try $0.put(resource, at: 1) }.change == .created)
        #expect(try await engine.check { _, _ in }.findings == [])
        try await engine.close()
    }

    @Test func `a full disk fails the write clearly, and the record stays sound and readable`() async throws {
        let temporary = try TemporaryRecord()
        var options = EngineOptions()
        options.largestFile = 600 << 10
        let path = temporary.path + "-small"
        let engine = try SQLiteEngine.open(path, preparer: temporary.record.preparer, options: options)
        var written = 0
        var failure: (any Error)?
        while failure == nil, written < 10_000 {
            let note = String(repeating: "x", count: 4000)
            let json = #"{"resourceType":"Basic","id":"b\#(written)","language":"\#(note)"}"#
            let resource = try temporary.record.prepare(json)
            do {
                _ = try await engine.write { try $0.put(resource, at: 1) }
                written += 1
            } catch {
                failure = error
            }
        }
        #expect(
            failure as? RecordError
                == .unavailable(.full("the disk under \(path) is full: nothing was written")))
        #expect(written > 10)
        #expect(try await engine.read { try $0.count(SearchQuery("Basic")) } == written)
        let report = try await engine.check { _, _ in }
        #expect(report.findings == [])
        #expect(report.resources == written)
        try await engine.close()
    }

    @Test(arguments: EngineKind.available)
    func `a closed record takes no more`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        try await temporary.engine.close()
        #expect(throws: RecordError.self) { try temporary.engine.submit { _ in } }
    }
}
