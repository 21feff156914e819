import Access
import FHIR
import Record
import TestSupport
import Testing

/// The engine against a dictionary: thousands of random operations, the same for the same seed.
@Suite struct ModelTests {
    /// What the record should hold.
    struct Model {
        struct Version: Equatable {
            var version: Int
            var value: Int?
            var patient: Int
        }
        /// Oldest first.
        var versions: [Int: [Version]] = [:]

        func current(_ id: Int) -> Version? { versions[id]?.last }
    }

    /// SplitMix64.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let patients = 4
    private static let ids = 40
    private static let values = 6

    @Test(arguments: EngineKind.available, [1, 20_261_121] as [UInt64])
    func `the record does as a dictionary would`(on kind: EngineKind, seed: UInt64) async throws {
        let temporary = try await TemporaryRecord(
            on: kind,
            capabilities: [Capability(name: "results", projections: [ProjectionTests.results(version: 1)])])
        let engine = temporary.engine
        let preparer = temporary.record.preparer
        var random = Generator(state: seed)
        var model = Model()
        for step in 0..<1000 {
            let id = Int.random(in: 0..<Self.ids, using: &random)
            let value = Int.random(in: 0..<Self.values, using: &random)
            let patient = Int.random(in: 0..<Self.patients, using: &random)
            let expected: Outcome.Change?
            let change: Outcome.Change?
            var versions = model.versions[id] ?? []
            let current = versions.last
            let next = (current?.version ?? 0) + 1
            if Int.random(in: 0..<4, using: &random) == 0 {
                expected = current?.value == nil ? nil : .deleted
                if let current, current.value != nil {
                    versions.append(.init(version: next, value: nil, patient: current.patient))
                }
                change = try await engine.write { try $0.delete("Observation", "o\(id)", at: Int64(step)) }?.change
            } else {
                if let current, current.value == value, current.patient == patient {
                    expected = .unchanged
                } else {
                    expected = current?.value == nil ? .created : .updated
                    versions.append(.init(version: next, value: value, patient: patient))
                }
                let json = Sample.observation("o\(id)", of: "p\(patient)", value: "\(value)")
                let prepared = try preparer.prepare(try JSONDocument(json).root)
                change = try await engine.write { try $0.put(prepared, at: Int64(step)) }.change
            }
            model.versions[id] = versions
            #expect(change == expected, "step \(step) of seed \(seed)")
            if step.isMultiple(of: 50) { try await compare(engine, model, seed, step) }
        }
        try await compare(engine, model, seed, 1000)
        #expect(try await engine.check { _, _ in }.findings == [])
    }

    private func compare(_ engine: any RecordEngine, _ model: Model, _ seed: UInt64, _ step: Int) async throws {
        let place = "step \(step) of seed \(seed)"
        try await engine.read { reading in
            for id in 0..<Self.ids {
                let history = try reading.history("Observation", "o\(id)")
                let versions = Array((model.versions[id] ?? []).reversed())
                #expect(history.map(\.version) == versions.map(\.version), "\(place)")
                #expect(history.map(\.isDeletion) == versions.map { $0.value == nil }, "\(place)")
                #expect(try reading.resource("Observation", "o\(id)")?.version == model.presentVersion(id), "\(place)")
            }
            for patient in 0..<Self.patients {
                let scope = Scope(patients: .some(["p\(patient)"]), shared: .none)
                let inside = try reading.within(scope)
                let expected = model.ids { $0.patient == patient }
                #expect(try Self.search(inside, []) == expected, "\(place)")
                #expect(try inside.count(RowQuery("results")) == expected.count, "\(place)")
                for value in 0..<Self.values {
                    let both = model.ids { $0.patient == patient && $0.value == value }
                    #expect(try Self.search(inside, [Self.clause(value)]) == both, "\(place)")
                }
                let reference = SearchClause("subject", .reference(type: "Patient", id: "p\(patient)"))
                #expect(try Self.search(reading, [reference]) == expected, "\(place)")
            }
        }
    }

    private static func clause(_ value: Int) -> SearchClause {
        let number = SearchNumber(value: Double(value), lower: Double(value) - 0.5, upper: Double(value) + 0.5)
        return SearchClause("value-quantity", .quantity(.equal, number, system: nil, code: "mmol/L"))
    }

    private static func search(_ reading: any EngineReading, _ clauses: [SearchClause]) throws -> Set<String> {
        Set(try reading.search(SearchQuery("Observation", clauses, limit: 1000)).resources.map(\.id))
    }
}

extension ModelTests.Model {
    func presentVersion(_ id: Int) -> Int? { current(id).flatMap { $0.value == nil ? nil : $0.version } }

    func ids(where condition: (Version) -> Bool) -> Set<String> {
        Set(
            versions.keys.filter { id in current(id).map { $0.value != nil && condition($0) } ?? false }.map {
                "o\($0)"
            })
    }
}
