import Access
import Care
import FHIR
import Record
import Region
import TestSupport

/// A small synthetic region, in memory and in a record.
struct RegionRecord {
    let resources: [JSONValue]
    let store: TemporaryRecord

    /// One region, in the engine that the test runs on, for all tests that only read.
    static var shared: Task<RegionRecord, any Error> {
        switch EngineKind.current {
        case .sqlite: inSQLite
        case .postgres: inPostgres
        }
    }

    private static let inSQLite = EngineKind.$current.withValue(.sqlite) { Task { try await RegionRecord() } }
    private static let inPostgres = EngineKind.$current.withValue(.postgres) { Task { try await RegionRecord() } }

    /// The instant at which the region stands: 2026-11-02T09:00:00Z.
    static let now: Int64 = 1_793_610_000_000

    init(citizens: Int = 60, seed: UInt64 = 1) async throws {
        let resources = try Self.resources(citizens: citizens, seed: seed)
        self.resources = resources
        store = try await Self.record(of: resources)
    }

    static func resources(citizens: Int = 60, seed: UInt64 = 1) throws -> [JSONValue] {
        var resources: [JSONValue] = []
        try Region(RegionPlan(citizens: citizens, seed: seed)).forEachResource { resource in
            resources.append(try JSONDocument(resource.bytes).root)
        }
        return resources
    }

    /// Writes resources as an import does.
    static func record(of resources: [JSONValue]) async throws -> TemporaryRecord {
        let store = try await TemporaryRecord(
            on: .current, capabilities: Capabilities.all, clock: TestClock(at: now))
        let prepared = try resources.map { try store.record.preparer.prepare($0) }
        for start in stride(from: 0, to: prepared.count, by: 500) {
            let batch = Array(prepared[start..<min(start + 500, prepared.count)])
            try await store.record.write(
                as: .commandLine, because: .healthSystemAdministration, doing: "test"
            ) { transaction in
                for resource in batch { _ = try transaction.put(resource) }
            }
        }
        return store
    }

    var patients: [String] {
        resources.filter { $0["resourceType"]?.string == "Patient" }.compactMap { $0["id"]?.string }
    }

    /// Reads as the citizen.
    func read<Result: Sendable>(
        _ patient: String, _ body: @escaping @Sendable (CareReader) throws -> Result
    ) async throws -> Result {
        try await store.record.read(
            .patient(patient), as: Caller(identity: "Patient/\(patient)", role: .citizen(patient: patient)),
            because: .patientRequest, doing: "test"
        ) { try body(CareReader($0)) }
    }
}
