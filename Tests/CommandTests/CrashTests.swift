import Glibc
import FHIR
import Record
import RecordSQLite
import TestSupport
import Testing

/// `kill -9` at any moment: the record is sound, what was acknowledged is there, and the work goes on.
@Suite(.serialized) struct CrashTests {
    private static let kills = 50
    private static let patients = 1500

    /// Import is killed again and again; each time everything that it said was durable must be there.
    @Test(.timeLimit(.minutes(5))) func importSurvivesKills() async throws {
        var random = SeededGenerator(seed: 20261121)
        var folder = try ScratchFolder()
        var path = try folder.writePatients(Self.patients)
        var acknowledged: Set<String> = []
        var kills = 0
        var killsAtWork = 0
        while kills < Self.kills {
            let arguments = ["import", "--record", "r", "--acknowledge", "--batch", "10", path]
            let running = try Command.start(arguments, in: folder)
            // Every other time while it opens the record, the others some batches into the work.
            if !kills.isMultiple(of: 2) { while running.isRunning, running.output.isEmpty { usleep(1000) } }
            usleep(UInt32.random(in: 1000...150_000, using: &random))
            running.send(SIGKILL)
            let result = try running.finish()
            if !result.output.isEmpty, result.status == -SIGKILL { killsAtWork += 1 }
            acknowledged.formUnion(lines(result.output))
            if result.status == -SIGKILL { kills += 1 }
            try await expectSound(folder, acknowledged)
            if acknowledged.count == Self.patients {
                folder = try ScratchFolder()
                path = try folder.writePatients(Self.patients)
                acknowledged = []
            }
        }
        #expect(killsAtWork >= Self.kills / 4)
        let rest = try Command.run("import", "--record", "r", path, in: folder)
        #expect(rest.status == 0, "\(rest.messages)")
        let all = Set((1...Self.patients).map { "Patient/p\($0)" })
        try await expectSound(folder, all)
    }

    /// Only whole lines count: the last may have been cut off by the kill.
    private func lines(_ output: String) -> [String] {
        output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    private func expectSound(_ folder: ScratchFolder, _ acknowledged: Set<String>) async throws {
        let preparer = ResourcePreparer(searchEntries: SearchIndexer().entries(of:), projections: [])
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
