import FHIR
import Synchronization
import TestSupport
import Testing

@testable import FHIRServer

/// Exports: what a file holds is what its owner may see, whoever else asks hears nothing, and every citizen in it stands
/// in the audit before it leaves.
@Suite(.onEachEngine) struct ExportAttackTests {
    private static let types = ["Patient", "Observation", "Consent", "DocumentReference", "Encounter", "Appointment"]

    @Test func `files hold what may be seen, and all of it`() async throws {
        var tally = AttackTally()
        let world = try await World(seed: 11, on: .current)
        for asker in world.askers where asker.holder != nil {
            for (place, type) in Self.types.enumerated() {
                tally.add(1, try await attack(world, asker, type, number: place))
            }
        }
        tally.tell("exports", on: .current)
        #expect(tally.findings.isEmpty)
    }

    private func attack(_ world: World, _ asker: Asker, _ type: String, number: Int) async throws -> [Finding] {
        var question = Question("$export", ["_type": type])
        question.headers.prefer = "respond-async"
        func finding(_ kind: Finding.Kind, _ note: String) -> Finding {
            Finding(
                kind: kind, seed: world.population.seed, number: number, surface: "export", asker: asker.name,
                question: question.line, note: note)
        }
        world.clock.advance(by: 1)
        let began = world.clock.now
        let answer = await question.ask(world.service, as: asker.name)
        await world.service.jobs.settle()
        let oracle = world.oracle(of: asker)
        guard case .system = asker.standing, !oracle.isBeyondScopes(type) else {
            return answer.status == 403 ? [] : [finding(.leak, "\(answer.status), not 403")]
        }
        let job = answer.head.split(separator: " ").first { $0.contains("/_bulk/") }.map { String($0) }
        guard answer.status == 202, let status = job.flatMap(Question.init(link:)) else {
            return [finding(.withheld, "\(answer.status), not 202")]
        }
        var findings: [Finding] = []
        let stranger = await status.ask(world.service, as: world.askers[0].name)
        if stranger.status != 404 { findings.append(finding(.leak, "another's export: \(stranger.status)")) }
        var file = status
        file.path.append(type + ".ndjson")
        let lines = try await lines(file, world, asker)
        let shown = Marker.resources(in: Array(lines.utf8))
        let right = Set(
            (oracle.ofType[type] ?? []).filter { oracle.sees(world.population[$0]) && !world.population[$0].isDeleted })
        if !shown.isSubset(of: right) { findings.append(finding(.leak, "\(shown.subtracting(right).sorted())")) }
        if !right.isSubset(of: shown) { findings.append(finding(.withheld, "\(right.subtracting(shown).sorted())")) }
        var outcome = Lane.Case(
            number: number, surface: "export", asker: asker, identities: asker.identities, question: question.line,
            began: began)
        outcome.shown = Set(shown.compactMap { world.population[$0].owner })
        findings += try await AuditComparison(
            population: world.population, engine: world.generated.temporary.engine
        ).findings(of: [outcome])
        return findings
    }

    /// What a file's stream writes.
    private func lines(_ question: Question, _ world: World, _ asker: Asker) async throws -> String {
        let answer = await world.service.answer(
            FHIRRequest(.get, path: question.path, base: Question.base, token: asker.name))
        guard let stream = answer.stream else { return "" }
        let written = Mutex<[UInt8]>([])
        try await stream.body { bytes in written.withLock { $0 += bytes } }
        return String(decoding: written.withLock { $0 }, as: UTF8.self)
    }
}
