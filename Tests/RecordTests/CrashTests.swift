import Access
import Record
import RecordSQL
import Synchronization
import TestSupport
import Testing

/// Every place in a write at which the disk might fail: the write is then not there at all, and the record is sound.
@Suite struct CrashTests {
    struct DiskFailure: Error {}

    /// Fails the n-th statement from when it is armed.
    final class NthFault: Sendable {
        private let left = Atomic<Int>(Int.max)

        func arm(_ count: Int) { left.store(count, ordering: .sequentiallyConsistent) }

        var faults: FaultInjection {
            FaultInjection(beforeStep: {
                if self.left.subtract(1, ordering: .sequentiallyConsistent).newValue == 0 { throw DiskFailure() }
            })
        }
    }

    @Test(arguments: EngineKind.available)
    func `a write that fails at any statement leaves all as it was`(on kind: EngineKind) async throws {
        let fault = NthFault()
        let temporary = try await TemporaryRecord(
            on: kind,
            capabilities: [Capability(name: "results", projections: [ProjectionTests.results(version: 1)])],
            faults: fault.faults)
        defer { withExtendedLifetime(temporary) {} }
        let open = {
            try await kind.open(temporary.path, preparer: temporary.record.preparer, faults: fault.faults)
        }
        var engine = temporary.engine
        func record() -> Record {
            Record(engine: engine, capabilities: [], surroundings: temporary.clock.surroundings)
        }
        try await record().importing(Sample.patient("ida"), Sample.observation("o", of: "ida", value: "0"))

        var failures = 0
        for place in 1...500 {
            let before = try await contents(engine)
            fault.arm(place)
            do {
                let new = [
                    Sample.observation("o", of: place.isMultiple(of: 2) ? "ida" : "ole", value: "\(place)"),
                    Sample.patient("p\(place)"),
                ]
                try await record().importing(new[0], new[1])
                fault.arm(.max)
                break
            } catch is DiskFailure {
                failures += 1
            }
            fault.arm(.max)
            #expect(try await contents(engine) == before, "after a failure at statement \(place)")
            if place.isMultiple(of: 7) {
                try await engine.close()
                engine = try await open()
                #expect(try await contents(engine) == before)
                #expect(try await engine.check { _, _ in }.findings == [])
            }
        }
        // A write of two resources takes some dozens of statements, and each was tried.
        #expect((20..<500).contains(failures))
        #expect(try await engine.check { _, _ in }.findings == [])
        try await engine.close()
    }

    private func contents(_ engine: any RecordEngine) async throws -> [[UInt8]] {
        try await engine.read { reading in
            var bodies: [[UInt8]] = []
            try reading.forEachResource(ofTypes: nil) { resource in
                bodies.append(resource.bytes)
                bodies += try reading.history(resource.type, resource.id).map(\.bytes)
                return true
            }
            bodies.append([UInt8(try reading.audit(of: nil, before: nil, limit: 200).count)])
            return bodies
        }
    }
}
