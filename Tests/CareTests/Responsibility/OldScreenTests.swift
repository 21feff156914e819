import FHIR
import Record
import TestSupport
import Testing

@testable import Care

/// What the simulation found: an old version of a pathway, sent again, must not make a deadline disappear.
@Suite struct OldScreenTests {
    private typealias Fixture = ResponsibilityFixture

    @Test func `a pathway as another system first sent it takes no deadline away`() async throws {
        let fixture = try await Fixture()
        let first = Fixture.pathway("heart", of: "anna", clinician: nil)
        try await fixture.put(first, as: Fixture.program)
        let before = try #require(try await fixture.pathway("heart"))
        #expect(before.isWritten && before.nameClinicianBy != nil)
        for caller in [Fixture.program, Fixture.doctor] {
            await #expect(throws: RecordError.self) { try await fixture.put(first, as: caller) }
        }
        let after = try #require(try await fixture.pathway("heart"))
        #expect(after.nameClinicianBy == before.nameClinicianBy)
    }

    @Test func `nobody takes away the deadline, or who was told`() async throws {
        let fixture = try await Fixture()
        try await fixture.put(Fixture.pathway("heart", of: "anna", clinician: nil), as: Fixture.program)
        let begun = try #require(try await fixture.pathway("heart"))
        fixture.clock.advance(by: 48 * Fixture.hour)
        _ = try await fixture.runner.turn()
        let told = try #require(try await fixture.pathway("heart"))
        #expect(!told.escalations.isEmpty)
        await #expect(throws: RecordError.self) { try await fixture.put(begun.json, as: Fixture.doctor) }
        #expect(try await fixture.pathway("heart")?.escalations == told.escalations)
    }

    @Test func `a unit that takes its clinician's name away has to name another`() async throws {
        let fixture = try await Fixture()
        try await fixture.desk.nameClinician(nil, of: "lungs", by: Fixture.hand(Fixture.doctor))
        let pathway = try #require(try await fixture.pathway())
        #expect(pathway.clinician == nil && pathway.nameClinicianBy ?? 0 > fixture.clock.now)
        #expect(try await fixture.findings() == [])
    }
}
