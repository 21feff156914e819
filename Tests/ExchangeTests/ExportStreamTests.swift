import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Exchange

/// An export is one moment, whatever is written while it goes on.
@Suite struct ExportStreamTests {
    /// A record with patients p0…, each with some observations, and the clock a little later.
    private struct Fixture {
        let temporary: TemporaryRecord
        var record: Record { temporary.record }

        init(on kind: EngineKind, patients: Int = 5, each: Int = 20) async throws {
            temporary = try await TemporaryRecord(on: kind)
            for patient in 0..<patients {
                try await put(
                    [#"{"resourceType":"Patient","id":"p\#(patient)"}"#]
                        + (0..<each).map { ExportStreamTests.observation("\(patient)-\($0)", of: patient, value: 0) })
            }
            temporary.clock.advance(by: 1)
        }

        func put(_ resources: [String]) async throws {
            let prepared = try resources.map { try record.preparer.prepare(try JSONDocument($0).root) }
            try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") {
                for resource in prepared { _ = try $0.put(resource) }
            }
            temporary.clock.advance(by: 1)
        }

        func delete(_ type: String, _ id: String) async throws {
            _ = try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") {
                try $0.delete(type, id)
            }
            temporary.clock.advance(by: 1)
        }

        func stream() async throws -> ExportStream {
            try await ExportStream(record, as: ExportStreamTests.system, because: .treatment, doing: "export")
        }

        func audited() async throws -> [AuditEntry] {
            try await temporary.engine.read { try $0.audit(of: nil, before: nil, limit: 1000).map(\.entry) }
        }
    }

    private static let system = Caller(identity: "system", role: .system)

    private static func observation(_ id: String, of patient: Int, value: Int) -> String {
        """
        {"resourceType":"Observation","id":"\(id)","status":"final","code":{"text":"x"},\
        "subject":{"reference":"Patient/p\(patient)"},"valueInteger":\(value)}
        """
    }

    /// Selects observations in slices of a few.
    private static func selection(
        _ stream: ExportStream, _ cohort: ExportSelection.Cohort = .everything, since: Int64? = nil,
        isDeletion: Bool = false
    ) -> ExportSelection {
        var selection = ExportSelection(
            type: "Observation", instant: stream.moment, since: since, cohort: cohort, isDeletion: isDeletion)
        selection.query.limit = 7
        return selection
    }

    private static func collect(
        _ stream: ExportStream, _ selection: ExportSelection,
        meanwhile: (Int) async throws -> Void = { _ in }
    ) async throws -> [String] {
        var found: [String] = []
        var slices = 0
        try await stream.run(selection) { slice in
            found += slice.map { "\($0.id)/\($0.version)" }
            slices += 1
            try await meanwhile(slices)
        }
        return found.sorted()
    }

    private static func all(_ patients: Range<Int> = 0..<5) -> [String] {
        patients.flatMap { patient in (0..<20).map { "\(patient)-\($0)/1" } }.sorted()
    }

    @Test(arguments: EngineKind.available)
    func `everything comes once, as it was, while everything is changed`(on kind: EngineKind) async throws {
        let fixture = try await Fixture(on: kind)
        let stream = try await fixture.stream()
        // Changed between the moment and the first slice, again and again.
        for value in 1...3 { try await fixture.put([Self.observation("0-3", of: 0, value: value)]) }
        try await fixture.delete("Observation", "4-1")
        try await fixture.put([Self.observation("new", of: 0, value: 1)])
        let found = try await Self.collect(stream, Self.selection(stream)) { slice in
            fixture.temporary.clock.advance(by: 1)
            // Both what has been handed out and what has not.
            for patient in 0..<5 {
                try await fixture.put([Self.observation("\(patient)-\(slice)", of: patient, value: slice)])
            }
            try await fixture.put([Self.observation("new-\(slice)", of: 0, value: 1)])
            if slice == 5 { for patient in 0..<5 { try await fixture.delete("Observation", "\(patient)-19") } }
        }
        #expect(found == Self.all())
    }

    @Test(arguments: EngineKind.available)
    func `what is moved to another patient meanwhile is not lost`(on kind: EngineKind) async throws {
        let fixture = try await Fixture(on: kind)
        let stream = try await fixture.stream()
        let found = try await Self.collect(stream, Self.selection(stream)) { slice in
            fixture.temporary.clock.advance(by: 1)
            if slice == 2 {
                for number in 0..<20 { try await fixture.put([Self.observation("4-\(number)", of: 0, value: 9)]) }
            }
        }
        #expect(found == Self.all())
    }

    @Test(arguments: EngineKind.available)
    func `some patients' resources, and nobody else's`(on kind: EngineKind) async throws {
        let fixture = try await Fixture(on: kind)
        let stream = try await fixture.stream()
        let cohort = ExportSelection.Cohort.patients(["p3", "p1", "nobody"])
        // Comes to the cohort, and goes from it, after the moment.
        try await fixture.put([Self.observation("0-0", of: 1, value: 1), Self.observation("1-0", of: 0, value: 1)])
        let found = try await Self.collect(stream, Self.selection(stream, cohort)) { slice in
            fixture.temporary.clock.advance(by: 1)
            try await fixture.put([Self.observation("3-\(slice)", of: 3, value: 5)])
        }
        #expect(found == (Self.all(1..<2) + Self.all(3..<4)).sorted())
        #expect(try await Self.collect(stream, Self.selection(stream, .patients([]))) == [])
    }

    @Test(arguments: EngineKind.available)
    func `only what came after an instant, and what was deleted since`(on kind: EngineKind) async throws {
        let fixture = try await Fixture(on: kind)
        let first = try await fixture.stream()
        fixture.temporary.clock.advance(by: 1)
        try await fixture.put([Self.observation("2-2", of: 2, value: 1), Self.observation("new", of: 2, value: 1)])
        try await fixture.delete("Observation", "1-1")
        try await fixture.delete("Observation", "1-2")
        try await fixture.put([Self.observation("1-2", of: 1, value: 8)])
        let second = try await fixture.stream()
        try await fixture.put([Self.observation("1-1", of: 1, value: 3), Self.observation("2-3", of: 2, value: 3)])
        #expect(
            try await Self.collect(second, Self.selection(second, since: first.moment)) == ["1-2/3", "2-2/2", "new/1"])
        #expect(
            try await Self.collect(second, Self.selection(second, since: first.moment, isDeletion: true)) == ["1-1/2"])
    }

    @Test(arguments: EngineKind.available)
    func `whose resources leave stands in the audit first`(on kind: EngineKind) async throws {
        let fixture = try await Fixture(on: kind)
        let stream = try await fixture.stream()
        let before = try await fixture.audited().filter { $0.who == "system" }
        #expect(before.map(\.patient) == [nil])
        var named: Set<Int64> = []
        #expect(try await stream.prepare(Self.selection(stream, .patients(["p2", "p4"])), named: &named) == 40)
        #expect(try await stream.prepare(Self.selection(stream), named: &named) == 100)
        let audited = try await fixture.audited().filter { $0.who == "system" }.compactMap(\.patient)
        #expect(audited.sorted() == (0..<5).map { "p\($0)" })
        // Whose resource had another patient at the moment.
        try await fixture.put([Self.observation("0-0", of: 1, value: 1)])
        _ = try await Self.collect(stream, Self.selection(stream))
        #expect(try await fixture.audited().first { $0.who == "system" }.map { $0.patient != nil } == true)
    }

    @Test(arguments: [
        Caller(identity: "Patient/p1", role: .citizen(patient: "p1")),
        Caller(identity: "PractitionerRole/x", role: .professional(.hospitalDoctor)),
        Caller(identity: "Person/q", role: .qualityOfficer),
    ])
    func `who may not see the whole record exports nothing, and that stands in the audit`(caller: Caller) async throws {
        let fixture = try await Fixture(on: .sqlite, patients: 1)
        let purpose = try #require(Access.purposes(of: caller.role).first)
        await #expect(throws: RecordError.self) {
            try await ExportStream(fixture.record, as: caller, because: purpose, doing: "export")
        }
        let entry = try #require(try await fixture.audited().first)
        #expect(entry.who == caller.identity)
        #expect(entry.outcome == .refused)
    }
}
