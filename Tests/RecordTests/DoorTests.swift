import Access
import FHIR
import Record
import TestSupport
import Testing

@Suite struct DoorTests {
    @Test(arguments: EngineKind.available)
    func `what is written is read back with its version and instant`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        let record = temporary.record
        let outcomes = try await record.importing(#"{ "resourceType": "Patient", "id": "ida", "gender": "female" }"#)
        #expect(outcomes == [Outcome(type: "Patient", id: "ida", version: 1, change: .created)])
        let read = try await record.exporting { try $0.resource("Patient", "ida") }
        #expect(
            read.map { String(decoding: $0.bytes, as: UTF8.self) }
                == #"{"resourceType":"Patient","id":"ida","meta":{"versionId":"1","#
                + #""lastUpdated":"2026-11-21T09:00:00.000Z"},"gender":"female"}"#)
    }

    @Test(arguments: EngineKind.available)
    func `the same content again makes no version, event or audit row`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        let record = temporary.record
        try await record.importing(Sample.patient("ida"))
        temporary.clock.advance(by: 60_000)
        let outcomes = try await record.importing(Sample.patient("ida"))
        #expect(outcomes == [Outcome(type: "Patient", id: "ida", version: 1, change: .unchanged)])
        #expect(try await record.audited().count == 1)
        #expect(try await record.engine.read { try $0.events(after: 0, limit: 10).count } == 1)
    }

    @Test(arguments: EngineKind.available)
    func `what was read back can be written again as it is`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        let record = temporary.record
        try await record.importing(Sample.observation("o", of: "ida"))
        let bytes = try await record.exporting { try $0.resource("Observation", "o")?.bytes ?? [] }
        temporary.clock.advance(by: 1000)
        let outcomes = try await record.importing(String(decoding: bytes, as: UTF8.self))
        #expect(outcomes.map(\.change) == [.unchanged])
    }

    @Test(arguments: EngineKind.available)
    func `a change and a deletion are versions, and history keeps all`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        let record = temporary.record
        try await record.importing(Sample.patient("ida"), Sample.observation("o", of: "ida", value: "7.10"))
        temporary.clock.advance(by: 1000)
        try await record.importing(Sample.observation("o", of: "ida", value: "7.1"))
        temporary.clock.advance(by: 1000)
        let deleted = try await record.write(as: .nurse, because: .treatment, doing: "delete") {
            try $0.delete("Observation", "o")
        }
        #expect(deleted == Outcome(type: "Observation", id: "o", version: 3, change: .deleted))
        let again = try await record.importing(Sample.observation("o", of: "ida", value: "9"))
        #expect(again == [Outcome(type: "Observation", id: "o", version: 4, change: .created)])

        let history = try await record.exporting { try $0.history("Observation", "o") }
        #expect(history.map(\.version) == [4, 3, 2, 1])
        #expect(history.map(\.isDeletion) == [false, true, false, false])
        #expect(history.map(\.updated) == [2000, 2000, 1000, 0].map { 1_795_251_600_000 + $0 })
        #expect(String(decoding: history[3].bytes, as: UTF8.self).contains(#""value":7.10,"#))
        #expect(try await record.engine.check { _, _ in }.findings == [])
    }

    @Test(arguments: EngineKind.available)
    func `what is deleted is not there, and cannot be deleted twice`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        let record = temporary.record
        try await record.importing(Sample.patient("ida"), Sample.observation("o", of: "ida"))
        for expected in [Outcome.Change.deleted, nil] {
            let outcome = try await record.write(as: .nurse, because: .treatment, doing: "delete") {
                try $0.delete("Observation", "o")
            }
            #expect(outcome?.change == expected)
        }
        #expect(try await record.exporting { try $0.resource("Observation", "o")?.version } == nil)
        #expect(try await record.exporting { try $0.resources().map(\.reference) } == ["Patient/ida"])
    }

    @Test(arguments: EngineKind.available)
    func `a write that throws leaves nothing behind`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        let record = temporary.record
        struct Regret: Error {}
        let patient = try record.prepare(Sample.patient("ida"))
        await #expect(throws: Regret.self) {
            try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") {
                _ = try $0.put(patient)
                throw Regret()
            }
        }
        #expect(try await record.audited().isEmpty)
        #expect(try await record.exporting { try $0.resource("Patient", "ida")?.version } == nil)
        #expect(try await record.engine.check { _, _ in }.isSound)
    }

    @Test(arguments: EngineKind.available)
    func `a resource written on the wrong patient moves with its history`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        let record = temporary.record
        try await record.importing(
            Sample.patient("ida"), Sample.patient("ole"), Sample.observation("o", of: "ida"))
        try await record.importing(Sample.observation("o", of: "ole"))
        let outcome = try await record.read(.patient("ole"), as: .nurse, because: .treatment, doing: "course") {
            try $0.history("Observation", "o").map(\.version)
        }
        #expect(outcome == [2], "what was said of Ida is not shown with Ole's")
        #expect(try await record.exporting { try $0.history("Observation", "o").map(\.version) } == [2, 1])
        let left = try await record.read(.patient("ida"), as: .nurse, because: .treatment, doing: "course") {
            try $0.resource("Observation", "o")?.version
        }
        #expect(left == nil)
        #expect(try await record.engine.check { _, _ in }.findings == [])
    }

    @Test(arguments: EngineKind.available)
    func `a professional writes on citizens, not in the directory, and leaves a row`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        let record = temporary.record
        let observation = try record.prepare(Sample.observation("o", of: "ida"))
        let organization = try record.prepare(Sample.organization("auh"))
        try await record.importing(Sample.patient("ida"))
        try await record.write(as: .nurse, because: .treatment, doing: "measure") { _ = try $0.put(observation) }
        #expect(
            try await record.audited().suffix(1) == [
                AuditEntry(
                    instant: temporary.clock.now, who: "PractitionerRole/nurse", role: "hospital-nurse",
                    purpose: "TREAT", action: .write, activity: "measure", patient: "ida", outcome: .permitted,
                    count: 1, ground: "general-practitioner Patient/ida", unit: "auh")
            ])
        await #expect(throws: RecordError.forbidden("this caller may not write Organization here")) {
            try await record.write(as: .nurse, because: .treatment, doing: "measure") { _ = try $0.put(organization) }
        }
        await #expect(throws: RecordError.self) {
            try await record.write(as: .citizen("ida"), because: .patientRequest, doing: "measure") {
                _ = try $0.put(observation)
            }
        }
    }

    @Test(arguments: EngineKind.available)
    func `a capability's rule sees before and after, and stops what breaks it`(on kind: EngineKind) async throws {
        let rule = WriteRule(name: "final-stays-final", types: ["Observation"]) { change in
            let wasFinal = change.before?["status"]?.string == "final"
            return wasFinal && change.after?["status"]?.string == "preliminary" ? "it was final" : nil
        }
        let temporary = try await TemporaryRecord(on: kind, capabilities: [Capability(name: "results", rules: [rule])])
        try await temporary.record.importing(Sample.observation("o", of: "ida"))
        let reopened = Sample.observation("o", of: "ida").replacing("final", with: "preliminary")
        await #expect(throws: RecordError.invalid("final-stays-final: it was final")) {
            try await temporary.record.importing(reopened)
        }
        #expect(try await temporary.record.exporting { try $0.resource("Observation", "o")?.version } == 1)
    }

    @Test(arguments: EngineKind.available)
    func `each change is an event in the order of the changes`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        let record = temporary.record
        try await record.importing(Sample.patient("ida"), Sample.observation("o", of: "ida"))
        try await record.importing(Sample.observation("o", of: "ida", value: "8"))
        let events = try await record.engine.read { try $0.events(after: 0, limit: 10) }
        #expect(events.map(\.id) == ["ida", "o", "o"])
        #expect(events.map(\.version) == [1, 1, 2])
        #expect(events.map(\.change) == [.created, .created, .updated])
        let last = try #require(events.last)
        try await record.engine.write { try $0.forgetEvents(through: last.number) }
        try await record.importing(Sample.patient("ole"))
        let later = try await record.engine.read { try $0.events(after: last.number, limit: 10) }
        #expect(later.map(\.id) == ["ole"])
        #expect(try #require(later.first).number > last.number)
    }

    @Test(arguments: EngineKind.available)
    func `events follow a resource that moves to another patient`(on kind: EngineKind) async throws {
        let temporary = try await TemporaryRecord(on: kind)
        let record = temporary.record
        try await record.importing(Sample.patient("ida"), Sample.patient("bo"), Sample.observation("o", of: "ida"))
        try await record.importing(Sample.observation("o", of: "bo"))
        let events = try await record.engine.read { try $0.events(after: 0, limit: 10) }
        #expect(events.map(\.id) == ["ida", "bo", "o", "o"])
        #expect(events.map(\.version) == [1, 1, 1, 2])
        // Each stands with the patient whom it was about then.
        let patients = events.map(\.key.patient)
        #expect(patients[2] == patients[0] && patients[3] == patients[1] && patients[0] != patients[1])
        #expect(try await record.engine.read { try $0.lastEvent() } == events.last?.number)
    }

    @Test(arguments: EngineKind.available)
    func `notes are gone through in parts, by name`(on kind: EngineKind) async throws {
        let record = try await TemporaryRecord(on: kind)
        try await record.engine.write { transaction in
            for name in ["a/1", "b/1", "b/2", "b/3", "c/1"] { try transaction.setNote(name, to: [1]) }
        }
        let (first, rest) = try await record.engine.read { reading in
            (
                try reading.notes(startingWith: "b/", after: "", limit: 2).map(\.name),
                try reading.notes(startingWith: "b/", after: "b/2", limit: 2).map(\.name)
            )
        }
        #expect(first == ["b/1", "b/2"])
        #expect(rest == ["b/3"])
    }

    @Test(arguments: ["[]", "{}", #"{"resourceType":"Patient"}"#, #"{"resourceType":"Patient","id":"a b"}"#])
    func `what has no type or id cannot be prepared`(json: String) throws {
        #expect(throws: RecordError.self) { try TemporaryRecord().record.prepare(json) }
    }
}
