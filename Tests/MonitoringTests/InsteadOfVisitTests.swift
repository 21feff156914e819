import Access
import Care
import FHIR
import Questionnaires
import Record
import TestSupport
import Testing

@testable import Monitoring

/// A questionnaire in the place of a visit: what is saved is counted only where it was, and nobody is left without contact.
@Suite(.onEachEngine) struct InsteadOfVisitTests {
    private typealias Fixture = MonitoringFixture

    private static func figures(_ fixture: Fixture) async throws -> VisitFigures {
        try await fixture.figures().visits
    }

    /// Begins the plan, answers after a day, and says the plan and the Task.
    private static func answered(
        _ fixture: Fixture, _ codes: [String: String] = Fixture.calm
    ) async throws -> (plan: String, task: QuestionnaireAssignment) {
        let plan = try await fixture.start(Fixture.epilepsy)
        let task = try #require(try await fixture.asked(plan).first)
        fixture.clock.advance(by: Fixture.day)
        try await fixture.answer(task, codes)
        return (plan, task)
    }

    private static func pass(_ days: Int64, _ fixture: Fixture) async throws {
        fixture.clock.advance(by: days * Fixture.day)
        _ = try await fixture.runner.turn()
    }

    @Test func greenAndNoContactSavesAVisitWhenTheTimeHasPassed() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start(Fixture.epilepsy)
        #expect(try await Self.figures(fixture).counts == [.waiting: 1])
        let task = try #require(try await fixture.asked(plan).first)
        try await fixture.answer(task, Fixture.calm)
        #expect(try await Self.figures(fixture).counts == [.undecided: 1])
        try await Self.pass(59, fixture)
        #expect(try await Self.figures(fixture).counts == [.undecided: 1], "not before the time has passed")
        try await Self.pass(1, fixture)
        #expect(try await Self.figures(fixture).counts == [.saved: 1])
        #expect(try await fixture.runner.turn().struck == 0)
        #expect(try await fixture.findings().isEmpty)
    }

    @Test(arguments: [["seizures": "as-usual"], ["seizures": "more"], ["wish": "call"], ["wellbeing": "unsure"]])
    func whatIsNotGreenSavesNothing(change: [String: String]) async throws {
        let fixture = try await Fixture()
        _ = try await Self.answered(fixture, Fixture.calm.merging(change) { $1 })
        try await Self.pass(61, fixture)
        #expect(try await Self.figures(fixture).counts == [.needed: 1])
    }

    @Test func anAppointmentAtTheUnitSavesNothing() async throws {
        for (status, start, place, expected) in [
            ("booked", Int64(30), "nurse-role", InsteadOfVisit.State.contact),
            ("cancelled", 30, "nurse-role", .saved), ("booked", 61, "nurse-role", .saved), ("booked", 30, "gp", .saved),
        ] {
            let fixture = try await Fixture()
            let role =
                #"{"resourceType":"PractitionerRole","id":"nurse-role","organization":{"reference":"Organization/nursing"}}"#
            try await fixture.put(try JSONDocument(role).root, as: .commandLine)
            _ = try await Self.answered(fixture)
            let at = MonitoringNumber.instant(fixture.clock.now + start * Fixture.day)
            let appointment = """
                {"resourceType":"Appointment","id":"a","status":"\(status)","start":"\(at)","end":"\(at)","participant":[
                {"actor":{"reference":"Patient/karen"},"status":"accepted"},
                {"actor":{"reference":"PractitionerRole/\(place)"},"status":"accepted"}]}
                """
            try await fixture.put(try JSONDocument(appointment).root, as: .commandLine)
            try await Self.pass(60, fixture)
            #expect(try await Self.figures(fixture).counts == [expected: 1], "\(status) \(start) \(place)")
        }
    }

    @Test func aCallAfterwardsSavesNothing() async throws {
        let fixture = try await Fixture()
        let (plan, _) = try await Self.answered(fixture)
        fixture.clock.advance(by: Fixture.day)
        try await fixture.desk.wish("Ring", in: plan, of: "karen", by: Fixture.hand(Fixture.karen))
        try await Self.handle(plan, .called, fixture)
        try await Self.pass(60, fixture)
        #expect(try await Self.figures(fixture).counts == [.contact: 1])
    }

    @Test func nobodyWhoIsCountedSaysThatAVisitWasSaved() async throws {
        let fixture = try await Fixture()
        let (_, task) = try await Self.answered(fixture)
        let json = try #require(try await fixture.stored("Task", task.id))
        let forged = try InsteadOfVisit.decided(json, hadContact: false)
        await #expect(throws: RecordError.self) { try await fixture.put(forged, as: Fixture.nurse) }
        #expect(try await Self.figures(fixture).counts == [.undecided: 1])
        #expect(InsteadOfVisit(forged)?.state == .saved, "the attempt was one")
    }

    // MARK: Contact

    private static func handle(_ plan: String, _ action: Deviation.Action, _ fixture: Fixture) async throws {
        let seen = try #require(try await fixture.citizen(plan))
        try await fixture.desk.complete(
            try #require(seen.open).id, action, words: "Gjort", seen: try #require(seen.openVersion), of: "karen",
            by: Fixture.hand(Fixture.nurse))
    }

    /// Answers green each time that it is asked, for so many days.
    private static func live(_ days: Int, of plan: String, _ fixture: Fixture) async throws {
        for _ in 0..<(days / 10) {
            try await pass(10, fixture)
            for task in try await fixture.asked(plan) where task.status == .requested {
                try await fixture.answer(task, Fixture.calm)
            }
        }
    }

    @Test func greenForThreeYearsIsATaskAllTheSame() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start(Fixture.epilepsy)
        try await Self.live(1090, of: plan, fixture)
        #expect(try await fixture.deviations().isEmpty)
        try await Self.pass(5, fixture)
        let line = try #require(try await fixture.worklist().lines.first)
        #expect(line.urgency == .missing)
        #expect(line.reason.danish.hasPrefix("mangler: der har ikke været kontakt siden 21.11.2026"))
        try await Self.pass(30, fixture)
        #expect(try await fixture.deviations().flatMap(\.findings).filter { $0.rule == "contact" }.count == 1)
        // Saying that nothing was needed is no contact: it comes back.
        try await Self.handle(plan, .nothingNeeded, fixture)
        try await Self.pass(8, fixture)
        #expect(try await fixture.deviations().filter(\.status.isOpen).count == 1)
        try await Self.handle(plan, .called, fixture)
        let called = fixture.clock.now
        try await Self.pass(8, fixture)
        #expect(try await fixture.deviations().filter(\.status.isOpen).isEmpty)
        #expect(try await fixture.plan(plan)?.contact?.last == called)
        #expect(try await fixture.plan(plan)?.contact?.next == called + 1095 * Fixture.day)
        #expect(try await fixture.findings().isEmpty)
    }
}
