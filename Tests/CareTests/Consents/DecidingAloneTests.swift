import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

/// Who decides about access: not a child alone, but its parents; and staff for whoever signs on paper.
@Suite(.onEachEngine) struct DecidingAloneTests {
    private typealias Fixture = ConsentFixture

    private static let ida = Caller(identity: "Patient/ida", role: .citizen(patient: "ida"))
    private static let mother = Caller(identity: "RelatedPerson/mor", role: .relative(relatedPerson: "mor"))

    /// A child, born on a day, with a mother who has custody.
    private func child(born day: String) async throws -> Fixture {
        let fixture = try await Fixture()
        try await fixture.put([
            #"{"resourceType":"Patient","id":"ida","birthDate":"\#(day)","generalPractitioner":[{"reference":"Organization/clinic"}]}"#,
            #"{"resourceType":"RelatedPerson","id":"mor","patient":{"reference":"Patient/ida"},"name":[{"text":"Mor"}]}"#,
            #"{"resourceType":"RelatedPerson","id":"far","patient":{"reference":"Patient/ida"},"name":[{"text":"Far"}]}"#,
        ])
        _ = try await fixture.desk.register(
            Registration(basis: .custody, relative: "mor"), of: "ida", by: Fixture.hand(Fixture.doctor))
        return fixture
    }

    // The clock of the tests stands at 21 November 2026.
    @Test(arguments: [("2011-11-20", true), ("2011-12-24", false), ("2020-01-01", false)])
    func `from 15 somebody decides alone, not before`(born: String, decides: Bool) async throws {
        let fixture = try await child(born: born)
        func attempt(_ body: () async throws -> Void) async throws -> Bool {
            do {
                try await body()
                return true
            } catch is RecordError {
                return false
            }
        }
        let hand = Fixture.hand(Self.ida)
        #expect(try await attempt { _ = try await fixture.desk.block(BlockOrder(), of: "ida", by: hand) } == decides)
        let offer = ProxyOffer(relative: "far")
        #expect(try await attempt { _ = try await fixture.desk.give(offer, of: "ida", by: hand) } == decides)
        #expect(
            try await attempt {
                _ = try await fixture.desk.foresee(offer, of: "ida", by: hand) { try $0.resources().count }
            } == decides)
    }

    @Test func `a parent with custody decides for the child, and gives oneself nothing`() async throws {
        let fixture = try await child(born: "2020-01-01")
        let hand = Fixture.hand(Self.mother)
        let block = try await fixture.desk.block(BlockOrder(part: .kind("Condition")), of: "ida", by: hand)
        #expect(try await fixture.stored("Consent", block)?["status"]?.string == "active")
        try await fixture.desk.end(block, by: hand)
        #expect(try await fixture.stored("Consent", block)?["status"]?.string == "inactive")
        // The day before the birthday from which the child decides alone is the last.
        let offer = ProxyOffer(relative: "far", until: "2034-12-31")
        let proxy = try await fixture.desk.give(offer, of: "ida", by: hand)
        #expect(try await fixture.stored("Consent", proxy)?["status"]?.string == "proposed")
        #expect(
            try await fixture.stored("Consent", proxy)?["performer"]?[0]?["reference"]?.string == "RelatedPerson/mor")
        for refused in [
            ProxyOffer(relative: "far", until: "2035-01-01"), ProxyOffer(relative: "far"),
            ProxyOffer(relative: "mor", until: "2034-12-31"),
        ] {
            await #expect(throws: RecordError.self) {
                _ = try await fixture.desk.give(refused, of: "ida", by: hand)
            }
        }
        let father = Caller(identity: "RelatedPerson/far", role: .relative(relatedPerson: "far"))
        await #expect(throws: RecordError.self) {
            _ = try await fixture.desk.block(BlockOrder(), of: "ida", by: Fixture.hand(father))
        }
    }

    @Test func `a program undoes nothing that a citizen has decided`() async throws {
        let fixture = try await Fixture()
        let program = Fixture.hand(Fixture.program)
        let block = try await fixture.desk.block(BlockOrder(), of: "poul", by: Fixture.hand(Fixture.poul))
        let proxy = try await fixture.desk.give(
            ProxyOffer(relative: "mette"), of: "poul", by: Fixture.hand(Fixture.poul))
        for consent in [block, proxy] {
            await #expect(throws: RecordError.self) { try await fixture.desk.end(consent, by: program) }
        }
        #expect(try await fixture.stored("Consent", block)?["status"]?.string == "active")
    }

    @Test func `staff register and lift a block that a citizen has signed, and no other`() async throws {
        let fixture = try await Fixture()
        let (staff, far) = (Fixture.hand(Fixture.doctor), Fixture.hand(Fixture.stranger))
        let order = BlockOrder(part: .kind("Observation"))
        await #expect(throws: RecordError.self) {
            _ = try await fixture.desk.block(order, of: "poul", on: " ", by: staff)
        }
        await #expect(throws: RecordError.self) {
            _ = try await fixture.desk.block(order, of: "poul", on: "Arkiv 7", by: far)
        }
        #expect(try await fixture.seen("Observation", by: Fixture.doctor) == ["o1"])
        let id = try await fixture.desk.block(order, of: "poul", on: "Arkiv 7", by: staff)
        #expect(try await fixture.seen("Observation", by: Fixture.doctor) == [])
        let consent = try #require(try await fixture.stored("Consent", id))
        #expect(consent["performer"]?[0]?["reference"]?.string == "Patient/poul")
        let paper = consent["sourceReference"]?["reference"]?.string?.dropFirst("DocumentReference/".count)
        #expect(try await fixture.stored("DocumentReference", String(paper ?? ""))?["description"]?.string == "Arkiv 7")
        // Without a paper it stays.
        await #expect(throws: RecordError.self) { try await fixture.desk.end(id, by: staff) }
        await #expect(throws: RecordError.self) { try await fixture.desk.lift(id, on: "Arkiv 8", by: far) }
        try await fixture.desk.lift(id, on: "Arkiv 8", by: staff)
        #expect(try await fixture.seen("Observation", by: Fixture.doctor) == ["o1"])
        // What the citizen has blocked alone only the citizen lifts.
        let own = try await fixture.desk.block(order, of: "poul", by: Fixture.hand(Fixture.poul))
        await #expect(throws: RecordError.self) { try await fixture.desk.lift(own, on: "Arkiv 9", by: staff) }
        #expect(try await fixture.seen("Observation", by: Fixture.doctor) == [])
    }
}
