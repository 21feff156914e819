import Access
import FHIR
import Record
import TestSupport
import Testing

@Suite struct ProjectionTests {
    static func results(version: Int, scale: Double = 1) -> Projection {
        Projection(
            name: "results", version: version,
            columns: [.init("code", .text), .init("instant", .integer), .init("value", .real)],
            indexes: [.init("by_instant", on: ["instant"])], types: ["Observation"]
        ) { json in
            let value = json["valueQuantity"]?["value"]?.numberText.flatMap(Double.init)
            let code = json["code"]?["coding"]?[0]?["code"]?.string
            let instant = json["effectiveDateTime"]?.string.flatMap(DateTime.init)?.earliest
            return [[.text(orNull: code), .integer(orNull: instant), .real(orNull: value.map { $0 * scale })]]
        }
    }

    let capability = Capability(name: "results", projections: [results(version: 1)])

    private func values(
        _ record: Record, _ query: RowQuery, of patient: String = "ida"
    ) async throws -> [Double?] {
        try await record.read(.patient(patient), as: .nurse, because: .treatment, doing: "test") { reading in
            try reading.rows(query).map { $0.values[2].real }
        }
    }

    private func filled(on kind: EngineKind) async throws -> TemporaryRecord {
        let temporary = try await TemporaryRecord(on: kind, capabilities: [capability])
        try await temporary.record.importing(
            Sample.patient("ida"), Sample.patient("ole"),
            Sample.observation("a", of: "ida", value: "3"), Sample.observation("b", of: "ida", value: "1"),
            Sample.observation("c", of: "ole", value: "2"), Sample.observation("d", of: "ida", value: "2"))
        return temporary
    }

    @Test(arguments: EngineKind.available)
    func `rows are kept in step with writes`(on kind: EngineKind) async throws {
        let temporary = try await filled(on: kind)
        #expect(try await values(temporary.record, RowQuery("results")) == [3, 1, 2])
        try await temporary.record.importing(Sample.observation("b", of: "ida", value: "9"))
        _ = try await temporary.record.write(as: .nurse, because: .treatment, doing: "delete") {
            try $0.delete("Observation", "a")
        }
        #expect(try await values(temporary.record, RowQuery("results")) == [9, 2])
        #expect(try await temporary.engine.check { _, _ in }.findings == [])
    }

    @Test(arguments: EngineKind.available)
    func `rows come filtered, ordered and limited, of the scope only`(on kind: EngineKind) async throws {
        let temporary = try await filled(on: kind)
        let record = temporary.record
        #expect(try await values(record, RowQuery("results", order: [.ascending("value")])) == [1, 2, 3])
        #expect(try await values(record, RowQuery("results", order: [.descending("value")], limit: 2)) == [3, 2])
        #expect(
            try await values(record, RowQuery("results", order: [.descending("value")], limit: 2, offset: 2)) == [1])
        #expect(try await values(record, RowQuery("results", where: [.atLeast("value", .real(2))])) == [3, 2])
        #expect(try await values(record, RowQuery("results", where: [.less("value", than: .real(2))])) == [1])
        #expect(try await values(record, RowQuery("results", where: [.isNot("value", .real(2))])) == [3, 1])
        #expect(
            try await values(record, RowQuery("results", where: [.isOne(of: [.real(1), .real(3)], "value")])) == [3, 1])
        #expect(try await values(record, RowQuery("results", where: [.equals("code", .null)])) == [])
        #expect(try await values(record, RowQuery("results"), of: "ole") == [2])
        let counts = try await record.read(.patient("ida"), as: .nurse, because: .treatment, doing: "test") {
            try $0.count(RowQuery("results", where: [.atLeast("value", .real(2))], limit: 1))
        }
        #expect(counts == 2)
        withExtendedLifetime(temporary) {}
    }

    @Test(arguments: EngineKind.available)
    func `a row leads back to its resource`(on kind: EngineKind) async throws {
        let temporary = try await filled(on: kind)
        let record = temporary.record
        let references = try await record.read(.patient("ida"), as: .nurse, because: .treatment, doing: "test") {
            reading in
            try reading.rows(RowQuery("results")).map { try reading.resource(at: $0.key)?.reference }
        }
        #expect(references == ["Observation/a", "Observation/b", "Observation/d"])
        withExtendedLifetime(temporary) {}
    }

    @Test(arguments: EngineKind.available)
    func `a projection of a raised version is made anew from the record`(on kind: EngineKind) async throws {
        let temporary = try await filled(on: kind)
        try await temporary.engine.close()
        let raised = Capability(name: "results", projections: [Self.results(version: 2, scale: 10)])
        let engine = try await kind.open(
            temporary.path,
            preparer: ResourcePreparer(searchEntries: TemporaryRecord.searchEntries, projections: raised.projections))
        let record = Record(engine: engine, capabilities: [raised], surroundings: temporary.clock.surroundings)
        #expect(try await values(record, RowQuery("results")) == [30, 10, 20])
        #expect(try await engine.check { _, _ in }.findings == [])
        try await engine.close()
    }

    @Test(arguments: EngineKind.available)
    func `a projection that comes to a full record is filled`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        try await temporary.record.importing(Sample.patient("ida"), Sample.observation("a", of: "ida", value: "3"))
        try await temporary.engine.close()
        let engine = try await kind.open(
            temporary.path,
            preparer: ResourcePreparer(
                searchEntries: TemporaryRecord.searchEntries, projections: capability.projections))
        let record = Record(engine: engine, capabilities: [capability], surroundings: temporary.clock.surroundings)
        #expect(try await values(record, RowQuery("results")) == [3])
        try await engine.close()
    }

    @Test(arguments: EngineKind.available)
    func `a column is only compared with what it can be`(on kind: EngineKind) async throws {
        let temporary = try await filled(on: kind)
        let conditions: [RowQuery.Condition] = [
            .equals("value", .text("x")), .isNot("code", .integer(1)), .less("value", than: .text("x")),
            .atLeast("code", .real(1)), .isOne(of: [.real(1), .text("x")], "value"),
        ]
        for condition in conditions {
            await #expect {
                try await temporary.engine.read { try $0.count(RowQuery("results", where: [condition])) }
            } throws: { error in
                if case RecordError.fault = error { true } else { false }
            }
        }
        #expect(try await values(temporary.record, RowQuery("results", where: [.equals("value", .integer(2))])) == [2])
    }

    @Test func `names that are no plain words are refused`() throws {
        let bad = Projection(name: "x; DROP TABLE resource", version: 1, columns: []) { _ in [] }
        #expect(throws: RecordError.self) {
            try TemporaryRecord(capabilities: [Capability(name: "bad", projections: [bad])])
        }
    }
}
