import Access
import Record
import TestSupport
import Testing

@testable import RecordPostgres

/// The server is killed again and again while resources are written: whatever was acknowledged is there, and whoever
/// writes waits for the server to come back instead of being refused.
@Suite(.needsPostgres) struct CrashedServerTests {
    private static let kills = 5
    private static let writesBetween = 40

    @Test(.timeLimit(.minutes(2))) func `nothing acknowledged is lost with the server`() async throws {
        let cluster = try PostgresCluster()
        let preparer = ResourcePreparer(searchEntries: TemporaryRecord.searchEntries, projections: [])
        let engine = try await PostgresEngine.open(cluster.url(of: "postgres"), preparer: preparer)
        let record = Record(engine: engine, capabilities: [], surroundings: TestClock().surroundings)
        var acknowledged: [String] = []
        var uncertain = 0
        var number = 0
        for _ in 0..<Self.kills {
            for place in 0..<Self.writesBetween {
                number += 1
                let id = "p\(number)"
                if place == Self.writesBetween / 2 { cluster.crash() }
                do {
                    try await record.importing(patient(id))
                    acknowledged.append(id)
                } catch RecordError.unavailable(.uncertain) {
                    // The kill came in the middle of a commit.
                    uncertain += 1
                }
            }
        }
        #expect(acknowledged.count + uncertain == Self.kills * Self.writesBetween)
        #expect(uncertain <= Self.kills)
        // Nor does whoever reads see more of it than a wait.
        cluster.crash()
        #expect(try await engine.read { try $0.knows(patient: "nobody") } == false)
        let missing = try await engine.read { [acknowledged] reading in
            try acknowledged.filter { try reading.resource("Patient", $0)?.version != 1 }
        }
        #expect(missing == [])
        #expect(try await engine.check { _, _ in }.findings == [])
        try await engine.close()
        withExtendedLifetime(cluster) {}
    }
}
