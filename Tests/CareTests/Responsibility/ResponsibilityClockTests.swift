import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Care

/// What nobody does in time is brought to one who must.
@Suite(.onEachEngine) struct ResponsibilityClockTests {
    private typealias Fixture = ResponsibilityFixture

    @Test func `a handover that nobody answers goes to the leader, then to who has the duty`() async throws {
        let fixture = try await Fixture()
        let clinic = try await fixture.desk.offer(
            "lungs", Fixture.draft(to: Fixture.clinic), by: Fixture.hand(Fixture.doctor))
        var told: [[Escalation.Step]] = []
        for _ in 0..<5 {
            fixture.clock.advance(by: 24 * Fixture.hour)
            #expect(try await fixture.runner.turn().failed == 0)
            told.append(try await fixture.handover(clinic)?.escalations.map(\.step) ?? [])
        }
        #expect(
            told == [
                [.reminder], [.reminder, .leader], [.reminder, .leader, .dutyHolder],
                [.reminder, .leader, .dutyHolder],
                [.reminder, .leader, .dutyHolder],
            ])
        #expect(try await fixture.tasks(.unansweredHandover) == ["Organization/clinic", "PractitionerRole/owner"])
        #expect(
            try await fixture.pathway()?.unit?.holder.reference == "Organization/ward", "until then the giver has it")
        // Whoever answers at last closes what the others were asked to see to.
        try await fixture.desk.accept(clinic, by: Fixture.hand(Fixture.owner))
        #expect(try await fixture.tasks(.unansweredHandover) == [])
        #expect(try await fixture.findings() == [])
    }

    @Test func `what is answered is not brought to anybody`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.offer(to: Fixture.clinic)
        try await fixture.desk.decline(id, because: "Nej", by: Fixture.hand(Fixture.gp))
        fixture.clock.advance(by: 30 * 24 * Fixture.hour)
        let turn = try await fixture.runner.turn()
        #expect(turn.struck == 0 && turn.next == nil)
    }

    @Test func `a handover from a later instant moves then, by the clock`() async throws {
        let fixture = try await Fixture()
        let day = fixture.clock.now + 40 * 24 * Fixture.hour
        let rival = try await fixture.offer(to: Fixture.nursing)
        let id = try await fixture.offer(to: Fixture.clinic, from: day)
        try await fixture.desk.accept(id, by: Fixture.hand(Fixture.gp))
        #expect(try await fixture.handover(rival)?.state == .withdrawn)
        #expect(try await fixture.pathway()?.unit?.holder.reference == "Organization/ward")
        await #expect(throws: RecordError.self, "it has been promised") {
            _ = try await fixture.offer(to: Fixture.nursing)
        }
        fixture.clock.advance(by: 40 * 24 * Fixture.hour - 1)
        #expect(try await fixture.runner.turn().next == day)
        #expect(try await fixture.pathway()?.unit?.holder.reference == "Organization/ward")
        fixture.clock.advance(by: 1)
        #expect(try await fixture.runner.turn().failed == 0)
        let pathway = try #require(try await fixture.pathway())
        #expect(pathway.holder(.unit, at: day)?.holder.reference == "Organization/clinic")
        #expect(pathway.holder(.unit, at: day - 1)?.holder.reference == "Organization/ward")
        #expect(try await fixture.findings() == [])
    }

    @Test func `a pathway that begins is given a day by which a clinician is named`() async throws {
        let fixture = try await Fixture()
        try await fixture.put(Fixture.pathway("new", of: "anna", clinician: nil), as: Fixture.program)
        let begun = try #require(try await fixture.pathway("new"))
        #expect(begun.isWritten)
        #expect(begun.nameClinicianBy == fixture.clock.now + 4 * Fixture.hour)
        for _ in 0..<3 {
            fixture.clock.advance(by: 4 * Fixture.hour)
            #expect(try await fixture.runner.turn().failed == 0)
        }
        #expect(try await fixture.pathway("new")?.escalations.map(\.step) == [.reminder, .leader, .dutyHolder])
        #expect(
            try await fixture.tasks(.nameClinician) == [
                "Organization/ward", "PractitionerRole/duty", "PractitionerRole/head",
            ])
        try await fixture.desk.nameClinician(
            .init("PractitionerRole/doctor"), of: "new", by: Fixture.hand(Fixture.doctor))
        let named = try #require(try await fixture.pathway("new"))
        #expect(named.nameClinicianBy == nil && named.escalations.isEmpty)
        #expect(try await fixture.tasks(.nameClinician) == [])
        #expect(try await fixture.findings() == [])
    }

    @Test func `what a clinician who leaves has had falls to the unit, however much it is`() async throws {
        let more = ClinicianLeft.batch * 2 + 30
        let fixture = try await Fixture((0..<more).map { Fixture.pathway("p\($0)", of: "anna") })
        try await fixture.put(
            Fixture.post("doctor", in: "ward").replacing("true", with: "false"), as: .commandLine)
        #expect(try await fixture.runner.turn().failed == 0)
        let unnamed = try await fixture.board("ward", as: Fixture.colleague) { try $0.pathways(.unnamed) }
        #expect(unnamed.count == more + 1)
        #expect(unnamed.allSatisfy { $0.nameBy == fixture.clock.now + 4 * Fixture.hour })
        let pathway = try #require(try await fixture.pathway("p7"))
        #expect(pathway.unit?.holder.reference == "Organization/ward")
        #expect(pathway.holder(.clinician, at: fixture.clock.now - 1)?.holder.reference == "PractitionerRole/doctor")
        #expect(try await fixture.runner.turn().struck == 0)
        await #expect(throws: RecordError.self, "who has left is not named") {
            try await fixture.desk.nameClinician(
                .init("PractitionerRole/doctor"), of: "p7", by: Fixture.hand(Fixture.colleague))
        }
        #expect(try await fixture.findings() == [])
    }

    @Test func `a post that ends on a day is left then, and can be taken up again`() async throws {
        let fixture = try await Fixture()
        let ends = Fixture.post("doctor", in: "ward").dropLast() + #","period":{"end":"2026-11-30"}}"#
        try await fixture.put(String(ends), as: .commandLine)
        #expect(try await fixture.runner.turn().struck == 0)
        fixture.clock.advance(by: 10 * 24 * Fixture.hour)
        #expect(try await fixture.runner.turn().struck == 1)
        #expect(try await fixture.pathway()?.clinician == nil)
        try await fixture.put(Fixture.post("doctor", in: "ward"), as: .commandLine)
        try await fixture.desk.nameClinician(
            .init("PractitionerRole/doctor"), of: "lungs", by: Fixture.hand(Fixture.colleague))
        #expect(try await fixture.pathway()?.clinician?.holder.reference == "PractitionerRole/doctor")
    }

    @Test func `a planned end without a next is told of before, and to the leader when it comes`() async throws {
        let fixture = try await Fixture()
        let json = Fixture.pathway("brief", of: "anna").replacing(
            #""period":{"start":"2026-11-01"}"#, with: #""period":{"start":"2026-11-01","end":"2026-12-10"}"#)
        try await fixture.put(json, as: Fixture.program)
        #expect(try await fixture.runner.turn().struck == 0)
        fixture.clock.advance(by: 14 * 24 * Fixture.hour)
        #expect(try await fixture.runner.turn().failed == 0)
        #expect(try await fixture.tasks(.pathwayEnding) == ["Organization/ward"])
        fixture.clock.advance(by: 7 * 24 * Fixture.hour)
        #expect(try await fixture.runner.turn().failed == 0)
        #expect(try await fixture.tasks(.pathwayEnding) == ["Organization/ward", "PractitionerRole/head"])
        #expect(
            try await fixture.pathway("brief")?.holder(.unit, at: fixture.clock.now)?.holder.reference
                == "Organization/ward", "a plan ends no responsibility")
        try await fixture.desk.close("brief", by: Fixture.hand(Fixture.doctor))
        #expect(try await fixture.tasks(.pathwayEnding) == [])
        #expect(try await fixture.findings() == [])
    }

    @Test func `a unit that has pathways is not closed; when they are handed over it is`() async throws {
        let fixture = try await Fixture()
        let closed = Fixture.resources[1].replacing(#""name""#, with: #""active":false,"name""#)
        await #expect(throws: RecordError.self) { try await fixture.put(closed, as: Fixture.program) }
        let id = try await fixture.offer(to: Fixture.clinic)
        try await fixture.desk.accept(id, by: Fixture.hand(Fixture.gp))
        try await fixture.put(closed, as: Fixture.program)
    }

    /// The 2027 reorganisation: all that a unit has is offered as of a date, accepted before it, and moved by the clock.
    @Test func `all of a unit moves at a date`() async throws {
        let fixture = try await Fixture((0..<3).map { Fixture.pathway("p\($0)", of: "anna") })
        let newYear = try #require(DateTime("2027-01-01T00:00:00+01:00")).earliest
        let outcome = try await fixture.desk.offer(
            allOf: "Organization/ward", Fixture.draft(to: Fixture.nursing, from: newYear),
            by: Fixture.hand(Fixture.doctor))
        let accepted = try await fixture.desk.acceptAll(outcome.group, by: Fixture.hand(Fixture.nurse))
        #expect(accepted.done.count == 4 && accepted.refused.isEmpty)
        fixture.clock.advance(by: newYear - fixture.clock.now)
        #expect(try await fixture.runner.turn().failed == 0)
        for pathway in try await fixture.all("EpisodeOfCare").compactMap({ Responsibility($0) }) {
            #expect(pathway.holder(.unit, at: newYear)?.holder.reference == "Organization/nursing")
            #expect(pathway.holder(.unit, at: newYear - 1)?.holder.reference == "Organization/ward")
        }
        #expect(try await fixture.findings() == [])
    }
}
