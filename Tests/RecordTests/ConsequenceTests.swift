import Access
import FHIR
import Record
import TestSupport
import Testing

/// What is written together with a change.
@Suite struct ConsequenceTests {
    /// Flags in a row: each calls for the next, until its number is nothing.
    private static func countdown(holds: Bool = true) -> Capability {
        Capability(
            name: "countdown",
            rules: [
                WriteRule(name: "no-seven", types: ["Flag"], holdsAlways: holds) { change in
                    change.after?["code"]?["text"]?.string == "7" ? "seven is not allowed" : nil
                },
                WriteRule(name: "direct", types: ["Flag"]) { change in
                    change.after?["status"]?.string == "inactive" ? "only the record itself says so" : nil
                },
            ],
            consequences: [
                Consequence(name: "next", types: ["Flag"]) { change, bystanders in
                    guard let number = change.after?["code"]?["text"]?.string.flatMap(Int.init), number > 0 else {
                        return []
                    }
                    // It sees what the transaction has written.
                    guard try bystanders.read("Flag/" + change.id) != nil else { throw RecordError.notFound }
                    #expect(change.isConsequence == (change.id != "first"))
                    return [
                        try JSONDocument(
                            flag(bystanders.newIdentifier(), number - 1, status: "inactive")
                        ).root
                    ]
                }
            ],
            checks: [
                ContentCheck(name: "five", types: ["Flag"]) { flag in
                    flag["code"]?["text"]?.string == "5" ? "five is unsound" : nil
                }
            ])
    }

    private static func flag(_ id: String, _ number: Int, status: String = "active") -> String {
        """
        {"resourceType":"Flag","id":"\(id)","status":"\(status)","code":{"text":"\(number)"},\
        "subject":{"reference":"Patient/ida"}}
        """
    }

    private func flags(_ record: Record) async throws -> Int {
        try await record.exporting { try $0.resources().filter { $0.type == "Flag" }.count }
    }

    @Test(arguments: EngineKind.available)
    func `consequences have consequences, in the same transaction`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind, capabilities: [Self.countdown()])
        let record = temporary.record
        try await record.importing(Sample.patient("ida"))
        try await record.importing(Self.flag("first", 3))
        #expect(try await flags(record) == 4)
        #expect(try await record.audited().last { $0.action == .write }?.count == 4)
    }

    @Test(arguments: EngineKind.available)
    func `what never ends is refused, and nothing of it stays`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind, capabilities: [Self.countdown(holds: false)])
        let record = temporary.record
        try await record.importing(Sample.patient("ida"))
        await #expect(throws: RecordError.self) { try await record.importing(Self.flag("first", 100)) }
        #expect(try await flags(record) == 0)
    }

    @Test(arguments: EngineKind.available)
    func `rules that hold always hold for consequences, the others do not`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind, capabilities: [Self.countdown()])
        let record = temporary.record
        try await record.importing(Sample.patient("ida"))
        await #expect(throws: RecordError.invalid("no-seven: seven is not allowed")) {
            try await record.importing(Self.flag("first", 8))
        }
        await #expect(throws: RecordError.invalid("direct: only the record itself says so")) {
            try await record.importing(Self.flag("other", 0, status: "inactive"))
        }
        #expect(try await flags(record) == 0)
    }

    @Test(arguments: EngineKind.available)
    func `check finds content that a capability calls unsound`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind, capabilities: [Self.countdown()])
        let record = temporary.record
        try await record.importing(Sample.patient("ida"))
        try await record.importing(Self.flag("first", 4))
        #expect(try await record.engine.check { _, _ in }.findings == [])
        try await record.importing(Self.flag("first", 5))
        let findings = try await record.engine.check { _, _ in }.findings
        #expect(findings.count == 1 && findings.first?.hasSuffix("five: five is unsound") == true)
    }
}
