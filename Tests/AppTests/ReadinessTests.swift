import HTTPTypes
import HummingbirdTesting
import Record
import RecordSQL
import Synchronization
import TestSupport
import Testing

@testable import App

/// Whether the server says that it can serve, and what is wrong where it cannot.
struct ReadinessTests {
    private struct DiskFailure: Error {}

    @Test(arguments: EngineKind.available) func `a sound record is ready`(kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        #expect(await Readiness(temporary.record, lifeCycle: LifeCycle()).complaints() == [])
        // It is known because something was written.
        let note = try await temporary.engine.read { try $0.note(Readiness.note) }
        #expect(note == Array(String(temporary.clock.surroundings.now()).utf8))
    }

    @Test(arguments: EngineKind.available) func `a record that cannot be written says so`(kind: EngineKind) async throws
    {
        let broken = Mutex(false)
        let temporary = try await TemporaryRecord(
            on: kind, faults: FaultInjection(beforeCommit: { if broken.withLock({ $0 }) { throw DiskFailure() } }))
        broken.withLock { $0 = true }
        let instant = Mutex(ContinuousClock.now)
        let readiness = Readiness(temporary.record, lifeCycle: LifeCycle(), now: { instant.withLock { $0 } })
        #expect(await readiness.complaints() == [.unwritable])
        broken.withLock { $0 = false }
        // What was found is good for a second.
        instant.withLock { $0 += .milliseconds(900) }
        #expect(await readiness.complaints() == [.unwritable])
        instant.withLock { $0 += .milliseconds(200) }
        #expect(await readiness.complaints() == [])
    }

    @Test func `a disk that is nearly full is said, and one that is not known is not`() async throws {
        let record = try TemporaryRecord().record
        let little = Readiness(record, lifeCycle: LifeCycle(), free: { _ in Readiness.leastFree - 1 })
        #expect(await little.complaints() == [.diskNearlyFull])
        let unknown = Readiness(record, lifeCycle: LifeCycle(), free: { _ in nil })
        #expect(await unknown.complaints() == [])
        #expect(try #require(Readiness.freeBytes("/tmp")) > 0)
        #expect(Readiness.freeBytes("/no/such/folder") == nil)
    }

    @Test func `a closed record is neither read nor written`() async throws {
        let temporary = try TemporaryRecord()
        try await temporary.engine.close()
        #expect(
            await Readiness(temporary.record, lifeCycle: LifeCycle()).complaints() == [.unreadable, .unwritable])
    }

    @Test func `a server that is being stopped is alive and not ready`() async throws {
        let lifeCycle = LifeCycle()
        try await ServerFixture().run(lifeCycle: lifeCycle) { client in
            let visitor = Visitor(client)
            #expect(try await visitor.get("/health/ready").text == "ready\n")
            lifeCycle.drain()
            let ready = try await visitor.get("/health/ready")
            #expect(ready.status == .serviceUnavailable)
            #expect(ready.text == "not ready: the server is being stopped\n")
            #expect(ready.headers[.retryAfter] != nil)
            #expect(ready.headers[.connection] == "close")
            #expect(try await visitor.get("/health/live").status == .ok)
            // What comes all the same is still answered.
            #expect(try await visitor.get("/help").status == .ok)
        }
    }

    @Test func `health and figures are there when there is too much to do`() async throws {
        try await ServerFixture().run(mostRequests: 0, metricsToken: "operators") { client in
            let visitor = Visitor(client)
            #expect(try await visitor.get("/help").status == .serviceUnavailable)
            #expect(try await visitor.get("/health/live").status == .ok)
            #expect(try await visitor.get("/health/ready").status == .ok)
            let metrics = try await visitor.get("/metrics", headers: [("Authorization", "Bearer operators")])
            #expect(metrics.text.contains("tovholder_requests_refused_total 1\n"))
        }
    }
}
