import Glibc
import Care
import FHIR
import Record
import SignIn
import TestSupport
import Testing

/// `kill -9` at any moment: the record is sound, what was acknowledged is there, and the work goes on.
@Suite(.serialized) struct CrashTests {
    /// Fifty in all on the engine that has the disk to itself; the other one's own crashes are tried apart.
    private static func importKills(_ kind: EngineKind) -> Int { kind == .sqlite ? 30 : 8 }
    private static func servingKills(_ kind: EngineKind) -> Int { kind == .sqlite ? 20 : 5 }
    private static let patients = 1500
    private static let everyone = Set((1...patients).map { "Patient/p\($0)" })

    /// Import is killed again and again; each time everything that it said was durable must be there.
    @Test(.timeLimit(.minutes(15)), arguments: EngineKind.available)
    func importSurvivesKills(on kind: EngineKind) async throws {
        var random = SeededRandom(seed: 20261121)
        var folder = try ScratchFolder()
        var place = try await EmptyPlace(for: kind)
        var path = try folder.writePatients(Self.patients)
        var acknowledged: Set<String> = []
        var kills = 0
        var killsAtWork = 0
        while kills < Self.importKills(kind) {
            let arguments = ["import", "--record", place.path, "--acknowledge", "--batch", "10", path]
            let running = try Command.start(arguments, in: folder)
            // Every other time while it opens the record, the others some batches into the work.
            if !kills.isMultiple(of: 2) { while running.isRunning, running.output.isEmpty { usleep(1000) } }
            usleep(UInt32.random(in: 1000...150_000, using: &random))
            running.send(SIGKILL)
            let result = try running.finish()
            if !result.output.isEmpty, result.status == -SIGKILL { killsAtWork += 1 }
            acknowledged.formUnion(lines(result.output))
            try await expectSound(place, acknowledged)
            if result.status == -SIGKILL {
                kills += 1
            } else {
                // It was done before the kill came: all is there, and the next kills need new work.
                #expect(result.status == 0, "\(result.messages)")
                try await expectSound(place, Self.everyone)
                folder = try ScratchFolder()
                place = try await EmptyPlace(for: kind)
                path = try folder.writePatients(Self.patients)
                acknowledged = []
            }
        }
        #expect(killsAtWork >= Self.importKills(kind) / 4)
        let rest = try Command.run("import", "--record", place.path, path, in: folder)
        #expect(rest.status == 0, "\(rest.messages)")
        try await expectSound(place, Self.everyone)
    }

    /// The server is killed again and again; the audit must hold every look that was answered.
    @Test(.timeLimit(.minutes(15)), arguments: EngineKind.available)
    func servingSurvivesKills(on kind: EngineKind) async throws {
        var random = SeededRandom(seed: 20261122)
        let folder = try ScratchFolder()
        let place = try await EmptyPlace(for: kind)
        let made = try Command.run(
            "demo", "--citizens", "50", "--record", place.path, "--make-only", in: folder)
        #expect(made.status == 0, "\(made.messages)")
        let token = try Command.run(
            "token", "--record", place.path, "--as", "system", "--minutes", "600", in: folder
        ).output.split(separator: "\n").joined()
        let patients = try await inRecord(place) { reading in
            try reading.search(SearchQuery("Patient", limit: 20)).resources.map(\.id)
        }
        var answered = 0
        for kill in 1...Self.servingKills(kind) {
            let server = try Command.start(["serve", "--record", place.path, "--port", "0"], in: folder)
            let port = try #require(server.port, "\(server.messages)")
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
            let audited = try await inRecord(place) { reading in
                try reading.audit(of: nil, before: nil, limit: .max).count {
                    $0.entry.activity == "/citizens/{citizen}"
                }
            }
            #expect(audited >= answered, "after \(kill) kills")
            if kill.isMultiple(of: 10) || kill == Self.servingKills(kind) {
                #expect(try Command.run("check", "--record", place.path, in: folder).status == 0)
            }
        }
        #expect(answered >= Self.servingKills(kind))
    }

    private func inRecord<Result: Sendable>(
        _ place: EmptyPlace, _ body: @escaping @Sendable (any EngineReading) throws -> Result
    ) async throws -> Result {
        let engine = try await open(place)
        let result = try await engine.read(body)
        try await engine.close()
        return result
    }

    /// Only whole lines count: the last may have been cut off by the kill.
    private func lines(_ output: String) -> [String] {
        output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    private func open(_ place: EmptyPlace) async throws -> any RecordEngine {
        try await place.kind.open(
            place.path,
            preparer: ResourcePreparer(
                searchEntries: TemporaryRecord.searchEntries,
                capabilities: Capabilities.all + [AuthorisationProjection.capability]))
    }

    private func expectSound(_ place: EmptyPlace, _ acknowledged: Set<String>) async throws {
        let engine = try await open(place)
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
