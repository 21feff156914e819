import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Pages
import TestSupport

@testable import App

/// A population behind the pages, and the personas who ask for them.
struct PageWorld: Sendable {
    let population: Population
    let generated: GeneratedRecord
    let courses: [String: Course]
    private let personas: PersonaDirectory

    init(seed: UInt64, on kind: EngineKind) async throws {
        population = Population(seed: seed)
        generated = try await GeneratedRecord(on: kind, of: population)
        courses = Course.all(of: population)
        personas = try await PersonaDirectory.load(from: generated.temporary.record)
    }

    var clock: TestClock { generated.temporary.clock }

    /// Serves the pages while `body` asks.
    func serving<Result: Sendable>(
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Result
    ) async throws -> Result {
        var logger = Logger(label: "attack")
        logger.logLevel = .critical
        var configuration = ServerConfiguration(port: 8080, logger: logger)
        // Answers are read to their end.
        configuration.listening.beats = 0
        let application = try AppServer.application(
            record: generated.temporary.record, configuration: configuration,
            personas: personas, tokens: PersonaTokens())
        return try await application.test(.router, body)
    }

    /// Sends forms that nobody may send, one after the other.
    ///
    /// - Returns: how many, and what was found.
    func attackForms(_ count: Int) async throws -> (sent: Int, findings: [Finding]) {
        try await serving { client in
            var sent = 0
            var findings: [Finding] = []
            for (place, persona) in population.personas.enumerated() {
                let more = try await FormLane(self, persona, client)
                    .run((0..<count).filter { $0 % population.personas.count == place })
                sent += more.sent
                findings += more.findings
            }
            return (sent, findings)
        }
    }

    func attack(_ numbers: Range<Int>, only name: String?) async throws -> [Finding] {
        try await serving { client in
            let chosen = population.personas.indices.filter {
                name == nil || population.personas[$0].code.hasPrefix(name ?? "")
            }
            let cases = try await withThrowingTaskGroup(of: [Lane.Case].self) { group in
                for place in chosen {
                    group.addTask {
                        try await PageLane(self, population.personas[place], client)
                            .run(numbers.filter { $0 % population.personas.count == place })
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            return cases.flatMap(\.findings)
                + (try await AuditComparison(population: population, engine: generated.temporary.engine).findings(
                    of: cases))
        }
    }
}

/// Each persona's code is its token.
private struct PersonaTokens: TokenVerifier {
    func holder(of token: String) async throws -> TokenHolder? { .persona(token) }
}
