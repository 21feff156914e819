import Access
import Care
import Record
import TestSupport
import Testing

/// How a unit keeps its deadlines, in numbers.
@Suite(.onEachEngine) struct TimelinessTests {
    private typealias Fixture = CoordinationFixture

    private func figures(_ fixture: CoordinationFixture, as caller: Caller) async throws -> [Timeliness] {
        try await Timeliness.figures(fixture.record, as: caller, because: .treatment, doing: "/timeliness")
    }

    @Test func `what was in time, late, and open and overdue, of the own unit and nobody in particular`() async throws {
        let fixture = try await Fixture()
        let desk = TaskDesk(fixture.record)
        var ids: [String] = []
        for number in 0..<4 {
            ids.append(
                try await desk.give(
                    .init(title: "Opgave \(number)", owner: Fixture.home, due: fixture.now + 3 * Fixture.day),
                    from: Fixture.lung, of: "poul", by: Fixture.hand(Fixture.nurse)))
        }
        func take(_ code: TaskStep.Code, _ number: Int) async throws {
            try await desk.take(
                code, ids[number], of: "poul", words: "Ja", by: Fixture.hand(Fixture.municipal))
        }
        for number in 0..<2 { try await take(.accepted, number) }
        try await take(.done, 0)
        fixture.temporary.clock.advance(by: 4 * Fixture.day)
        try await take(.accepted, 2)
        try await take(.done, 1)
        let found = try await figures(fixture, as: Fixture.municipal)
        #expect(
            found == [
                Timeliness(kind: .taskAnswered, inTime: 2, late: 1, openLate: 1),
                Timeliness(kind: .taskDone, inTime: 1, late: 1, openLate: 1),
            ])
        #expect(found.map(\.share) == [50, 33])
        #expect(try await figures(fixture, as: Fixture.nurse).isEmpty, "the giver's own unit promised nothing")
        let audit = try await fixture.temporary.engine.read { try $0.audit(of: nil, before: nil, limit: 1) }
        #expect(audit.first?.entry.activity == "/timeliness" && audit.first?.entry.patient == nil)
    }

    @Test func `only who works at a unit is told, and only numbers`() async throws {
        let fixture = try await Fixture()
        let nobody = Caller(identity: "PractitionerRole/x", role: .professional(.hospitalNurse))
        for caller in [Fixture.poul, Fixture.mette, nobody, Caller(identity: "Person/q", role: .qualityOfficer)] {
            await #expect(throws: RecordError.self) { try await figures(fixture, as: caller) }
        }
        _ = try await TaskDesk(fixture.record).give(
            .init(title: "Hemmeligt", owner: Fixture.home, due: fixture.now + Fixture.day), from: Fixture.lung,
            of: "poul", by: Fixture.hand(Fixture.nurse))
        await #expect(throws: RecordError.forbidden("figures are in groups of numbers")) {
            try await fixture.record.unitFigures(
                [UnitFigureQuery(DelegatedTaskProjection.name, unitColumn: "owner", by: ["title"])],
                as: Fixture.municipal, because: .treatment, doing: "/timeliness")
        }
    }
}
