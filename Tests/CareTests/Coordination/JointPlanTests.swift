import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

/// The plan that all who are in share, through the record's door.
@Suite(.onEachEngine) struct JointPlanTests {
    private typealias Fixture = CoordinationFixture

    private static let training = JointActivity(
        id: "", text: "Træning to gange om ugen", owner: "Organization/home", ownerName: "Hjemmesygeplejen Nord",
        due: "2026-12-01")
    private static let walk = JointActivity(
        id: "", text: "Gå en tur hver dag", owner: "Patient/poul", due: "2026-12-24")

    private func plan(
        _ fixture: CoordinationFixture, as caller: Caller = Fixture.poul, version: Int? = nil
    ) async throws -> JointPlan? {
        try await fixture.poul(caller) { try $0.jointPlan(of: "poul", version: version) }
    }

    private func desk(_ fixture: CoordinationFixture) -> JointPlanDesk { JointPlanDesk(fixture.record) }

    @Test func `the citizen begins it with own words, staff add, and the citizen's words come first`() async throws {
        let fixture = try await Fixture()
        let desk = desk(fixture)
        #expect(try await plan(fixture) == nil)
        try await desk.add(
            goal: "Færre indlæggelser", isCitizens: false, of: "poul", by: Fixture.hand(Fixture.nurse))
        try await desk.add(
            goal: "Jeg vil kunne gå til købmanden", isCitizens: true, of: "poul", by: Fixture.hand(Fixture.poul))
        try await desk.add(
            goal: "Sove om natten", isCitizens: true, of: "poul", by: Fixture.hand(Fixture.nurse))
        try await desk.add(Self.training, of: "poul", by: Fixture.hand(Fixture.nurse))
        let found = try #require(try await plan(fixture))
        #expect(
            found.goals.map(\.text) == ["Jeg vil kunne gå til købmanden", "Sove om natten", "Færre indlæggelser"])
        #expect(found.goals.map(\.writtenBy) == [nil, "PractitionerRole/lone", nil])
        #expect(found.goals[2].by == "PractitionerRole/lone")
        #expect(found.activities.map(\.text) == [Self.training.text])
    }

    @Test func `two who begin it at once write the same plan`() async throws {
        let fixture = try await Fixture()
        let desk = desk(fixture)
        async let one: Void = desk.add(
            goal: "Det ene", isCitizens: true, of: "poul", by: Fixture.hand(Fixture.poul))
        async let other: Void = desk.add(
            goal: "Det andet", isCitizens: false, of: "poul", by: Fixture.hand(Fixture.nurse))
        _ = try await (one, other)
        #expect(try await plan(fixture)?.goals.count == 2)
    }

    @Test func `the second of two editors is told what the first has written, and loses nothing`() async throws {
        let fixture = try await Fixture()
        let desk = desk(fixture)
        try await desk.add(Self.training, of: "poul", by: Fixture.hand(Fixture.nurse))
        let seen = try #require(try await plan(fixture)?.activities.first)
        var first = seen
        first.due = "2026-12-08"
        try await desk.change(first, seen: seen.mark, of: "poul", by: Fixture.hand(Fixture.nurse))
        // What others add meanwhile is in nobody's way.
        try await desk.add(Self.walk, of: "poul", by: Fixture.hand(Fixture.coordinator))
        var second = seen
        second.text = "Træning hver dag"
        do {
            try await desk.change(second, seen: seen.mark, of: "poul", by: Fixture.hand(Fixture.coordinator))
            Issue.record("the second editor has written over the first")
        } catch let changed as JointPlanDesk.Changed {
            #expect(changed.current.due == "2026-12-08")
            second.due = changed.current.due
            try await desk.change(
                second, seen: changed.current.mark, of: "poul", by: Fixture.hand(Fixture.coordinator))
        }
        let after = try #require(try await plan(fixture))
        #expect(after.activities.map(\.text) == ["Træning hver dag", Self.walk.text])
        #expect(after.activities.map(\.due) == ["2026-12-08", "2026-12-24"])
    }

    @Test func `each version is kept, with the goals as they were`() async throws {
        let fixture = try await Fixture()
        let desk = desk(fixture)
        try await desk.add(goal: "Et mål", isCitizens: true, of: "poul", by: Fixture.hand(Fixture.poul))
        fixture.temporary.clock.advance(by: 60_000)
        try await desk.add(Self.training, of: "poul", by: Fixture.hand(Fixture.nurse))
        fixture.temporary.clock.advance(by: 60_000)
        let goal = try #require(try await plan(fixture)?.goals.first)
        try await desk.mark(goal: goal.id, as: .completed, of: "poul", by: Fixture.hand(Fixture.nurse))
        let versions = try await fixture.poul(Fixture.poul) { try $0.jointPlanVersions(of: "poul") }
        #expect(versions.map(\.version) == [2, 1])
        #expect(try await plan(fixture, version: 1)?.activities.isEmpty == true)
        #expect(try await plan(fixture, version: 2)?.goals.first?.status == .active)
        #expect(try await plan(fixture)?.goals.first?.status == .completed)
    }

    @Test func `the citizen marks own activities, and nobody else's`() async throws {
        let fixture = try await Fixture()
        let desk = desk(fixture)
        try await desk.add(Self.training, of: "poul", by: Fixture.hand(Fixture.nurse))
        try await desk.add(Self.walk, of: "poul", by: Fixture.hand(Fixture.nurse))
        let activities = try #require(try await plan(fixture)?.activities)
        let (training, walk) = (activities[0].id, activities[1].id)
        try await desk.mark(walk, as: .done, of: "poul", by: Fixture.hand(Fixture.poul))
        await #expect(throws: RecordError.self) {
            try await desk.mark(training, as: .done, of: "poul", by: Fixture.hand(Fixture.poul))
        }
        await #expect(throws: RecordError.self) {
            try await desk.add(Self.walk, of: "poul", by: Fixture.hand(Fixture.poul))
        }
        let after = try #require(try await plan(fixture)?.activities)
        #expect(after.filter { $0.status == .done }.map(\.id) == [walk])
    }

    @Test func `the citizen's own words are the citizen's`() async throws {
        let fixture = try await Fixture()
        try await desk(fixture).add(goal: "Mit mål", isCitizens: true, of: "poul", by: Fixture.hand(Fixture.poul))
        let goal = try #require(try await plan(fixture)?.goals.first)
        let json = try #require(try await fixture.stored("Goal", goal.id))
        let other = String(decoding: json.rawBytes, as: UTF8.self).replacing("Mit mål", with: "Jeres mål")
        await #expect(throws: RecordError.self) { try await fixture.put(other, as: Fixture.nurse) }
        try await fixture.put(other, as: Fixture.poul)
        #expect(try await plan(fixture)?.goals.map(\.text) == ["Jeres mål"])
    }

    @Test func `nothing is taken away, and the plan is not deleted`() async throws {
        let fixture = try await Fixture()
        try await desk(fixture).add(Self.training, of: "poul", by: Fixture.hand(Fixture.nurse))
        let id = JointPlan.id(of: "poul")
        let json = try #require(try await fixture.stored("CarePlan", id))
        var editor = JSONEditor(json)
        editor.remove("activity", of: json)
        let bytes = String(decoding: editor.bytes, as: UTF8.self)
        await #expect(throws: RecordError.self) { try await fixture.put(bytes, as: Fixture.nurse) }
        await #expect(throws: RecordError.self) {
            try await fixture.record.write(as: Fixture.nurse, because: .treatment, doing: "/test") {
                _ = try $0.delete("CarePlan", id)
            }
        }
        let text = String(decoding: json.rawBytes, as: UTF8.self)
        await #expect(throws: RecordError.self, "a second plan") {
            try await fixture.put(text.replacing(id, with: "another"), as: Fixture.nurse)
        }
    }

    @Test func `who is not in neither sees nor writes`() async throws {
        let fixture = try await Fixture()
        try await desk(fixture).add(goal: "Mit mål", isCitizens: true, of: "poul", by: Fixture.hand(Fixture.poul))
        for caller in [Fixture.stranger, Fixture.emil, Fixture.mette] {
            await #expect(throws: RecordError.self) { try await plan(fixture, as: caller) }
            await #expect(throws: RecordError.self) {
                try await desk(fixture).add(goal: "x", isCitizens: false, of: "poul", by: Fixture.hand(caller))
            }
        }
        #expect(try await plan(fixture)?.goals.count == 1)
    }
}
