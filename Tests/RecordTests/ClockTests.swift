import Access
import FHIR
import Record
import TestSupport
import Testing

/// Deadlines that stand on Tasks: answered by their end, or ended by the clock.
@Suite struct ClockTests {
    private static let answerBy = Clock(
        name: "answer-by", types: ["Task"],
        due: { task in
            guard task["status"]?.string == "requested",
                let end = task["restriction"]?["period"]?["end"]?.string.flatMap(DateTime.init)
            else { return [] }
            return [ClockTime(end.earliest, owner: task["owner"]?["reference"]?.string)]
        },
        strike: { struck in
            // A clock that is to fail, and one that does not go on.
            switch struck.resource["description"]?.string {
            case "fails": throw RecordError.invalid("it fails")
            case "stays": return []
            default: break
            }
            var editor = JSONEditor(struck.resource)
            editor.set("status", of: struck.resource, to: "failed")
            let id = struck.bystanders.newIdentifier()
            let patient = struck.resource["for"]?["reference"]?.string ?? ""
            return [
                try JSONDocument(editor.bytes).root,
                try JSONDocument(
                    #"{"resourceType":"Communication","id":"\#(id)","status":"completed","subject":"#
                        + #"{"reference":"\#(patient)"}}"#
                ).root,
            ]
        })

    private static func task(_ id: String, due: String, _ description: String = "") -> String {
        """
        {"resourceType":"Task","id":"\(id)","status":"requested","intent":"order","description":"\(description)",\
        "for":{"reference":"Patient/ida"},"owner":{"reference":"Organization/auh"},\
        "restriction":{"period":{"end":"\(due)"}}}
        """
    }

    private func record(on kind: EngineKind) async throws -> TemporaryRecord {
        try await TemporaryRecord(on: kind, capabilities: [Capability(name: "answers", clocks: [Self.answerBy])])
    }

    private func statuses(_ record: Record) async throws -> [String: String] {
        try await record.exporting { reading in
            var found: [String: String] = [:]
            for resource in try reading.resources() where resource.type == "Task" {
                found[resource.id] = try resource.json()["status"]?.string
            }
            return found
        }
    }

    @Test(arguments: EngineKind.available)
    func `what is due strikes once, and not before`(on kind: EngineKind) async throws {
        let temporary = try await record(on: kind)
        let record = temporary.record
        // The test's clock begins at 09:00 UTC.
        try await record.importing(
            Sample.patient("ida"), Self.task("late", due: "2026-11-21T10:00:00Z"),
            Self.task("later", due: "2026-11-21T11:00:00+01:00"), Self.task("far", due: "2027-01-01"))
        let runner = ClockRunner(record)
        let first = try await runner.turn()
        #expect(first == ClockRunner.Turn(struck: 0, next: temporary.clock.now + 3_600_000))
        #expect(try await record.overdueClocks() == 0)

        temporary.clock.advance(by: 3_600_000 - 1)
        #expect(try await runner.turn().struck == 0)
        temporary.clock.advance(by: 2)
        #expect(try await record.overdueClocks() == 2)
        #expect(try await runner.turn().struck == 2)
        #expect(try await runner.turn().struck == 0)
        #expect(try await statuses(record) == ["late": "failed", "later": "failed", "far": "requested"])
        #expect(try await record.overdueClocks() == 0)
        let told = try await record.exporting { try $0.resources().filter { $0.type == "Communication" }.count }
        #expect(told == 2)
        let row = try #require(try await record.audited().last { $0.activity == "clock" })
        #expect(row.who == "clock" && row.patient == "ida" && row.action == .write)
        #expect(try await record.engine.check { _, _ in }.findings == [])
    }

    @Test(arguments: EngineKind.available)
    func `what was answered in time does not strike`(on kind: EngineKind) async throws {
        let temporary = try await record(on: kind)
        let record = temporary.record
        let task = Self.task("t", due: "2026-11-21T10:00:00Z")
        try await record.importing(Sample.patient("ida"), task)
        try await record.importing(task.replacing(#""requested""#, with: #""accepted""#))
        temporary.clock.advance(by: 86_400_000)
        let turn = try await ClockRunner(record).turn()
        #expect(turn == ClockRunner.Turn())
    }

    @Test(arguments: EngineKind.available)
    func `what cannot strike keeps nobody waiting, and is tried again`(on kind: EngineKind) async throws {
        let temporary = try await record(on: kind)
        let record = temporary.record
        let due = "2026-11-21T10:00:00Z"
        try await record.importing(
            Sample.patient("ida"), Self.task("a", due: due, "fails"), Self.task("b", due: due, "stays"),
            Self.task("c", due: due))
        temporary.clock.advance(by: 7_200_000)
        let runner = ClockRunner(record)
        #expect(try await runner.turn() == ClockRunner.Turn(struck: 1, failed: 2))
        #expect(try await statuses(record) == ["a": "requested", "b": "requested", "c": "failed"])
        #expect(try await record.overdueClocks() == 2)

        try await record.importing(Self.task("a", due: due))
        temporary.clock.advance(by: 61_000)
        #expect(try await runner.turn() == ClockRunner.Turn(struck: 1, failed: 1))
        #expect(try await statuses(record)["a"] == "failed")
    }

    @Test(arguments: EngineKind.available)
    func `hundreds that are due together strike in one turn`(on kind: EngineKind) async throws {
        let temporary = try await record(on: kind)
        let record = temporary.record
        try await record.importing(Sample.patient("ida"))
        let tasks = try (0..<250).map { try record.prepare(Self.task("t\($0)", due: "2026-11-21T09:30:00Z")) }
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") { transaction in
            for task in tasks { _ = try transaction.put(task) }
        }
        temporary.clock.advance(by: 3_600_000)
        #expect(try await ClockRunner(record).turn().struck == 250)
        #expect(Set(try await statuses(record).values) == ["failed"])
    }
}
