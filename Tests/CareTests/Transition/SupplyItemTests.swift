import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

/// What is needed for the first days at home is said line by line: what, how many, who brings it and when.
@Suite(.onEachEngine) struct SupplyItemTests {
    private typealias Fixture = StayFixture

    @Test func `a line that does not say who brings it, and when, is not sent without a reason`() async throws {
        let fixture = try await Fixture()
        let stay = try await fixture.admit()
        let order = DischargeOrder(
            expected: fixture.now + 3_600_000, destination: .home, needsNursing: true, needsRehabilitation: false,
            nursing: "Organization/home")
        let hand = Fixture.hand(Fixture.lung)
        let id = try await fixture.transition.begin(order, of: "karen", from: stay, by: hand)
        var draft = DocumentDraft(texts: ["list": "Ring ved døren"], supplies: [SupplyItem(what: "Rollator")])
        await #expect(throws: TransitionDesk.Mistake.incomplete(sections: ["list"], medicines: [])) {
            try await fixture.transition.send(draft, .aidsAndSupplies, of: id, by: hand)
        }
        draft.supplies = [
            SupplyItem(what: "Rollator", amount: "1", bringer: .municipality, day: "2026-11-23"),
            SupplyItem(what: "Forbindinger", amount: "til fire dage", bringer: .department, day: "2026-11-22"),
        ]
        try await fixture.transition.send(draft, .aidsAndSupplies, of: id, by: hand)
        let sent = try #require(
            try await fixture.all("Composition").compactMap { DischargeDocument($0) }
                .first { $0.part == .aidsAndSupplies })
        #expect(sent.supplies == draft.supplies && sent.isFinal && !sent.lacksSomething)
        #expect(
            sent.text("list")
                == """
                Rollator, 1 – kommunen bringer det – 23.11.2026

                Forbindinger, til fire dage – med hjem fra afdelingen – 22.11.2026

                Ring ved døren
                """)
    }
}
