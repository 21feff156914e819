import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

/// Tasks that units give each other, through the record's door, and the lists that show them.
@Suite(.onEachEngine) struct DelegatedTaskTests {
    private typealias Fixture = CoordinationFixture

    private func give(
        _ fixture: CoordinationFixture, _ title: String = "Skift forbinding", as caller: Caller = Fixture.nurse,
        from giver: TaskParty = Fixture.lung, inDays days: Int64 = 3
    ) async throws -> String {
        try await TaskDesk(fixture.record).give(
            TaskDesk.Order(title: title, owner: Fixture.home, due: fixture.now + days * Fixture.day), from: giver,
            of: "poul", by: Fixture.hand(caller))
    }

    private func take(
        _ fixture: CoordinationFixture, _ code: TaskStep.Code, _ id: String, as caller: Caller,
        words: String? = nil
    ) async throws {
        try await TaskDesk(fixture.record).take(code, id, of: "poul", words: words, by: Fixture.hand(caller))
    }

    private func tasks(_ fixture: CoordinationFixture, as caller: Caller = Fixture.poul) async throws
        -> [DelegatedTask]
    {
        try await fixture.poul(caller) { try $0.delegatedTasks(of: "poul") }
    }

    @Test func `a task is given, accepted and done, and everybody who is in sees who did what`() async throws {
        let fixture = try await Fixture()
        let id = try await give(fixture)
        #expect(try await fixture.lookup(Fixture.municipal) { try $0.openTasks(.owner, of: "home") }.map(\.id) == [id])
        fixture.temporary.clock.advance(by: 60_000)
        try await take(fixture, .accepted, id, as: Fixture.municipal)
        let accepted = try #require(try await tasks(fixture).first)
        #expect(accepted.status == .accepted)
        #expect(accepted.step(.accepted)?.by == "PractitionerRole/mona")
        #expect(accepted.step(.accepted)?.at == fixture.now)
        #expect(accepted.next == accepted.due)
        try await take(fixture, .done, id, as: Fixture.municipal, words: "Såret er pænt.")
        let done = try #require(try await tasks(fixture, as: Fixture.nurse).first)
        #expect(done.status == .completed && done.outcome == "Såret er pænt.")
        #expect(done.steps.map(\.code) == [.given, .accepted, .done])
        #expect(try await fixture.lookup(Fixture.nurse) { try $0.openTasks(.giver, of: "lung") }.isEmpty)
    }

    @Test func `a no needs its reason, and stands where the giver and the citizen see it`() async throws {
        let fixture = try await Fixture()
        let id = try await give(fixture)
        await #expect(throws: RecordError.invalid("delegated task: Task.statusReason.text: why")) {
            try await take(fixture, .declined, id, as: Fixture.municipal)
        }
        try await take(fixture, .declined, id, as: Fixture.municipal, words: "Vi har ingen vagter.")
        let task = try #require(try await tasks(fixture).first)
        #expect(task.status == .rejected && task.reason == "Vi har ingen vagter.")
    }

    @Test func `the first step counts, and the second is told that somebody was first`() async throws {
        let fixture = try await Fixture()
        let id = try await give(fixture)
        try await take(fixture, .accepted, id, as: Fixture.municipal)
        await #expect(throws: RecordError.conflict("somebody else has taken a step with this task")) {
            try await take(fixture, .declined, id, as: Fixture.municipal, words: "Nej.")
        }
        await #expect(throws: RecordError.conflict("somebody else has taken a step with this task")) {
            try await take(fixture, .accepted, id, as: Fixture.municipal)
        }
        #expect(try await tasks(fixture).first?.steps.count == 2)
    }

    @Test func `each step is its own side's to take`() async throws {
        let fixture = try await Fixture()
        let id = try await give(fixture)
        for code in [TaskStep.Code.accepted, .seen, .declined] {
            await #expect(throws: RecordError.self) { try await take(fixture, code, id, as: Fixture.nurse, words: "x") }
        }
        await #expect(throws: RecordError.self) {
            try await take(fixture, .withdrawn, id, as: Fixture.municipal, words: "x")
        }
        for caller in [Fixture.stranger, Fixture.poul, Fixture.emil] {
            await #expect(throws: RecordError.self) { try await take(fixture, .accepted, id, as: caller) }
        }
        try await take(fixture, .withdrawn, id, as: Fixture.nurse, words: "Det er løst.")
        #expect(try await tasks(fixture).first?.status == .cancelled)
    }

    @Test func `nobody gives in another unit's name, nor without a care relation`() async throws {
        let fixture = try await Fixture()
        await #expect(throws: RecordError.invalid("delegated task: Task.requester.reference: the caller's unit")) {
            try await give(fixture, from: Fixture.home)
        }
        for caller in [Fixture.stranger, Fixture.municipal, Fixture.poul] {
            await #expect(throws: RecordError.self) { try await give(fixture, as: caller) }
        }
        #expect(try await tasks(fixture).isEmpty)
    }

    @Test func `what was asked never changes, and nothing is deleted`() async throws {
        let fixture = try await Fixture()
        let id = try await give(fixture)
        let current = try #require(try await fixture.stored("Task", id))
        for (old, new) in [
            ("Skift forbinding", "Gør rent"), ("Organization/home", "Organization/clinic"),
            (#""code":"delegated""#, #""code":"other""#), ("\"requested\"", "\"completed\""),
        ] {
            let text = String(decoding: current.rawBytes, as: UTF8.self).replacing(old, with: new)
            await #expect(throws: RecordError.self, "\(new)") { try await fixture.put(text, as: Fixture.nurse) }
        }
        await #expect(throws: RecordError.self) {
            try await fixture.record.write(as: Fixture.nurse, because: .treatment, doing: "/test") {
                _ = try $0.delete("Task", id)
            }
        }
        #expect(try await tasks(fixture).first?.title == "Skift forbinding")
    }

    @Test func `who is not in sees nothing, and a block holds on the lists`() async throws {
        let fixture = try await Fixture()
        let id = try await give(fixture)
        #expect(try await fixture.lookup(Fixture.stranger) { try $0.openTasks(.owner, of: "home") }.isEmpty)
        await #expect(throws: RecordError.self) { try await tasks(fixture, as: Fixture.stranger) }
        try await fixture.put(
            #"{"resourceType":"Consent","id":"b","status":"active","scope":{"coding":[{"code":"patient-privacy"}]},"category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/consent-kind","code":"block"}]}],"patient":{"reference":"Patient/poul"},"provision":{"type":"deny","actor":[{"role":{"text":"x"},"reference":{"reference":"Organization/home"}}]}}"#,
            as: .commandLine)
        #expect(try await fixture.lookup(Fixture.municipal) { try $0.openTasks(.owner, of: "home") }.isEmpty)
        await #expect(throws: RecordError.self) { try await take(fixture, .accepted, id, as: Fixture.municipal) }
        // The giver still sees that nobody has answered.
        #expect(try await fixture.lookup(Fixture.nurse) { try $0.openTasks(.giver, of: "lung") }.count == 1)
    }

    @Test func `a unit's list has the most urgent first, and says what is late`() async throws {
        let fixture = try await Fixture()
        let late = try await give(fixture, "Sent", inDays: 1)
        try await take(fixture, .accepted, late, as: Fixture.municipal)
        fixture.temporary.clock.advance(by: Fixture.day + 1)
        let soon = try await give(fixture, "Snart", inDays: 2)
        let far = try await give(fixture, "Engang", inDays: 9)
        try await take(fixture, .accepted, far, as: Fixture.municipal)
        let lines = try await fixture.lookup(Fixture.municipal) { try $0.openTasks(.owner, of: "home") }
        #expect(lines.map(\.id) == [late, soon, far])
        #expect(lines.map(\.citizenName) == ["Poul Holm", "Poul Holm", "Poul Holm"])
        #expect(try await tasks(fixture).first?.missed(at: fixture.now) == .undone)
    }

    @Test func `a deadline that passes is told to the unit's leader once, never silently`() async throws {
        let fixture = try await Fixture([
            #"{"resourceType":"Organization","id":"home","name":"Hjemmesygeplejen Nord","extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/unit-limits","extension":[{"url":"leader","valueReference":{"reference":"PractitionerRole/lise"}}]}]}"#
        ])
        let id = try await give(fixture)
        let clocks = ClockRunner(fixture.record)
        #expect(try await clocks.turn().struck == 0)
        let answerBy = try #require(try await tasks(fixture).first).answerBy
        fixture.temporary.clock.advance(by: answerBy - fixture.now)
        #expect(try await clocks.turn().struck == 1)
        #expect(try await clocks.turn().struck == 0)
        let unanswered = try #require(try await tasks(fixture).first)
        #expect(unanswered.missed(at: fixture.now) == .unanswered)
        #expect(
            unanswered.escalations
                == [Escalation(step: .leader, because: .unanswered, at: fixture.now, to: "PractitionerRole/lise")])
        #expect(try await fixture.lookup(Fixture.municipal) { try $0.openTasks(.owner, of: "home") }[0].isTold)
        try await take(fixture, .accepted, id, as: Fixture.municipal)
        fixture.temporary.clock.advance(by: unanswered.due - fixture.now)
        #expect(try await clocks.turn() == .init(struck: 1))
        let undone = try #require(try await tasks(fixture).first)
        #expect(undone.escalations.map(\.because) == [.unanswered, .undone, .undone])
        #expect(undone.escalations.last?.to == Fixture.lung.reference)
        try await take(fixture, .done, id, as: Fixture.municipal)
        #expect(try await tasks(fixture).first?.status == .completed)
    }

    @Test func `what nobody answered is overdue too when its day has passed, and both sides are told`() async throws {
        let fixture = try await Fixture()
        let id = try await give(fixture)
        let clocks = ClockRunner(fixture.record)
        let task = try #require(try await tasks(fixture).first)
        fixture.temporary.clock.advance(by: task.answerBy - fixture.now)
        _ = try await clocks.turn()
        fixture.temporary.clock.advance(by: task.due - fixture.now)
        _ = try await clocks.turn()
        #expect(try await clocks.turn() == .init())
        let late = try #require(try await tasks(fixture).first)
        #expect(late.missed(at: fixture.now) == .undone)
        #expect(late.escalations.map(\.because) == [.unanswered, .undone, .undone])
        #expect(late.escalations.map(\.to) == ["Organization/home", "Organization/home", "Organization/lung"])
        // The clock that strikes late tells of both at once.
        let second = try await give(fixture, "Endnu en")
        fixture.temporary.clock.advance(by: 40 * Fixture.day)
        _ = try await clocks.turn()
        let both = try #require(try await tasks(fixture).first { $0.id == second })
        #expect(both.escalations.count == 3 && id != second)
    }

    @Test func `a task that is over strikes no more, and nobody but clocks tells of deadlines`() async throws {
        let fixture = try await Fixture()
        let id = try await give(fixture)
        try await take(fixture, .declined, id, as: Fixture.municipal, words: "Nej.")
        fixture.temporary.clock.advance(by: 30 * Fixture.day)
        #expect(try await ClockRunner(fixture.record).turn() == .init())
        let other = try await give(fixture)
        let current = try #require(try await fixture.stored("Task", other))
        let told = String(decoding: current.rawBytes, as: UTF8.self).replacing(
            "\"extension\":[{",
            with:
                #""extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/escalation","extension":[{"url":"step","valueCode":"leader"},{"url":"because","valueCode":"undone"},{"url":"at","valueDateTime":"2026-11-21T10:00:00Z"},{"url":"to","valueReference":{"reference":"PractitionerRole/lise"}}]},{"#,
            maxReplacements: 1)
        await #expect(throws: RecordError.invalid("delegated task: Task.extension: clocks tell of deadlines")) {
            try await fixture.put(told, as: Fixture.nurse)
        }
    }

    @Test func `the units around a citizen can be chosen, others found by name`() async throws {
        let fixture = try await Fixture()
        let around = try await fixture.poul(Fixture.nurse) { try $0.units(around: "poul") }
        #expect(around.map(\.reference) == ["Organization/lung", "Organization/clinic"])
        let found = try await fixture.record.read(.directory, as: Fixture.nurse, because: .treatment, doing: "/test") {
            try CareReader($0).units(named: "hjemme")
        }
        #expect(found == [Fixture.home])
    }
}
