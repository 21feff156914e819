import Crypto
import Record
import RecordSQL
import TestSupport
import Testing

@testable import RecordPostgres

/// What can be wrong with a database or the way to it: each is said clearly, and nothing is changed.
@Suite(.needsPostgres) struct PostgresOpeningTests {
    private let preparer = ResourcePreparer(searchEntries: TemporaryRecord.searchEntries, projections: [])

    /// Released migrations, by the start of their SHA-256: a change to one is a mistake, a new one is added here.
    private static let released = ["8224444fc3ed197e", "1bb85e1bd2da602b", "bd559fd76b958448"]

    @Test func `released migrations are as they were`() {
        let hashes = Migration.all.map { migration in
            SHA256.hash(data: Array(migration.statements.utf8)).prefix(8)
                .map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        }
        #expect(hashes == Self.released)
    }

    private func reason(
        _ url: String, ifMissing: PostgresEngine.Missing = .refuse
    ) async throws -> Unavailability? {
        do {
            try await PostgresEngine.open(url, ifMissing: ifMissing, preparer: preparer).close()
            return nil
        } catch RecordError.unavailable(let reason) {
            return reason
        }
    }

    @Test func `an empty database becomes a record only where one is to be made`() async throws {
        let database = try await PostgresCluster.makeDatabase()
        defer { PostgresCluster.drop(database) }
        let url = try await PostgresCluster.url(of: database)
        guard case .missing = try await reason(url) else {
            Issue.record("opened where there is no record")
            return
        }
        #expect(try await reason(url, ifMissing: .create) == nil)
        #expect(try await reason(url) == nil)
    }

    @Test func `a database that is not there is missing`() async throws {
        let reason = try await reason(try await PostgresCluster.url(of: "nowhere"), ifMissing: .create)
        guard case .missing(let text) = reason else {
            Issue.record("\(String(describing: reason))")
            return
        }
        #expect(text.contains("createdb"))
    }

    @Test func `another program's database is left alone`() async throws {
        let database = try await PostgresCluster.makeDatabase()
        defer { PostgresCluster.drop(database) }
        try await PostgresCluster.execute("CREATE TABLE recipe (name TEXT)", in: database)
        let reason = try await reason(try await PostgresCluster.url(of: database), ifMissing: .create)
        guard case .notARecord = reason else {
            Issue.record("\(String(describing: reason))")
            return
        }
    }

    @Test func `a record of a later version is left alone`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        try await temporary.alter("INSERT INTO migration VALUES (999)")
        guard case .newer(let text) = try await reason(temporary.path) else {
            Issue.record("opened a record of a later version")
            return
        }
        #expect(text.contains("(999)"))
        withExtendedLifetime(temporary) {}
    }

    @Test func `a host that does not answer is named, a password never`() async throws {
        let url = "postgresql://somebody:geheim@/record?host=/nowhere&connect_timeout=2"
        let reason = try await reason(url)
        guard case .other(let text) = reason else {
            Issue.record("\(String(describing: reason))")
            return
        }
        #expect(text.contains("postgresql:///nowhere/record"))
        #expect(!text.contains("geheim"))
        let address = try PostgresAddress("postgresql://somebody:geheim@one,two:5433/record?application_name=x")
        #expect(address.description == "postgresql://one,two/record")
        #expect(address.options["host"] == "one,two")
        #expect(address.options["target_session_attrs"] == "read-write")
        #expect(throws: RecordError.self) { try PostgresAddress("postgresql://host/record?shoe_size=43") }
        #expect(throws: RecordError.self) { try PostgresAddress("record.tovholder") }
    }

    @Test func `the first of several hosts that answers is taken`() async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        let url = temporary.path.replacing("host=/", with: "host=/nowhere,/")
        #expect(url != temporary.path)
        #expect(try await reason(url) == nil)
        withExtendedLifetime(temporary) {}
    }

    @Test(arguments: [("off", "on"), ("local", "on"), ("on", "on"), ("remote_apply", "remote_apply")])
    func `a commit is durable before it is answered, whatever the server's setting`(
        setting: String, expected: String
    ) async throws {
        let temporary = try await TemporaryRecord(on: .postgres)
        let database = try #require(temporary.path.wholeMatch(of: /postgresql:\/\/\/(.+)\?.*/)?.1)
        try await temporary.alter("ALTER DATABASE \(database) SET synchronous_commit = \(setting)")
        let engine = try await PostgresEngine.open(temporary.path, preparer: preparer)
        #expect(try await engine.ask("SHOW synchronous_commit") == [expected])
        try await engine.close()
        withExtendedLifetime(temporary) {}
    }

    @Test func `what PostgreSQL says is told in the record's words`() {
        func category(_ state: String) -> RecordError {
            PostgresFailure.refused(state: state, text: "x").recordError("r")
        }
        #expect(category("53100") == .unavailable(.full("the disk under r is full: nothing was written")))
        #expect(category("55P03") == .unavailable(.locked("another process has been writing to r for too long")))
        #expect(category("25006") == .unavailable(.readOnly("r cannot be written: x (SQLSTATE 25006)")))
        #expect(category("57014") == .busy("r took too long"))
        #expect(category("57P01") == .unavailable(.other("r failed: x (SQLSTATE 57P01)")))
        #expect(category("XX001") == .unavailable(.damaged("r is damaged: x (SQLSTATE XX001)")))
        #expect(category("23505") == .fault("the record's engine failed: x (SQLSTATE 23505)"))
    }
}
