import Access
import Dispatch
import Record
import TestSupport
import Testing

/// Looks of many at once, on few readers.
@Suite struct ReadersTests {
    private static let entry = AuditEntry(
        instant: 0, who: "test", role: "system", purpose: "TREAT", action: .read, activity: "test", patient: nil,
        outcome: .permitted)

    @Test(arguments: EngineKind.available)
    func `a look is counted while it has a reader`(on kind: EngineKind) async throws {
        let engine = try await TemporaryRecord(on: kind).engine
        let (busy, begun) = AsyncStream<Int>.makeStream()
        let mayEnd = DispatchSemaphore(value: 0)
        async let look: Void = engine.readWhenAudited { _ in
            begun.yield(engine.metrics.readersBusy)
            // A reader has a thread of its own, which nobody else waits for.
            mayEnd.wait()
            return ((), try engine.submit([AuditedLook(Self.entry, at: nil)]))
        }
        var counts = busy.makeAsyncIterator()
        #expect(await counts.next() == 1)
        mayEnd.signal()
        try await look
        #expect(engine.metrics.readersBusy == 0)
        #expect(try await engine.read { _ in engine.metrics.readersBusy } == 1)
        #expect(engine.metrics.readersBusy == 0)
    }

    @Test(arguments: EngineKind.available)
    func `a look sees what was acknowledged before it began`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        let engine = temporary.engine
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    for step in 0..<25 {
                        let id = "p\(writer)-\(step)"
                        let prepared = try temporary.record.prepare(Sample.patient(id))
                        _ = try await engine.write { try $0.put(prepared, at: 1) }
                        let isSeen = try await engine.read { try $0.resource("Patient", id) != nil }
                        #expect(isSeen, "\(id)")
                        let identity = ResourceIdentity(type: "Patient", id: id)
                        let isSeenBriefly = try await engine.readWhenAudited(.brief, expecting: identity) {
                            (
                                try $0.resource("Patient", id) != nil,
                                try engine.submit([AuditedLook(Self.entry, at: nil)])
                            )
                        }
                        #expect(isSeenBriefly, "\(id)")
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test(arguments: EngineKind.available)
    func `brief looks go through the same gate and audit`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        try await temporary.record.importing(Sample.patient("ida"), Sample.patient("ole"))
        let caller = Caller(identity: "reader", role: .system)
        let ida = ResourceIdentity(type: "Patient", id: "ida")
        let ways: [(LookKind?, ResourceIdentity?)] = [(.brief, ida), (.brief, nil), (.wide, nil), (nil, nil)]
        for (kind, expected) in ways {
            let found = try await temporary.record.read(
                .lookup, as: caller, because: .treatment, doing: "GET /test", asking: kind, expecting: expected
            ) { try $0.resource("Patient", "ida")?.id }
            #expect(found == "ida")
            let own = try await temporary.record.read(
                .patient("ida"), as: .citizen("ida"), because: .patientRequest, doing: "GET /test", asking: kind,
                expecting: expected
            ) { try $0.resource("Patient", "ida")?.id }
            #expect(own == "ida")
            // What was asked for beforehand is narrowed like anything else.
            let others = try await temporary.record.read(
                .patient("ole"), as: .citizen("ole"), because: .patientRequest, doing: "GET /test", asking: kind,
                expecting: expected
            ) { try $0.resource("Patient", "ida")?.id }
            #expect(others == nil)
        }
        let rows = try await temporary.engine.read { try $0.audit(of: "ida", before: nil, limit: 10) }
        let looks = rows.map(\.entry).filter { $0.who == "reader" }
        #expect(looks.map(\.patient) == ["ida", "ida", "ida", "ida"])
        #expect(try await temporary.engine.check { _, _ in }.findings == [])
    }
}
