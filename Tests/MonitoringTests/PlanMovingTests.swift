import Access
import Questionnaires
import Record
import TestSupport
import Testing

@testable import Monitoring

/// Running plans follow the version that they have until somebody moves them.
@Suite(.onEachEngine) struct PlanMovingTests {
    private typealias Fixture = MonitoringFixture

    private func move(
        _ plan: String, to canonical: String = Fixture.second, _ fixture: MonitoringFixture, why: String = "Ro på",
        seen version: Int? = nil, as caller: Caller = Fixture.nurse
    ) async throws {
        let seen = try #require(try await fixture.citizen(plan)?.planVersion)
        try await fixture.desk.move(
            plan, to: canonical, why: why, seen: version ?? seen, of: "karen", by: Fixture.hand(caller))
    }

    @Test func aPlanIsMovedWithAReasonAndJudgedByTheNewLimits() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        try await fixture.publish()
        let seen = try #require(try await fixture.citizen(plan))
        #expect(seen.newer?.version == "2")
        await #expect(throws: RecordError.self, "why?") { try await move(plan, fixture, why: " ") }
        await #expect(throws: RecordError.self, "it has changed since") {
            try await move(plan, fixture, seen: seen.planVersion + 1)
        }
        await #expect(throws: RecordError.self, "the doctor's clinic does not watch") {
            try await move(plan, fixture, as: Fixture.doctor)
        }
        await #expect(throws: RecordError.self, "there is none") {
            try await move(plan, to: Fixture.copd + "7", fixture)
        }
        await #expect(throws: RecordError.self, "another programme") {
            try await move(plan, to: try Fixture.example("heart-failure").canonical, fixture)
        }
        try await move(plan, fixture)
        let moved = try #require(try await fixture.plan(plan))
        #expect(moved.programme == Fixture.second)
        #expect(moved.moves.map(\.why) == ["Ro på"])
        #expect(moved.moves.first?.from == Fixture.copd)
        #expect(moved.due.map(\.activity).sorted() == ["saturation", "sit-to-stand", "weight"])
        #expect(try await fixture.measure(plan, spo2: 89).first?.colour == .green)
        #expect(try await fixture.citizen(plan)?.newer == nil)
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func allOfAUnitsPlansAreMovedAsOneDeliberateStep() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        try await fixture.publish()
        await #expect(throws: RecordError.self) {
            try await fixture.desk.moveAll(to: Fixture.second, why: "", atMost: 5, by: Fixture.hand(Fixture.nurse))
        }
        let others = try await fixture.desk.moveAll(
            to: Fixture.second, why: "x", atMost: 5, by: Fixture.hand(Fixture.stranger))
        #expect(others == MonitoringDesk.Moved(done: 0, left: 0), "another unit's are not moved")
        let none = try await fixture.desk.moveAll(
            to: Fixture.second, why: "x", atMost: 0, by: Fixture.hand(Fixture.nurse))
        #expect(none == MonitoringDesk.Moved(done: 0, left: 1), "no more than were told")
        let versions = try await fixture.versions().filter { $0.name == "copd" }
        func followers() async throws -> [String: Int] {
            try await ProgrammeFollowers.ofOwnUnit(
                fixture.record, versions, as: Fixture.nurse, because: .treatment, doing: "/test")
        }
        #expect(try await followers() == [Fixture.copd: 1])
        let moved = try await fixture.desk.moveAll(
            to: Fixture.second, why: "Besluttet i afdelingen", atMost: 5, by: Fixture.hand(Fixture.nurse))
        #expect(moved == MonitoringDesk.Moved(done: 1, left: 0))
        #expect(try await followers() == [Fixture.second: 1])
        #expect(try await fixture.plan(plan)?.moves.first?.why == "Besluttet i afdelingen")
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func aCitizensOwnLimitsStayAndTheyAreTold() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        let own = try LimitSet([.alertLow: .absolute(80), .warningLow: .absolute(84)], of: Measure.named("spo2"))
        let version = try #require(try await fixture.citizen(plan)?.planVersion)
        try await fixture.desk.setLimit(
            of: "spo2", to: own, why: "Lav i forvejen", in: plan, seen: version, of: "karen",
            by: Fixture.hand(Fixture.doctor))
        var changed = try Fixture.tuned()
        changed.activities[0].instruction.danish = "Sid i ti minutter først."
        try await fixture.publish(changed)
        #expect(try await fixture.today().plans.first?.moved == nil)
        try await move(plan, fixture)
        #expect(try await fixture.measure(plan, spo2: 85).first?.colour == .green)
        let told = try #require(try await fixture.today().plans.first?.moved)
        #expect(told.hasOwnLimits)
        #expect(told.move.why == "Ro på")
        // Not the limit that does not hold here, nor what is staff's alone.
        let title = changed.activities[0].title
        guard case .text(.instruction(title), _, let now?) = try #require(told.changes.first) else {
            Issue.record("\(told.changes)")
            return
        }
        #expect(told.changes.count == 1 && now.danish == "Sid i ti minutter først.")
        // After thirty days it is how it is.
        fixture.clock.advance(by: 31 * Fixture.day)
        #expect(try await fixture.today().plans.first?.moved == nil)
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func aMoveThereAndBackIsNoChange() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        try await fixture.publish()
        try await move(plan, fixture)
        #expect(try await fixture.today().plans.first?.moved?.changes.count == 1)
        try await move(plan, to: Fixture.copd, fixture, why: "Alligevel ikke")
        #expect(try await fixture.today().plans.first?.moved == nil)
        #expect(try await fixture.plan(plan)?.moves.count == 2)
    }

    @Test func whenItEndsAndWhoIsToBeInContactFollowTheNewVersion() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        let start = try #require(try await fixture.plan(plan)?.start)
        var longer = try Fixture.tuned()
        longer.endsAfterDays = 90
        longer.contactWithinDays = 40
        try await fixture.publish(longer)
        try await move(plan, fixture)
        #expect(try await fixture.plan(plan)?.end == start + 90 * Fixture.day)
        #expect(try await fixture.plan(plan)?.contact?.next == start + 40 * Fixture.day)
        var shorter = longer
        shorter.version = "3"
        shorter.endsAfterDays = 2
        shorter.contactWithinDays = 20
        try await fixture.publish(shorter, from: Fixture.second)
        fixture.clock.advance(by: 5 * Fixture.day)
        let third = shorter.canonical
        try await move(plan, to: third, fixture)
        let moved = try #require(try await fixture.plan(plan))
        #expect(moved.end == fixture.clock.now, "not in the past")
        #expect(moved.contact?.next == start + 20 * Fixture.day)
        _ = try await fixture.runner.turn()
        #expect(try await fixture.plan(plan)?.status == .completed)
        #expect(try await fixture.findings().isEmpty)
    }
}
