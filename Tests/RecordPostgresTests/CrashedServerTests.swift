import Access
import Record
import TestSupport
import Testing

@testable import RecordPostgres

/// The server is killed again and again while resources are written: whatever was acknowledged is there.
@Suite(.needsPostgres) struct CrashedServerTests {
    private static let kills = 5
    private static let writesBetween = 40

    @Test(.timeLimit(.minutes(2))) func `nothing acknowledged is lost with the server`() async throws {
        let cluster = try PostgresCluster()
        let preparer = ResourcePreparer(searchEntries: TemporaryRecord.searchEntries, projections: [])
        let engine = try await PostgresEngine.open(cluster.url(of: "postgres"), preparer: preparer)
        let record = Record(engine: engine, capabilities: [], surroundings: TestClock().surroundings)
        var acknowledged: [String] = []
        var failures = 0
        var number = 0
        for _ in 0..<Self.kills {
            for place in 0..<Self.writesBetween {
                number += 1
                let id = "p\(number)"
                if place == Self.writesBetween / 2 { cluster.crash() }
                do {
                    try await record.importing(patient(id))
                    acknowledged.append(id)
                } catch RecordError.unavailable {
                    failures += 1
                }
            }
            // The server comes back by itself, and the record with it. A session may outlive its server for a moment.
            while (try? await record.importing(patient("again-\(number)"))) == nil {}
        }
        #expect(failures >= Self.kills)
        #expect(acknowledged.count >= Self.kills * Self.writesBetween / 2)
        while (try? await engine.read { try $0.knows(patient: "again") }) == nil {}
        let missing = try await engine.read { [acknowledged] reading in
            try acknowledged.filter { try reading.resource("Patient", $0)?.version != 1 }
        }
        #expect(missing == [])
        #expect(try await engine.check { _, _ in }.findings == [])
        try await engine.close()
        withExtendedLifetime(cluster) {}
    }
}
