import Access
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Pages
import Record
import TestSupport

/// The forms that one persona sends and may not: nothing may come of them, and nothing may be learned.
struct FormLane {
    let world: PageWorld
    let persona: Population.Persona
    let oracle: Oracle
    let client: any TestClientProtocol
    private let permitted: Set<Marker>

    init(_ world: PageWorld, _ persona: Population.Persona, _ client: any TestClientProtocol) {
        self.world = world
        self.persona = persona
        self.client = client
        oracle = Oracle(
            world.population, Asker(name: persona.code, standing: persona.standing), courses: world.courses)
        permitted = PageLane.permitted(oracle, world.population)
    }

    /// - Returns: how many were sent, and what was found.
    func run(_ numbers: [Int]) async throws -> (sent: Int, findings: [Finding]) {
        var sent = 0
        var findings: [Finding] = []
        for number in numbers {
            var draw = Draw(
                random: SeededRandom(seed: world.population.seed &* 0x94D0_49BB_1331_11EB ^ UInt64(number)),
                population: world.population, asker: oracle.asker, oracle: oracle)
            let pattern = draw.one(of: FormQuestion.forms.keys.sorted { $0.rawValue < $1.rawValue })
            guard let question = FormQuestion(pattern, &draw) else { continue }
            sent += 1
            findings += try await judge(question).map { kind, note in
                Finding(
                    kind: kind, seed: world.population.seed, number: number, surface: "form \(pattern)",
                    asker: persona.code, question: question.line, note: note)
            }
        }
        return (sent, findings)
    }

    private func judge(_ question: FormQuestion) async throws -> [(Finding.Kind, String)] {
        var found: [(Finding.Kind, String)] = []
        let before = try await newest()
        let reply = try await send(question)
        let after = try await newest()
        if before.event != after.event { found.append((.leak, "\(reply.status): something was changed")) }
        if try await wrote(after: before.row) { found.append((.leak, "\(reply.status): the audit says that it wrote")) }
        let leaked = Marker.all(in: reply.text).subtracting(permitted).subtracting(Marker.all(in: question.line))
            .filter(world.population.has)
        if !leaked.isEmpty {
            found.append((.leak, "\(reply.status): says \(leaked.map { "\($0)" }.sorted().prefix(4))"))
        }
        // What is hidden is as if it were not there.
        let nobody = try await send(question.aboutNobody)
        let text = FormQuestion.withoutIds(of: question.hidden, reply.text)
        if reply.status != nobody.status || text != nobody.text {
            found.append((.leak, "\(reply.status): differs from \(nobody.status) of nobody"))
        }
        return found
    }

    private struct Answer {
        let status: Int
        /// Headers and body, without what each answer has of its own.
        let text: String
    }

    private func send(_ question: FormQuestion) async throws -> Answer {
        let response = try await client.executeRequest(
            uri: question.address, method: .post,
            headers: [
                .authorization: "Bearer \(persona.code)", .contentType: "application/x-www-form-urlencoded",
            ], body: ByteBuffer(string: question.body))
        let head = response.headers.filter { $0.name != .date }.map { "\($0.name): \($0.value)" }.sorted()
        return Answer(
            status: response.status.code,
            text: head.joined(separator: "\n") + "\n\n" + String(buffer: response.body))
    }

    private func newest() async throws -> (event: Int64, row: Int64) {
        try await world.generated.temporary.engine.read { reading in
            (try reading.lastEvent(), try reading.audit(of: nil, before: nil, limit: 1).first?.number ?? 0)
        }
    }

    /// Whether the persona has changed something since a row of the audit.
    private func wrote(after row: Int64) async throws -> Bool {
        try await world.generated.temporary.engine.read { reading in
            try reading.audit(after: row, limit: 100).contains {
                $0.entry.action == .write && $0.entry.who == persona.identity
            }
        }
    }
}
