import Glibc
import Care
import FHIR
import Record
import RecordPostgres
import TestSupport
import Testing

/// PostgreSQL under the program: servers that share it, and crashes of its own.
@Suite(.serialized, .enabled(if: PostgresCluster.isInstalled, PostgresCluster.absence))
struct SeveralServersTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// The database is killed again and again under an import, which is repeated where it gives up.
    @Test(.timeLimit(.minutes(5))) func anImportSurvivesCrashesOfTheDatabase() async throws {
        let cluster = try PostgresCluster()
        let record = cluster.url(of: "postgres")
        let patients = 3000
        let path = try folder.writePatients(patients)
        var random = SeededRandom(seed: 20261123)
        var acknowledged: Set<Substring> = []
        var crashes = 0
        var crashesAtWork = 0
        var isDone = false
        for _ in 0..<20 where !isDone {
            let running = try Command.start(
                ["import", "--record", record, "--acknowledge", "--batch", "20", path], in: folder)
            while running.isRunning, running.output.isEmpty { usleep(1000) }
            while running.isRunning, crashes < 6 {
                usleep(UInt32.random(in: 1000...300_000, using: &random))
                let before = running.output.count
                cluster.crash()
                crashes += 1
                // Goes on by itself when the database is back, or says that it could not know.
                while running.isRunning, running.output.count == before { usleep(1000) }
                if running.output.count > before { crashesAtWork += 1 }
            }
            let result = try running.finish()
            acknowledged.formUnion(result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast())
            isDone = result.status == 0
            if !isDone { #expect(result.status == 2, "\(result.messages)") }
        }
        #expect(isDone)
        #expect(crashesAtWork > 0)
        #expect(acknowledged.count <= patients)
        let checked = try Command.run("check", "--record", record, in: folder)
        #expect(checked.status == 0, "\(checked.output)")
        // Everybody is there, once: nothing acknowledged is lost, and nothing was done twice.
        let again = try Command.run("import", "--record", record, "--again", path, in: folder)
        #expect(again.status == 0, "\(again.messages)")
        #expect(again.messages.contains(/\b3.?000 unchanged/), "\(again.messages)")
        withExtendedLifetime(cluster) {}
    }

    /// What one server writes, another reads at once; one is killed, the other goes on.
    @Test(.timeLimit(.minutes(5))) func serversShareOneRecord() async throws {
        let place = try await EmptyPlace(for: .postgres)
        #expect(
            try Command.run("import", "--record", place.path, try folder.writePatients(3), in: folder).status == 0)
        let token = try Command.run("token", "--record", place.path, "--as", "system", in: folder)
            .output.split(separator: "\n").joined()
        let servers = try (0..<2).map { _ in
            try Command.start(["serve", "--record", place.path, "--port", "0"], in: folder)
        }
        let ports = try servers.map { try #require($0.port, "\($0.messages)") }
        for number in 0..<20 {
            let (one, other) = (ports[number % 2], ports[1 - number % 2])
            #expect(put("shared-\(number)", port: one, token) == 201)
            #expect(PlainHTTP.status(of: "/fhir/Patient/shared-\(number)", port: other, token: token) == 200)
        }
        // Both write as fast as they can; then one is killed in the middle of it.
        let victim = servers[0].identifier
        let written = await withTaskGroup(of: [String].self) { group in
            for (place, port) in ports.enumerated() {
                for lane in 0..<4 {
                    group.addTask {
                        var acknowledged: [String] = []
                        for number in 0..<40 {
                            let id = "load-\(place)-\(lane)-\(number)"
                            if put(id, port: port, token) == 201 { acknowledged.append(id) }
                            if place == 0, lane == 0, number == 20 { kill(victim, SIGKILL) }
                        }
                        return acknowledged
                    }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(written.count { $0.hasPrefix("load-1-") } == 160)
        #expect(written.count >= 160 + 20)
        for id in written {
            #expect(PlainHTTP.status(of: "/fhir/Patient/\(id)", port: ports[1], token: token) == 200, "\(id)")
        }
        #expect(try servers[0].finish().status == -SIGKILL)
        servers[1].send(SIGTERM)
        #expect(try servers[1].finish().status == 0)
        let checked = try Command.run("check", "--record", place.path, in: folder)
        #expect(checked.status == 0, "\(checked.output)")
    }

    @Test func aRecordIsCopiedBetweenEngines() async throws {
        #expect(try Command.run("import", "--record", "r", try folder.writePatients(30), in: folder).status == 0)
        let place = try await EmptyPlace(for: .postgres)
        let there = try Command.run("copy", "--from", "r", "--to", place.path, in: folder)
        #expect(there.status == 0, "\(there.messages)")
        #expect(there.output.contains("resource\t30\t"))
        let back = try Command.run("copy", "--from", place.path, "--to", "s", in: folder)
        #expect(back.status == 0, "\(back.messages)")
        #expect(back.output == there.output)
        #expect(try Command.run("check", "--record", "s", in: folder).status == 0)
        let onto = try Command.run("copy", "--from", "r", "--to", place.path, in: folder)
        #expect(onto.status == 2)
        #expect(onto.messages.contains("is not empty"))
    }
}

/// Writes a patient by the API.
///
/// - Returns: the status; nil where no whole answer came.
private func put(_ id: String, port: UInt16, _ token: String) -> Int? {
    PlainHTTP.status(
        of: "/fhir/Patient/\(id)", port: port, token: token, method: "PUT",
        body: #"{"resourceType":"Patient","id":"\#(id)"}"#)
}
