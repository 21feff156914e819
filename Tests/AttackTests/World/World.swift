import Access
import FHIRServer
import Record
import TestSupport

/// A population in a record, the API in front of it, and those who ask.
struct World: Sendable {
    let population: Population
    let generated: GeneratedRecord
    let service: FHIRService
    let askers: [Asker]
    let courses: [String: Course]

    init(seed: UInt64, on kind: EngineKind) async throws {
        population = Population(seed: seed)
        generated = try await GeneratedRecord(on: kind, of: population)
        askers = Asker.cast(of: population)
        courses = Course.all(of: population)
        service = FHIRService(
            record: generated.temporary.record, authenticator: AskerTokens(askers), address: Question.base,
            subscriptions: try FHIRService.subscriptionReader(address: Question.base))
    }

    var clock: TestClock { generated.temporary.clock }

    func oracle(of asker: Asker) -> Oracle { Oracle(population, asker, courses: courses) }

    /// Puts the cases of these numbers; each asker's one after the other, so that it is plain which look left which row
    /// in the audit.
    func attack(_ numbers: Range<Int>, only name: String? = nil) async throws -> [Finding] {
        try await withThrowingTaskGroup(of: [Lane.Case].self) { group in
            var waiting = askers.indices.filter { name == nil || askers[$0].name.hasPrefix(name ?? "") }.makeIterator()
            var cases: [Lane.Case] = []
            func startNext() {
                guard let place = waiting.next() else { return }
                let mine = numbers.filter { $0 % askers.count == place }
                group.addTask { mine.isEmpty ? [] : try await Lane(world: self, asker: askers[place]).run(mine) }
            }
            for _ in 0..<Self.lanesAtOnce { startNext() }
            while let done = try await group.next() {
                cases += done
                startNext()
            }
            return cases.flatMap(\.findings)
                + (try await AuditComparison(
                    population: population, engine: generated.temporary.engine
                ).findings(of: cases))
        }
    }

    /// Enough to keep a small machine busy, and to let looks share commits.
    private static let lanesAtOnce = 4
}
