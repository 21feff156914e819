import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Care

/// What a unit has to see to, many at once, and who is named across units.
@Suite(.onEachEngine) struct UnitBoardTests {
    private typealias Fixture = ResponsibilityFixture

    @Test func `lists show a unit its own, and another nothing`() async throws {
        let fixture = try await Fixture([
            Fixture.pathway("two", of: "anna", clinician: nil),
            Fixture.pathway("three", of: "anna").replacing(
                #""period":{"start":"2026-11-01"}"#, with: #""period":{"start":"2026-11-01","end":"2026-11-25"}"#),
        ])
        let id = try await fixture.offer(to: Fixture.clinic)
        let soon = fixture.clock.now + 7 * 24 * Fixture.hour
        func ids(_ list: UnitBoard.List, _ caller: Caller = Fixture.doctor) async throws -> Set<String> {
            Set(try await fixture.board("ward", as: caller) { try $0.pathways(list).map(\.id) })
        }
        #expect(try await ids(.all) == ["lungs", "two", "three"])
        #expect(try await ids(.of(clinicians: ["PractitionerRole/doctor"])) == ["lungs", "three"])
        #expect(try await ids(.unnamed) == ["two"])
        #expect(try await ids(.ending(before: soon)) == ["three"])
        #expect(try await ids(.all, Fixture.stranger) == [])
        #expect(
            try await fixture.board("ward", as: Fixture.doctor) { try $0.pathways(.all).first?.citizen.name }
                == "Anna Berg")
        let given = try await fixture.board("ward", as: Fixture.doctor) { try $0.handovers(from: true) }
        #expect(given.map(\.id) == [id])
        #expect(given.first?.receiver.reference == "Organization/clinic")
        #expect(try await fixture.board("clinic", as: Fixture.gp) { try $0.handovers(from: false).map(\.id) } == [id])
        #expect(try await fixture.board("clinic", as: Fixture.stranger) { try $0.handovers(from: false) } == [])
    }

    @Test func `many are offered and accepted at once, each as if alone`() async throws {
        let fixture = try await Fixture((0..<5).map { Fixture.pathway("p\($0)", of: "anna") })
        let outcome = try await fixture.desk.offer(
            allOf: "Organization/ward", Fixture.draft(to: Fixture.nursing), by: Fixture.hand(Fixture.doctor))
        #expect(outcome.done.count == 6)
        try await fixture.desk.close("p3", by: Fixture.hand(Fixture.doctor))
        let accepted = try await fixture.desk.acceptAll(outcome.group, by: Fixture.hand(Fixture.nurse))
        #expect(accepted.done.count == 5)
        #expect(accepted.refused.isEmpty)
        let units = try await fixture.all("EpisodeOfCare").compactMap { Responsibility($0)?.unit?.holder.reference }
        #expect(units == Array(repeating: "Organization/nursing", count: 5))
        #expect(try await fixture.findings() == [])
    }

    @Test func `where two specialties are in, somebody answers across them`() async throws {
        let other = Fixture.pathway("heart", of: "anna", clinician: nil).replacing("/ward", with: "/heart")
        let department = Fixture.resources[1].replacing(#""id":"ward""#, with: #""id":"heart""#)
        let fixture = try await Fixture([department, other])
        func lacks() async throws -> Bool? {
            try await fixture.record.read(.lookup, as: Fixture.doctor, because: .treatment, doing: "/test") {
                try PathwayFile("lungs", $0)?.lacksCoordinator
            }
        }
        #expect(try await lacks() == true)
        try await fixture.desk.nameCoordinator(
            .init("PractitionerRole/doctor"), of: "lungs", by: Fixture.hand(Fixture.doctor))
        #expect(try await lacks() == false)
        let alone = try await Fixture()
        let isAlone = try await alone.record.read(.lookup, as: Fixture.doctor, because: .treatment, doing: "/test") {
            try PathwayFile("lungs", $0)?.lacksCoordinator
        }
        #expect(isAlone == false)
    }
}
