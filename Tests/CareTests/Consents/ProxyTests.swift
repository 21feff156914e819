import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

/// What a citizen gives a relative: offered, accepted, limited, ended.
@Suite(.onEachEngine) struct ProxyTests {
    private typealias Fixture = ConsentFixture

    @Test func `an offer has no effect until it is accepted, and none after it is ended`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.desk.give(
            ProxyOffer(relative: "mette", until: "2027-11-20"), of: "poul", by: Fixture.hand(Fixture.poul))
        // The offer itself can be seen, and nothing else.
        #expect(try await fixture.seen("Observation", by: Fixture.mette) == [])
        try await fixture.desk.accept(id, by: Fixture.hand(Fixture.mette))
        #expect(try await fixture.seen("Observation", by: Fixture.mette) == ["o1"])
        try await fixture.desk.end(id, by: Fixture.hand(Fixture.poul))
        #expect(try await fixture.seen("Observation", by: Fixture.mette) == nil)
        let consent = try #require(try await fixture.stored("Consent", id).flatMap(HeldConsent.init))
        #expect(consent.status == .inactive)
        #expect(consent.actorName == "Mette Holm")
        #expect(consent.patientName == "Poul Holm")
    }

    @Test func `the relative can decline, and can end what was accepted`() async throws {
        let fixture = try await Fixture()
        let offer = ProxyOffer(relative: "mette", part: .kind("Appointment"))
        let first = try await fixture.desk.give(offer, of: "poul", by: Fixture.hand(Fixture.poul))
        try await fixture.desk.decline(first, by: Fixture.hand(Fixture.mette))
        #expect(try await fixture.stored("Consent", first)?["status"]?.string == "rejected")
        await #expect(throws: RecordError.notFound) {
            try await fixture.desk.accept(first, by: Fixture.hand(Fixture.mette))
        }
        let second = try await fixture.desk.give(offer, of: "poul", by: Fixture.hand(Fixture.poul))
        try await fixture.desk.accept(second, by: Fixture.hand(Fixture.mette))
        try await fixture.desk.end(second, by: Fixture.hand(Fixture.mette))
        #expect(try await fixture.stored("Consent", second)?["status"]?.string == "inactive")
    }

    @Test(arguments: [Fixture.other, Fixture.emil, Fixture.stranger])
    private func `nobody else can answer or end it, or learn that it is there`(caller: Caller) async throws {
        let fixture = try await Fixture()
        let id = try await fixture.desk.give(
            ProxyOffer(relative: "mette"), of: "poul", by: Fixture.hand(Fixture.poul))
        await #expect(throws: (any Error).self) { try await fixture.desk.accept(id, by: Fixture.hand(caller)) }
        await #expect(throws: (any Error).self) { try await fixture.desk.end(id, by: Fixture.hand(caller)) }
        #expect(try await fixture.stored("Consent", id)?["status"]?.string == "proposed")
    }

    @Test func `a citizen cannot accept for the relative`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.desk.give(
            ProxyOffer(relative: "mette"), of: "poul", by: Fixture.hand(Fixture.poul))
        await #expect(throws: RecordError.invalid("consent: Consent: this step is not this caller's to take")) {
            try await fixture.desk.accept(id, by: Fixture.hand(Fixture.poul))
        }
    }

    @Test func `a relative sees what has been offered, and whoever it is of is told`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.desk.give(
            ProxyOffer(relative: "mette"), of: "poul", by: Fixture.hand(Fixture.poul))
        let offered = try await fixture.record.mandates(
            as: Fixture.mette, because: .familyRequest, doing: "/mandates")
        #expect(offered.map(\.id) == [id])
        let looks = try await fixture.record.engine.read { try $0.audit(of: "poul", before: nil, limit: 1) }
        #expect(looks.first?.entry.who == "RelatedPerson/mette")
        #expect(try await fixture.record.mandates(as: Fixture.other, because: .familyRequest, doing: "/m").isEmpty)
        await #expect(throws: (any Error).self) {
            try await fixture.record.mandates(as: Fixture.poul, because: .patientRequest, doing: "/mandates")
        }
    }

    /// Everything but the citizen's own offer is refused, whichever way it is written.
    @Test func `nobody but the citizen gives a proxy`() async throws {
        let fixture = try await Fixture()
        func consent(_ status: String, _ more: String = "") -> String {
            """
            {"resourceType":"Consent","id":"c","status":"\(status)",\(more)"scope":{"coding":[{"code":"patient-privacy"}]},\
            "category":[{"coding":[{"system":"\(ConsentKind.system)","code":"proxy"}]}],\
            "patient":{"reference":"Patient/poul"},"policyRule":{"coding":[{"code":"OPTIN"}]},"provision":{"type":"permit",\
            "actor":[{"role":{"text":"x"},"reference":{"reference":"RelatedPerson/mette"}}],\
            "action":[{"coding":[{"code":"access"}]}]}}
            """
        }
        for caller in [
            Fixture.emil, Fixture.mette, Fixture.other, Fixture.doctor, Fixture.stranger, Fixture.program,
        ] {
            for status in ["proposed", "active"] {
                await #expect(throws: RecordError.self, "\(caller.identity) \(status)") {
                    try await fixture.put(consent(status), as: caller)
                }
            }
        }
        await #expect(throws: RecordError.self) { try await fixture.put(consent("active"), as: Fixture.poul) }
        try await fixture.put(consent("proposed"), as: Fixture.poul)
        // Its terms do not change, it does not go away, and it does not become something else.
        await #expect(throws: RecordError.self) {
            try await fixture.put(consent("proposed").replacing("mette", with: "other"), as: Fixture.poul)
        }
        await #expect(throws: RecordError.self) {
            try await fixture.put(consent("active").replacing("\"proxy\"", with: "\"custody\""), as: Fixture.mette)
        }
        await #expect(throws: RecordError.self) {
            try await fixture.record.write(as: Fixture.poul, because: .patientRequest, doing: "/test") {
                try $0.delete("Consent", "c")
            }
        }
    }

    @Test func `staff write down what was signed on paper`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.desk.register(
            Registration(basis: .paper(part: nil, mayAct: true), relative: "mette", paper: "Arkiv 114"), of: "poul",
            by: Fixture.hand(Fixture.doctor))
        let consent = try #require(try await fixture.stored("Consent", id).flatMap(HeldConsent.init))
        #expect(consent.status == .active)
        let paper = try #require(consent.paper?.dropFirst("DocumentReference/".count))
        #expect(try await fixture.stored("DocumentReference", String(paper))?["description"]?.string == "Arkiv 114")
        #expect(try await fixture.seen("Observation", by: Fixture.mette) == ["o1"])
        await #expect(throws: RecordError.self) {
            _ = try await fixture.desk.register(
                Registration(basis: .paper(part: nil, mayAct: false), relative: "mette", paper: " "), of: "poul",
                by: Fixture.hand(Fixture.doctor))
        }
        await #expect(throws: RecordError.self) {
            _ = try await fixture.desk.register(
                Registration(basis: .custody, relative: "other"), of: "poul", by: Fixture.hand(Fixture.doctor))
        }
    }

    @Test func `a citizen names somebody who is not in the record yet`() async throws {
        let fixture = try await Fixture()
        let person = NewRelative(name: "Ida Holm", relationship: .sibling, civilRegistrationNumber: "6101011234")
        let id = try await fixture.desk.add(person, of: "poul", by: Fixture.hand(Fixture.poul))
        let names = try await fixture.record.read(
            .patient("poul"), as: Fixture.poul, because: .patientRequest, doing: "/test"
        ) { try CareReader($0).relatives(of: "poul").map(\.name) }
        #expect(Set(names) == ["Mette Holm", "Ida Holm"])
        _ = try await fixture.desk.give(ProxyOffer(relative: id), of: "poul", by: Fixture.hand(Fixture.poul))
        await #expect(throws: RecordError.self) {
            _ = try await fixture.desk.add(person, of: "poul", by: Fixture.hand(Fixture.emil))
        }
    }
}
