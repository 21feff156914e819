import Access
import Record
import RecordSQL
import TestSupport
import Testing

@testable import RecordPostgres

/// A server that is frozen keeps its connections open and says nothing: nobody waits for it without end, and all goes on
/// when it does.
@Suite(.needsPostgres) struct FrozenServerTests {
    /// What would take a minute, in seconds.
    private static let patience = PostgresPatience(
        silence: .seconds(1), reading: .seconds(4), writing: .seconds(4), watching: .seconds(2), absence: .seconds(2))
    /// Longer than any of them together with libpq's own two seconds for a connection, for a machine that is busy.
    private static let bound = Duration.seconds(30)

    private static func open(_ cluster: PostgresCluster) async throws -> Record {
        let preparer = ResourcePreparer(searchEntries: TemporaryRecord.searchEntries, projections: [])
        let engine = try await PostgresEngine.open(
            cluster.url(of: "postgres") + "&connect_timeout=2", preparer: preparer, patience: patience)
        return Record(engine: engine, capabilities: [], surroundings: TestClock().surroundings)
    }

    @Test(.timeLimit(.minutes(3))) func `who reads or writes is told in time, and goes on when the server does`()
        async throws
    {
        let cluster = try PostgresCluster()
        let record = try await Self.open(cluster)
        try await record.importing(patient("before"))
        #expect(try await record.engine.read { try $0.resource("Patient", "before") } != nil)
        let numbers = record.eventNumbers
        cluster.freeze()
        defer { cluster.thaw() }
        let took = await ContinuousClock().measure {
            await withTaskGroup(of: Void.self) { group in
                // More than there are readers.
                for _ in 0..<2 * ReaderPool.most {
                    group.addTask {
                        let error = await #expect(throws: RecordError.self) {
                            _ = try await record.engine.read { try $0.resource("Patient", "before") }
                        }
                        #expect(error?.isForLater == true)
                    }
                }
                group.addTask {
                    let error = await #expect(throws: RecordError.self) {
                        try await record.importing(patient("during"))
                    }
                    #expect(error?.isForLater == true)
                }
            }
        }
        #expect(took < Self.bound)
        cluster.thaw()
        try await record.importing(patient("after"))
        #expect(try await record.engine.read { try $0.resource("Patient", "before")?.version } == 1)
        #expect(try await record.engine.read { try $0.resource("Patient", "after")?.version } == 1)
        #expect(try await record.engine.check { _, _ in }.findings == [])
        // Whoever follows the record hears of it again.
        for await number in numbers where number >= 2 { break }
        try await record.engine.close()
    }

    @Test(.timeLimit(.minutes(3)), arguments: [true, false])
    func `one frozen session costs one answer, and nobody else's`(isBrief: Bool) async throws {
        let cluster = try PostgresCluster()
        let record = try await Self.open(cluster)
        try await record.importing(patient("before"))
        func reading<Value: Sendable>(
            _ body: @escaping @Sendable (any EngineReading) throws -> Value
        ) async throws -> Value {
            try await record.engine.readWhenAudited(isBrief ? .brief : .aboutOneCitizen, expecting: nil) { reading in
                let audited = PendingWrite<Void>()
                audited.finish(.success(()))
                return (try body(reading), audited)
            }
        }
        let session = try await reading { reading in
            try #require(reading as? SQLReading).connection.first("SELECT pg_backend_pid()") { Int32($0.integer(0)) }
        }
        let frozen = try #require(session)
        cluster.freeze(session: frozen)
        defer { cluster.thaw(session: frozen) }
        var failures = 0
        let took = try await ContinuousClock().measure {
            for _ in 0..<5 {
                do {
                    _ = try await reading { try $0.resource("Patient", "before") }
                } catch let error as RecordError where error.isForLater {
                    failures += 1
                }
            }
        }
        #expect(failures <= 1)
        #expect(took < Self.bound)
        try await record.importing(patient("after"))
        try await record.engine.close()
    }
}

extension RecordError {
    /// Whether it says to come back later, or that nobody knows what became of it: 503 or 504.
    fileprivate var isForLater: Bool {
        switch self {
        case .unavailable, .busy: true
        default: false
        }
    }
}
