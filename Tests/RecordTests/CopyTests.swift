import Access
import Record
import TestSupport
import Testing

@testable import RecordSQL

/// A record that is copied to another engine is the same record.
@Suite struct CopyTests {
    private static let capabilities = [Capability(name: "results", projections: [ProjectionTests.results(version: 1)])]

    /// A record with everything in it that a record can have.
    private func filled(on kind: EngineKind) async throws -> TemporaryRecord {
        let temporary = try await TemporaryRecord(on: kind, capabilities: Self.capabilities)
        let record = temporary.record
        try await record.importing(
            Sample.patient("ida"), Sample.patient("0190a6b2-1c2d-7e3f-8a9b-0c1d2e3f4a5b"), Sample.organization("auh"))
        for value in 1...3 {
            temporary.clock.advance(by: 1000)
            try await record.importing(Sample.observation("o", of: "ida", value: "\(value).0"))
        }
        // On another patient after all, and on one of whom nothing else is known.
        try await record.importing(Sample.observation("moved", of: "ida"))
        try await record.importing(Sample.observation("moved", of: "ole"))
        try await record.importing(Sample.organization("gone"), Sample.organization("back"))
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") {
            _ = try $0.delete("Organization", "gone")
            _ = try $0.delete("Organization", "back")
            try $0.setNote("how far", to: [0, 1, 255])
            try $0.setNote("empty", to: [])
        }
        try await record.importing(Sample.organization("back", name: "Igen \\u0000 æøå"))
        _ = try? await record.read(.patient("nobody"), as: .nurse, because: .treatment, doing: "look") { _ in }
        _ = try await record.read(.patient("ida"), as: .nurse, because: .treatment, doing: "look") { _ in }
        try await record.engine.write { try $0.forgetEvents(through: 4) }
        return temporary
    }

    @Test(arguments: EngineKind.available, EngineKind.available)
    func `a copy holds the same and goes on from there, and so does a copy of it`(
        from kind: EngineKind, to other: EngineKind
    ) async throws {
        let original = try await filled(on: kind)
        let place = try await EmptyPlace(for: other)
        let report = try await place.copy(of: original.engine)
        #expect(
            report.tables.map(\.table) == ["patient", "resource", "former", "audit", "event", "note"])
        #expect(report.tables.allSatisfy { $0.rows > 0 })

        let copy = try await place.open(preparer: original.engine.preparer)
        #expect(try await copy.check { _, _ in }.findings == [])
        let (before, after) = (try await seen(original.engine), try await seen(copy))
        #expect(before == after)

        let back = try await EmptyPlace(for: kind)
        #expect(try await back.copy(of: copy) == report)

        // Nothing is numbered twice.
        let lastEvent = try await copy.read { try $0.events(after: 0, limit: 1000).last?.number } ?? 0
        let record = Record(engine: copy, capabilities: [], surroundings: original.clock.surroundings)
        try await record.importing(Sample.patient("new"), Sample.observation("newer", of: "ida"))
        #expect(
            try await copy.read { try $0.events(after: lastEvent, limit: 10).map(\.number) } == [
                lastEvent + 1, lastEvent + 2,
            ])
        #expect(try await copy.check { _, _ in }.findings == [])
        try await copy.close()
    }

    /// What others get to see of a record.
    private func seen(_ engine: any RecordEngine) async throws -> [String] {
        try await engine.read { reading in
            var seen: [String] = []
            try reading.forEachResource(ofTypes: nil) { resource in
                for version in try reading.history(resource.type, resource.id) {
                    seen.append("\(version.key.rawValue) \(String(decoding: version.bytes, as: UTF8.self))")
                }
                return true
            }
            seen += try reading.history("Organization", "gone").map { "\($0.version) \($0.updated) \($0.isDeletion)" }
            seen += try reading.audit(of: nil, before: nil, limit: 1000).map { "\($0)" }
            seen += try reading.events(after: 0, limit: 1000).map { "\($0)" }
            seen += try reading.notes(startingWith: "").map { "\($0)" }
            seen += try reading.rows(RowQuery("results")).map { "\($0)" }
            return seen
        }
    }

    @Test(arguments: EngineKind.available)
    func `events that are all forgotten leave their numbers behind`(on kind: EngineKind) async throws {
        let original = try await filled(on: kind)
        let last = try await original.engine.read { try $0.events(after: 0, limit: 1000).last?.number } ?? 0
        try await original.engine.write { try $0.forgetEvents(through: last) }
        for other in EngineKind.available {
            let place = try await EmptyPlace(for: other)
            _ = try await place.copy(of: original.engine)
            let copy = try await place.open(preparer: original.engine.preparer)
            let record = Record(engine: copy, capabilities: [], surroundings: original.clock.surroundings)
            try await record.importing(Sample.patient("new"))
            #expect(try await copy.read { try $0.events(after: 0, limit: 10).map(\.number) } == [last + 1])
            try await copy.close()
        }
    }

    @Test(arguments: EngineKind.available)
    func `where there is something already, nothing is copied`(to kind: EngineKind) async throws {
        let original = try await filled(on: .sqlite)
        let place = try await EmptyPlace(for: kind)
        _ = try await place.copy(of: original.engine)
        await #expect {
            try await place.copy(of: original.engine)
        } throws: { error in
            if case RecordError.conflict = error { true } else { false }
        }
        let copy = try await place.open(preparer: original.engine.preparer)
        #expect(try await copy.check { _, _ in }.findings == [])
        try await copy.close()
    }

    @Test(arguments: EngineKind.available)
    func `a copy that fails leaves nothing`(to kind: EngineKind) async throws {
        let original = try await filled(on: .sqlite)
        // It is found out when all has been copied: the chain of the audit does not hold.
        let place = try await EmptyPlace(for: kind)
        try await original.engine.write { transaction in
            let connection = try #require(transaction as? SQLTransaction).connection
            try connection.run("UPDATE audit SET who = 'somebody else' WHERE number = 2")
        }
        await #expect {
            try await place.copy(of: original.engine)
        } throws: { error in
            if case RecordError.unavailable(.damaged) = error { true } else { false }
        }
        await #expect {
            _ = try await place.open(preparer: original.engine.preparer)
        } throws: { error in
            if case RecordError.unavailable(.missing) = error { true } else { false }
        }
    }
}
