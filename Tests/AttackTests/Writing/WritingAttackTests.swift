import FHIRServer
import Record
import TestSupport
import Testing

/// Those who may write something write on conditions that name what is hidden from them. What comes of it must be what comes
/// of it where nobody has what is named; nothing hidden is changed; and what may be seen is found.
@Suite(.onEachEngine) struct WritingAttackTests {
    /// Changes in each world.
    private static let changes = 1_500

    @Test func `changes on a condition: nothing hidden is found, told of or changed`() async throws {
        let settings = AttackSettings()
        var tally = AttackTally()
        for (seed, numbers) in settings.worlds.prefix(1) {
            let world = try await World(seed: seed, on: .current)
            let lanes = world.askers.filter(WritingLane.mayWrite)
                .filter { settings.asker == nil || $0.name.hasPrefix(settings.asker ?? "") }
                .map { WritingLane(world, $0) }
            var asked = 0
            for number in settings.replay == nil ? 0..<Self.changes : numbers {
                guard let findings = try await lanes[number % lanes.count].run(number) else { continue }
                asked += 1
                tally.add(1, findings)
            }
            #expect(settings.replay != nil || asked > Self.changes / 2)
        }
        tally.tell("changes on a condition", on: .current)
        #expect(tally.findings.isEmpty)
    }
}

/// The changes of one asker. What is hidden stays hidden, whatever is written here: nothing of it decides about access.
private struct WritingLane {
    let world: World
    let asker: Asker
    let oracle: Oracle
    let verdict: Verdict
    /// Those in whose records the asker may write.
    let patients: [Item]

    static func mayWrite(_ asker: Asker) -> Bool {
        switch asker.standing {
        case .citizen: asker.types == nil
        case .professional: true
        case .relative, .system, .both, .without, .nobody: false
        }
    }

    init(_ world: World, _ asker: Asker) {
        self.world = world
        self.asker = asker
        oracle = world.oracle(of: asker)
        verdict = Verdict(oracle)
        patients = oracle.patients.map { world.population[$0] }
    }

    /// Nil where the asker may write in nobody's record.
    func run(_ number: Int) async throws -> [Finding]? {
        var draw = Draw(
            random: SeededRandom(seed: world.population.seed &* 0xD6E8_FEB8_6659_FD93 ^ UInt64(number)),
            population: world.population, asker: asker, oracle: oracle)
        guard !patients.isEmpty else { return nil }
        let writing = WritingQuestion(&draw, in: draw.one(of: patients))
        let (question, item) = (writing.question, writing.item)
        let isSeen = oracle.sees(item)
        guard !isSeen || writing.whenSeen != nil else { return nil }
        world.clock.advance(by: 1)
        let before = try await version(of: item)
        let reply = await question.ask(world.service, as: asker.name)
        let after = try await version(of: item)
        var found: [(Finding.Kind, String)] = []
        if let note = verdict.leaked(reply, question) { found.append((.leak, note)) }
        if before != after { found.append((.leak, "\(reply.status): what is named was changed")) }
        if isSeen {
            if reply.status != writing.whenSeen {
                found.append((.withheld, "\(reply.status), not \(writing.whenSeen ?? 0): \(reply.text.prefix(200))"))
            }
        } else {
            let nobody = await question.aboutNobody(insteadOf: item.number).ask(world.service, as: asker.name)
            let (reply, expected) = (reply.withoutNewIds, nobody.about(item.number).withoutNewIds)
            if reply != expected {
                found.append(
                    (
                        .leak,
                        "\(reply.status), not \(expected.status): \(reply.text.prefix(200)) ≠ \(expected.text.prefix(200))"
                    ))
            }
        }
        return found.map { kind, note in
            Finding(
                kind: kind, seed: world.population.seed, number: number, surface: "changes", asker: asker.name,
                question: question.line, note: note)
        }
    }

    private func version(of item: Item) async throws -> Int? {
        try await world.generated.temporary.engine.read { reading in
            try reading.version(nil, of: item.type, item.id)?.version
        }
    }
}

extension Reply {
    /// Without the ids that the record gives, of which each answer has its own.
    fileprivate var withoutNewIds: Reply {
        func same(_ text: String) -> String {
            text.replacing(/Observation\/[A-Za-z0-9.\-]+\/_history/, with: "Observation/new/_history")
                .replacing(/"lastModified":"[^"]*"/, with: "")
        }
        return Reply(status: status, body: Array(same(text).utf8), head: same(head))
    }
}
