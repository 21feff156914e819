import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Care

/// A pathway is offered, seen, and accepted, declined or withdrawn; until it is accepted the giver has it.
@Suite(.onEachEngine) struct HandoverTests {
    private typealias Fixture = ResponsibilityFixture

    @Test func `responsibility moves at the instant of acceptance, and not before`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.offer(to: Fixture.clinic)
        let offered = try #require(try await fixture.handover(id))
        #expect(offered.state == .offered)
        #expect(offered.answerBy == fixture.clock.now + 24 * Fixture.hour, "what the clinic's sector has")
        #expect(offered.open.map(\.text) == ["Blodprøve om en uge"])
        #expect(try await fixture.pathway()?.unit?.holder.reference == "Organization/ward")
        fixture.clock.advance(by: 5 * 60_000)
        try await fixture.desk.see(id, by: Fixture.hand(Fixture.gp))
        #expect(try await fixture.pathway()?.unit?.holder.reference == "Organization/ward")
        fixture.clock.advance(by: 5 * 60_000)
        let accepted = fixture.clock.now
        try await fixture.desk.accept(id, naming: .init("PractitionerRole/gp"), by: Fixture.hand(Fixture.gp))
        let pathway = try #require(try await fixture.pathway())
        #expect(pathway.holder(.unit, at: accepted - 1)?.holder.reference == "Organization/ward")
        #expect(pathway.holder(.unit, at: accepted)?.holder.reference == "Organization/clinic")
        #expect(pathway.unit?.because == .handover("Task/" + id))
        #expect(pathway.clinician?.holder.reference == "PractitionerRole/gp")
        #expect(try await fixture.handover(id)?.moved == accepted)
        #expect(try await fixture.findings() == [])
    }

    @Test func `to accept over the API is to write the Task, and leads to the same`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.offer(to: Fixture.clinic)
        let task = try #require(try await fixture.stored("Task", id))
        try await fixture.put(
            try JSONDocument(TaskResource(json: task).bytes(withStatus: "accepted")).root, as: Fixture.gp)
        #expect(try await fixture.pathway()?.unit?.holder.reference == "Organization/clinic")
    }

    @Test func `a clinician can be offered it, and then answers by name`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.offer(to: .init("PractitionerRole/gp"))
        await #expect(throws: RecordError.self, "it is another's to accept") {
            try await fixture.desk.accept(id, by: Fixture.hand(Fixture.owner))
        }
        try await fixture.desk.accept(id, by: Fixture.hand(Fixture.gp))
        let pathway = try #require(try await fixture.pathway())
        #expect(pathway.unit?.holder.reference == "Organization/clinic")
        #expect(pathway.clinician?.holder.reference == "PractitionerRole/gp")
    }

    @Test func `a colleague of the same unit takes over as clinician alone`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.offer(to: .init("PractitionerRole/head"))
        try await fixture.desk.accept(id, by: Fixture.hand(Fixture.colleague))
        let pathway = try #require(try await fixture.pathway())
        #expect(pathway.periods(.unit).count == 1)
        #expect(pathway.clinician?.holder.reference == "PractitionerRole/head")
    }

    @Test func `the first who accepts has it, and the others' offers are withdrawn`() async throws {
        let fixture = try await Fixture()
        let first = try await fixture.offer(to: Fixture.clinic)
        let second = try await fixture.offer(to: Fixture.nursing)
        try await fixture.desk.accept(second, by: Fixture.hand(Fixture.nurse))
        #expect(try await fixture.handover(first)?.state == .withdrawn)
        await #expect(throws: RecordError.self) {
            try await fixture.desk.accept(first, by: Fixture.hand(Fixture.gp))
        }
        #expect(try await fixture.pathway()?.unit?.holder.reference == "Organization/nursing")
    }

    @Test func `of sixty-four who accept at once, one wins`() async throws {
        let units = (0..<64).map { "unit-\($0)" }
        let fixture = try await Fixture(
            units.flatMap {
                [#"{"resourceType":"Organization","id":"\#($0)"}"#, Fixture.post("post-" + $0, in: $0)]
            })
        var offers: [(unit: String, id: String)] = []
        for unit in units { offers.append((unit, try await fixture.offer(to: .init("Organization/" + unit)))) }
        let won = await withTaskGroup(of: String?.self) { group in
            for (unit, id) in offers {
                group.addTask {
                    let caller = Fixture.professional("post-" + unit, .hospitalDoctor, in: unit)
                    do {
                        try await fixture.desk.accept(id, by: Fixture.hand(caller))
                        return unit
                    } catch {
                        return nil
                    }
                }
            }
            return await group.reduce(into: [String]()) { if let unit = $1 { $0.append(unit) } }
        }
        #expect(won.count == 1)
        let pathway = try #require(try await fixture.pathway())
        #expect(pathway.periods(.unit).map(\.holder.reference) == ["Organization/ward", "Organization/" + won[0]])
        let states = try await fixture.all("Task").compactMap { Handover($0)?.state }
        #expect(states.count { $0 == .accepted } == 1)
        #expect(states.count { $0 == .withdrawn } == 63)
        #expect(try await fixture.findings() == [])
    }

    @Test func `to decline takes a reason; to withdraw is the giver's`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.offer(to: Fixture.clinic)
        await #expect(throws: RecordError.self) {
            try await fixture.desk.decline(id, because: " ", by: Fixture.hand(Fixture.gp))
        }
        await #expect(throws: RecordError.self) {
            try await fixture.desk.withdraw(id, because: nil, by: Fixture.hand(Fixture.gp))
        }
        for step in ["accept", "decline"] {
            await #expect(throws: RecordError.self) {
                if step == "accept" {
                    try await fixture.desk.accept(id, by: Fixture.hand(Fixture.doctor))
                } else {
                    try await fixture.desk.decline(id, because: "Nej", by: Fixture.hand(Fixture.doctor))
                }
            }
        }
        try await fixture.desk.decline(id, because: "Vi mangler en plan", by: Fixture.hand(Fixture.gp))
        #expect(try await fixture.handover(id)?.reason == "Vi mangler en plan")
        #expect(try await fixture.pathway()?.unit?.holder.reference == "Organization/ward")
        let other = try await fixture.offer(to: Fixture.clinic)
        try await fixture.desk.withdraw(other, because: "Forkert forløb", by: Fixture.hand(Fixture.colleague))
        #expect(try await fixture.handover(other)?.state == .withdrawn)
        await #expect(throws: RecordError.self) {
            try await fixture.desk.accept(other, by: Fixture.hand(Fixture.gp))
        }
    }

    @Test func `what was offered cannot be changed`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.offer(to: Fixture.clinic)
        let task = try #require(try await fixture.stored("Task", id))
        for (name, json) in [
            ("description", #""Noget andet""#), ("owner", #"{"reference":"Organization/nursing"}"#),
            ("executionPeriod", #"{"end":"2026-11-21T10:00:00Z"}"#), ("focus", #"{"reference":"EpisodeOfCare/x"}"#),
        ] {
            var editor = JSONEditor(task)
            editor.set(name, of: task, toJSON: Array(json.utf8))
            let changed = try JSONDocument(editor.bytes).root
            for caller in [Fixture.doctor, Fixture.gp, Fixture.program] {
                await #expect(throws: RecordError.self, "\(name)") { try await fixture.put(changed, as: caller) }
            }
        }
        await #expect(throws: RecordError.self) {
            try await fixture.record.write(as: Fixture.doctor, because: .treatment, doing: "/test") {
                _ = try $0.delete("Task", id)
            }
        }
    }

    @Test func `only who has it can offer it`() async throws {
        let fixture = try await Fixture()
        let forged = try HandoverOffer(
            pathway: "EpisodeOfCare/lungs", patient: "anna", giver: Fixture.clinic, receiver: Fixture.nursing,
            what: "x",
            why: "y"
        ).json(id: "forged", at: fixture.clock.now)
        await #expect(throws: RecordError.self) { try await fixture.put(forged, as: Fixture.doctor) }
        await #expect(throws: RecordError.self) { try await fixture.put(forged, as: Fixture.gp) }
        await #expect(throws: RecordError.self) { try await fixture.put(forged, as: Fixture.program) }
        await #expect(throws: RecordError.self, "to oneself") { _ = try await fixture.offer(to: Fixture.ward) }
        await #expect(throws: RecordError.self, "to nobody") {
            _ = try await fixture.offer(to: .init("Organization/nowhere"))
        }
    }

    @Test func `responsibility is never moved or rewritten by writing it down`() async throws {
        let fixture = try await Fixture()
        let pathway = try #require(try await fixture.pathway())
        let moved = try pathway.moved(to: Fixture.clinic, at: fixture.clock.now, because: .rule(.reorganised)).json
        var editor = JSONEditor(pathway.json)
        if let unit = pathway.json["managingOrganization"] {
            editor.replace(unit, withJSON: Array(#"{"reference":"Organization/clinic"}"#.utf8))
        }
        let plain = try JSONDocument(editor.bytes).root
        for caller in [Fixture.doctor, Fixture.program] {
            await #expect(throws: RecordError.self) { try await fixture.put(moved, as: caller) }
            await #expect(throws: RecordError.self) { try await fixture.put(plain, as: caller) }
        }
        let named = try pathway.clinicianNamed(.init("PractitionerRole/head"), at: fixture.clock.now)
        try await fixture.put(named.json, as: Fixture.colleague)
        // History that has been written stays, whoever writes, imports included.
        for caller in [Fixture.doctor, .commandLine] {
            await #expect(throws: RecordError.self) { try await fixture.put(pathway.json, as: caller) }
        }
        let back = try #require(
            Responsibility(try JSONDocument(Fixture.pathway("other", of: "anna")).root)
        ).clinicianNamed(.init("PractitionerRole/head"), at: fixture.clock.now - 24 * Fixture.hour)
        try await fixture.put(Fixture.pathway("other", of: "anna"), as: .commandLine)
        await #expect(throws: RecordError.self, "what begins begins now") {
            try await fixture.put(back.json, as: Fixture.doctor)
        }
        #expect(try await fixture.findings() == [])
    }

    @Test func `only the responsible unit names its people and closes the pathway`() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.offer(to: Fixture.clinic)
        // The offer lets the clinic see the record, not change who is responsible.
        for caller in [Fixture.gp, Fixture.stranger] {
            await #expect(throws: RecordError.self) {
                try await fixture.desk.nameClinician(
                    .init("PractitionerRole/gp"), of: "lungs", by: Fixture.hand(caller))
            }
            await #expect(throws: RecordError.self) {
                try await fixture.desk.close("lungs", by: Fixture.hand(caller))
            }
        }
        try await fixture.desk.nameCover(
            .init("PractitionerRole/head"), of: "lungs", until: fixture.clock.now + Fixture.hour,
            by: Fixture.hand(Fixture.colleague))
        try await fixture.desk.nameCoordinator(
            .init("PractitionerRole/head"), of: "lungs", by: Fixture.hand(Fixture.doctor))
        try await fixture.desk.nameContact(
            .init("PractitionerRole/doctor"), of: "lungs", by: Fixture.hand(Fixture.doctor))
        fixture.clock.advance(by: 1)
        try await fixture.desk.close("lungs", by: Fixture.hand(Fixture.doctor))
        let closed = try #require(try await fixture.pathway())
        #expect(closed.isClosed && closed.end == fixture.clock.now)
        #expect(try await fixture.all("Task").compactMap { Handover($0)?.state } == [.withdrawn])
        await #expect(throws: RecordError.self, "what is over stays so") {
            var editor = JSONEditor(closed.json)
            editor.set("status", of: closed.json, to: "active")
            try await fixture.put(try JSONDocument(editor.bytes).root, as: Fixture.doctor)
        }
        #expect(try await fixture.findings() == [])
    }

    @Test func `an offer lets the receiver see the record, and nobody else`() async throws {
        let fixture = try await Fixture()
        func sees(_ caller: Caller) async throws -> Bool {
            try await fixture.record.read(.lookup, as: caller, because: .treatment, doing: "/test") {
                try $0.resource("EpisodeOfCare", "lungs") != nil
            }
        }
        #expect(try await !sees(Fixture.gp))
        let id = try await fixture.offer(to: Fixture.clinic)
        #expect(try await sees(Fixture.gp))
        #expect(try await !sees(Fixture.stranger))
        #expect(try await !sees(Fixture.nurse))
        try await fixture.desk.decline(id, because: "Nej", by: Fixture.hand(Fixture.gp))
        #expect(try await !sees(Fixture.gp))
        let other = try await fixture.offer(to: Fixture.nursing)
        try await fixture.desk.accept(other, by: Fixture.hand(Fixture.nurse))
        fixture.clock.advance(by: 1)
        #expect(try await sees(Fixture.nurse))
        #expect(try await !sees(Fixture.doctor), "who has given it away has nothing more to do with it")
    }
}
