import Dispatch
import FHIR
import Record
import Synchronization
import TestSupport
import Testing

@testable import RecordPostgres
@testable import RecordSQL

/// Connections that are lost, transactions that fail half-way, and many at once.
@Suite(.needsPostgres) struct PostgresConnectionTests {
    @Test func `connections that were lost are made again`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        let engine = temporary.engine
        try await temporary.record.importing(patient("ida"))
        for round in 1...3 {
            #expect(try await engine.read { try $0.count(SearchQuery("Patient")) } == round)
            try await temporary.alter(
                """
                SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """)
            try await temporary.record.importing(patient("p\(round)"))
        }
        #expect(try await engine.check { _, _ in }.findings == [])
        withExtendedLifetime(temporary) {}
    }

    @Test func `a connection lost under a write fails it, and nothing of it is there`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        let resource = try temporary.record.preparer.prepare(try JSONDocument(patient("ida")).root)
        let engine = try temporary.postgres
        await #expect {
            try await engine.write { transaction in
                _ = try transaction.put(resource, at: 1)
                // The server ends the session that asks for it.
                let connection = try #require(transaction as? SQLTransaction).connection
                try connection.run("SELECT pg_terminate_backend(pg_backend_pid())")
                return try transaction.knows(patient: "ida")
            }
        } throws: { error in
            if case RecordError.unavailable = error { true } else { false }
        }
        #expect(try await engine.read { try $0.knows(patient: "ida") } == false)
        try await temporary.record.importing(patient("ida"))
        #expect(try await engine.check { _, _ in }.findings == [])
        withExtendedLifetime(temporary) {}
    }

    @Test func `a write whose server went away before the commit is done again, once`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        let resource = try temporary.record.preparer.prepare(try JSONDocument(patient("ida")).root)
        let runs = Atomic(0)
        let outcome = try await temporary.postgres.write { transaction in
            let outcome = try transaction.put(resource, at: 1)
            if runs.add(1, ordering: .relaxed).newValue == 1 {
                let connection = try #require(transaction as? SQLTransaction).connection
                try connection.run("SELECT pg_terminate_backend(pg_backend_pid())")
                _ = try transaction.knows(patient: "ida")
            }
            return outcome
        }
        #expect(outcome.version == 1)
        #expect(runs.load(ordering: .relaxed) == 2)
        #expect(try await temporary.engine.read { try $0.events(after: 0, limit: 10).count } == 1)
        #expect(try await temporary.engine.check { _, _ in }.findings == [])
    }

    @Test func `a write lost during its commit is said to be uncertain, and is not done again`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        try await temporary.alter(
            """
            CREATE FUNCTION end_session() RETURNS TRIGGER LANGUAGE plpgsql AS
            $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER ends_session AFTER INSERT ON note DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION end_session();
            """)
        let runs = Atomic(0)
        await #expect {
            try await temporary.engine.write { transaction in
                runs.add(1, ordering: .relaxed)
                try transaction.setNote("n", to: [1])
            }
        } throws: { error in
            if case RecordError.unavailable(.uncertain) = error { true } else { false }
        }
        #expect(runs.load(ordering: .relaxed) == 1)
        try await temporary.alter("DROP FUNCTION end_session CASCADE")
        #expect(try await temporary.record.importing(patient("ole")).count == 1)
        #expect(try await temporary.engine.check { _, _ in }.findings == [])
    }

    @Test func `a server that takes no more writes is left for another`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        let runs = Atomic(0)
        let before = try await temporary.postgres.ask("SELECT pg_backend_pid()::text")
        try await temporary.engine.write { transaction in
            if runs.add(1, ordering: .relaxed).newValue == 1 {
                // As a primary answers that has become a standby.
                let connection = try #require(transaction as? SQLTransaction).connection
                try connection.run("SET TRANSACTION READ ONLY")
            }
            try transaction.setNote("n", to: [1])
        }
        #expect(runs.load(ordering: .relaxed) == 2)
        #expect(try await temporary.postgres.ask("SELECT pg_backend_pid()::text") != before)
        #expect(try await temporary.engine.read { try $0.note("n") } == [1])
    }

    @Test(arguments: [true, false])
    func `an error that a body keeps to itself is not committed over`(isAlone: Bool) async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        let engine = temporary.engine
        let resource = try temporary.record.preparer.prepare(try JSONDocument(patient("ida")).root)
        let gate = DispatchSemaphore(value: 0)
        let first = isAlone ? nil : try engine.submit { _ in gate.wait() }
        let pending = try engine.submit { transaction in
            _ = try transaction.put(resource, at: 1)
            let connection = try #require(transaction as? SQLTransaction).connection
            _ = try? connection.first("SELECT 1 / 0") { $0.integer(0) }
        }
        gate.signal()
        await #expect(throws: RecordError.self) { try await pending.value }
        try await first?.value
        #expect(try await engine.read { try $0.knows(patient: "ida") } == false)
        #expect(try await temporary.record.importing(patient("ole")).count == 1)
        #expect(try await engine.check { _, _ in }.findings == [])
    }

    @Test(.timeLimit(.minutes(2))) func `a duty whose connection is lost is given up, and taken up again`() async throws
    {
        let temporary = try await TemporaryRecord(on: .postgres)
        let engine = temporary.engine
        var turns = engine.turns(at: .clocks).makeAsyncIterator()
        #expect(await turns.next() == true)
        var numbers = engine.eventNumbers().makeAsyncIterator()
        #expect(await numbers.next() == 0)
        try await temporary.alter(
            """
            SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """)
        #expect(await turns.next() == false)
        #expect(await turns.next() == true)
        // What was written while nobody could hear is told afterwards.
        try await temporary.record.importing(patient("ida"))
        while let number = await numbers.next(), number < 1 {}
        #expect(try await engine.read { try $0.events(after: 0, limit: 10).map(\.number) } == [1])
    }

    @Test func `two processes on one database write one after the other`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        let record = temporary.record
        let other = Record(
            engine: try await PostgresEngine.open(temporary.path, preparer: record.preparer), capabilities: [],
            surroundings: temporary.clock.surroundings)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                let writer = number.isMultiple(of: 2) ? record : other
                group.addTask {
                    try await writer.importing(patient("p\(number)"), patient("q\(number % 7)", code: "\(number)"))
                }
            }
            try await group.waitForAll()
        }
        let report = try await record.engine.check { _, _ in }
        #expect(report.findings == [])
        #expect(report.resources == 67)
        #expect(report.auditRows == 120)
        try await other.engine.close()
    }

    @Test func `more readers than connections wait for one`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        try await temporary.record.importing(patient("ida"))
        let engine = temporary.engine
        let load = Load()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await engine.read { reading in
                        load.enter()
                        defer { load.leave() }
                        return try reading.count(SearchQuery("Patient"))
                    }
                }
            }
            for try await count in group { #expect(count == 1) }
        }
        #expect((2...ReaderPool.most).contains(load.most))
    }

    @Test func `a reading is of one instant, whatever is written meanwhile`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        try await temporary.record.importing(patient("ida"))
        let engine = temporary.engine
        let resource = try temporary.record.preparer.prepare(try JSONDocument(patient("ole")).root)
        let counts = try await engine.read { reading in
            let before = try reading.count(SearchQuery("Patient"))
            let written = try engine.submit { try $0.put(resource, at: 1) }
            let isDurable = DispatchSemaphore(value: 0)
            Task {
                _ = try await written.value
                isDurable.signal()
            }
            isDurable.wait()
            return [before, try reading.count(SearchQuery("Patient"))]
        }
        #expect(counts == [1, 1])
        #expect(try await engine.read { try $0.count(SearchQuery("Patient")) } == 2)
    }

    /// Values that SQLite takes as they are and PostgreSQL's indexes and texts do not.
    @Test func `long and odd texts are kept, found and told apart`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        let long = String(repeating: "lang æøå ", count: 2000)
        let codes = [long + "a", long + "b", "\\u0000x", "\\u0001x", "\\u0002", "0190a6b2-1c2d-7e3f-8a9b-0c1d2e3f4a5b"]
        for (number, code) in codes.enumerated() {
            try await temporary.record.importing(patient("p\(number)", family: code, code: code))
        }
        for (number, code) in codes.enumerated() {
            let text = try #require(try JSONDocument("\"\(code)\"").root.string)
            let found = try await temporary.engine.read { reading in
                try [
                    SearchClause("identifier", .token(.any, code: text)),
                    SearchClause("family", .string(.exactly, text)),
                ]
                .map { try reading.search(SearchQuery("Patient", [$0])).resources.map(\.id) }
            }
            #expect(found == [["p\(number)"], ["p\(number)"]], "\(number)")
        }
        let beginning = try await temporary.engine.read {
            try $0.search(SearchQuery("Patient", [SearchClause("family", .string(.startsWith, long))])).resources.map(
                \.id)
        }
        #expect(beginning == ["p0", "p1"])
        #expect(try await temporary.engine.check { _, _ in }.findings == [])
    }

    @Test func `ids and codes come back as they were`() {
        var random = SeededRandom(seed: 7)
        for _ in 0..<2000 {
            let length = Int.random(in: 0...20, using: &random)
            let text = String(
                String.UnicodeScalarView(
                    (0..<length).map { _ in Unicode.Scalar(UInt8.random(in: 0...255, using: &random)) }))
            BoundedBytes.whole(text).withUnsafeBufferPointer { #expect(BoundedBytes.string($0) == text) }
        }
        #expect(BoundedBytes.compared(String(repeating: "x", count: 5000)).count == BoundedBytes.longest)
    }
}

/// How many are at work at once, at most.
private final class Load: Sendable {
    private let state = Mutex((atWork: 0, most: 0))

    func enter() {
        state.withLock {
            $0.atWork += 1
            $0.most = max($0.most, $0.atWork)
        }
    }

    func leave() { state.withLock { $0.atWork -= 1 } }

    var most: Int { state.withLock { $0.most } }
}
