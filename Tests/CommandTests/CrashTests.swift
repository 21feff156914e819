import Glibc
import Care
import FHIR
import Record
import RecordSQLite
import TestSupport
import Testing

/// `kill -9` at any moment: the record is sound, what was acknowledged is there, and the work goes on.
@Suite(.serialized) struct CrashTests {
    /// Fifty in all.
    private static let importKills = 30
    private static let servingKills = 20
    private static let patients = 1500
    private static let everyone = Set((1...patients).map { "Patient/p\($0)" })

    /// Import is killed again and again; each time everything that it said was durable must be there.
    @Test(.timeLimit(.minutes(15))) func importSurvivesKills() async throws {
        var random = SeededGenerator(seed: 20261121)
        var folder = try ScratchFolder()
        var path = try folder.writePatients(Self.patients)
        var acknowledged: Set<String> = []
        var kills = 0
        var killsAtWork = 0
        while kills < Self.importKills {
            let arguments = ["import", "--record", "r", "--acknowledge", "--batch", "10", path]
            let running = try Command.start(arguments, in: folder)
            // Every other time while it opens the record, the others some batches into the work.
            if !kills.isMultiple(of: 2) { while running.isRunning, running.output.isEmpty { usleep(1000) } }
            usleep(UInt32.random(in: 1000...150_000, using: &random))
            running.send(SIGKILL)
            let result = try running.finish()
            if !result.output.isEmpty, result.status == -SIGKILL { killsAtWork += 1 }
            acknowledged.formUnion(lines(result.output))
            try await expectSound(folder, acknowledged)
            if result.status == -SIGKILL {
                kills += 1
            } else {
                // It was done before the kill came: all is there, and the next kills need new work.
                #expect(result.status == 0, "\(result.messages)")
                try await expectSound(folder, Self.everyone)
                folder = try ScratchFolder()
                path = try folder.writePatients(Self.patients)
                acknowledged = []
            }
        }
        #expect(killsAtWork >= Self.importKills / 4)
        let rest = try Command.run("import", "--record", "r", path, in: folder)
        #expect(rest.status == 0, "\(rest.messages)")
        try await expectSound(folder, Self.everyone)
    }

    /// The server is killed again and again; the audit must hold every look that was answered.
    @Test(.timeLimit(.minutes(15))) func servingSurvivesKills() async throws {
        var random = SeededGenerator(seed: 20261122)
        let folder = try ScratchFolder()
        let made = try Command.run(
            "demo", "--citizens", "50", "--record", "r", "--make-only", in: folder)
        #expect(made.status == 0, "\(made.messages)")
        let token = try Command.run(
            "token", "--record", "r", "--as", "general-practitioner", "--minutes", "600", in: folder
        ).output.split(separator: "\n").joined()
        let patients = try await inRecord(folder) { reading in
            try reading.search(SearchQuery("Patient", limit: 20)).resources.map(\.id)
        }
        var answered = 0
        for kill in 1...Self.servingKills {
            let server = try Command.start(["serve", "--record", "r", "--port", "0"], in: folder)
            let port = try #require(self.port(of: server), "\(server.messages)")
            let looks = Int.random(in: 0...6, using: &random)
            for _ in 0..<looks {
                let patient = try #require(patients.randomElement(using: &random))
                #expect(PlainHTTP.status(of: "/citizens/\(patient)", port: port, token: token) == 200)
                answered += 1
            }
            // The last look is on its way when the server dies.
            let late = Task.detached { [patient = patients[kill % patients.count]] in
                PlainHTTP.status(of: "/citizens/\(patient)", port: port, token: token)
            }
            usleep(UInt32.random(in: 0...30_000, using: &random))
            server.send(SIGKILL)
            #expect(try server.finish().status == -SIGKILL)
            if await late.value == 200 { answered += 1 }
            let audited = try await inRecord(folder) { reading in
                try reading.audit(of: nil, before: nil, limit: .max).count {
                    $0.entry.activity == "/citizens/{citizen}"
                }
            }
            #expect(audited >= answered, "after \(kill) kills")
            if kill.isMultiple(of: 10) {
                #expect(try Command.run("check", "--record", "r", in: folder).status == 0)
            }
        }
        #expect(answered >= Self.servingKills)
    }

    /// The port that a server says it listens on; nil where it ends before it says so.
    private func port(of server: Running) -> UInt16? {
        while server.isRunning {
            if let address = server.messages.firstMatch(of: /http:\/\/[^:]+:(\d+)\//) { return UInt16(address.1) }
            usleep(5000)
        }
        return nil
    }

    private func inRecord<Result: Sendable>(
        _ folder: ScratchFolder, _ body: @escaping @Sendable (any EngineReading) throws -> Result
    ) async throws -> Result {
        let preparer = ResourcePreparer(
            searchEntries: SearchIndexer().entries(of:), projections: Capabilities.all.flatMap(\.projections))
        let engine = try SQLiteEngine.open(folder.path("r"), preparer: preparer)
        let result = try await engine.read(body)
        try await engine.close()
        return result
    }

    /// Only whole lines count: the last may have been cut off by the kill.
    private func lines(_ output: String) -> [String] {
        output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    private func expectSound(_ folder: ScratchFolder, _ acknowledged: Set<String>) async throws {
        let preparer = ResourcePreparer(
            searchEntries: SearchIndexer().entries(of:), projections: Capabilities.all.flatMap(\.projections))
        let engine = try SQLiteEngine.open(folder.path("r"), preparer: preparer)
        let report = try await engine.check { _, _ in }
        #expect(report.isSound, "\(report.findings)")
        let missing = try await engine.read { reading in
            try acknowledged.filter { reference in
                let parts = reference.split(separator: "/").map(String.init)
                guard let resource = try reading.resource(parts[0], parts[1]) else { return true }
                return resource.version != 1
            }
        }
        #expect(missing.isEmpty, "\(missing.count) of \(acknowledged.count) acknowledged writes are not there once")
        try await engine.close()
    }
}
