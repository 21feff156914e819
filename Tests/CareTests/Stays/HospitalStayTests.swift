import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

/// Being in hospital: admitted, on leave, back, moved, done with treatment; and whose the patient is at each instant.
@Suite(.onEachEngine) struct HospitalStayTests {
    private typealias Fixture = StayFixture

    @Test func `an admission has a pathway from its first instant, and the clinic knows`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.admit()
        let stay = try #require(try await fixture.stay(id))
        #expect(stay.state == .present && stay.kind == .inpatient && stay.department == "Organization/lung")
        #expect(stay.informed == ["Organization/clinic"])
        let reference = try #require(stay.pathways.first)
        let pathway = try #require(
            try await fixture.stored("EpisodeOfCare", String(reference.split(separator: "/")[1]))
                .flatMap { Responsibility($0) })
        #expect(pathway.isOpen && pathway.isWritten)
        #expect(pathway.unit?.holder.reference == "Organization/lung" && pathway.unit?.start == stay.start)
        #expect(pathway.nameClinicianBy != nil)
    }

    @Test func `whoever presses twice admits once, and only hospitals admit`() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.admit()
        await #expect(throws: RecordError.conflict("the patient is admitted there already")) {
            _ = try await fixture.admit()
        }
        await #expect(throws: StayDesk.Mistake.notHospital) { _ = try await fixture.admit(Fixture.home) }
    }

    @Test func `leave and return stand on the stay, in their order`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.admit()
        let hand = Fixture.hand(Fixture.lung)
        await #expect(throws: StayDesk.Mistake.late) {
            try await fixture.desk.take(.endLeave, id, of: "karen", by: hand)
        }
        fixture.temporary.clock.advance(by: 3_600_000)
        try await fixture.desk.take(.startLeave, id, of: "karen", by: hand)
        let left = fixture.now / 1000 * 1000
        #expect(try await fixture.stay(id)?.leave == .init(start: left, end: nil))
        #expect(try await fixture.stay(id)?.state == .onLeave)
        fixture.temporary.clock.advance(by: 86_400_000)
        try await fixture.desk.take(.endLeave, id, of: "karen", by: hand)
        #expect(try await fixture.stay(id)?.leave == .init(start: left, end: left + 86_400_000))
        #expect(try await fixture.stay(id)?.state == .present)
    }

    @Test func `only the department where somebody is says how the stay goes`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.admit()
        await #expect(throws: RecordError.self) {
            try await fixture.desk.take(.startLeave, id, of: "karen", by: Fixture.hand(Fixture.heart))
        }
        #expect(try await fixture.stay(id)?.state == .present)
    }

    @Test func `when treatment is finished, those who help at home are told once`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.admit()
        let order = DischargeOrder(
            expected: fixture.now + 86_400_000, destination: .home, needsNursing: true, needsRehabilitation: false,
            nursing: "Organization/home")
        _ = try await fixture.transition.begin(order, of: "karen", from: id, by: Fixture.hand(Fixture.lung))
        try await fixture.desk.take(.finishTreatment, id, of: "karen", by: Fixture.hand(Fixture.lung))
        await #expect(throws: StayDesk.Mistake.late) {
            try await fixture.desk.take(.finishTreatment, id, of: "karen", by: Fixture.hand(Fixture.lung))
        }
        let told = try await fixture.all("Communication").filter { $0["topic"]?["text"]?.string == "Færdigbehandlet" }
        #expect(
            Set(told.compactMap { $0["recipient"]?[0]?["reference"]?.string })
                == ["Organization/clinic", "Organization/home"])
        #expect(told.allSatisfy { $0["encounter"]?["reference"]?.string == "Encounter/" + id })
        #expect(told.count == 2)
    }

    // MARK: Moving

    private func offered(_ fixture: Fixture, _ id: String) async throws -> String {
        try await fixture.desk.offerTransfer(
            of: id, of: "karen", to: .init("Organization/heart", display: "Hjertemedicin"), because: "Hjertesvigt",
            by: Fixture.hand(Fixture.lung))
    }

    @Test func `a patient is moved when the other department has said yes, and not before`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.admit()
        let order = DischargeOrder(
            expected: fixture.now + 86_400_000, destination: .home, needsNursing: false, needsRehabilitation: false,
            nursing: nil)
        let discharge = try await fixture.transition.begin(
            order, of: "karen", from: id, by: Fixture.hand(Fixture.lung))
        fixture.temporary.clock.advance(by: 3_600_000)
        let task = try await offered(fixture, id)
        #expect(try await fixture.stay(id)?.isOpen == true)
        try await fixture.responsibility.accept(task, by: Fixture.hand(Fixture.heart))
        let old = try #require(try await fixture.stay(id))
        let new = try #require(try await fixture.stay(task + ".stay"))
        #expect(!old.isOpen && old.end == new.start && old.movedTo == "Organization/heart" && old.endedByMoving)
        #expect(new.isOpen && new.department == "Organization/heart" && new.pathways == old.pathways)
        let pathway = try #require(
            try await fixture.stored("EpisodeOfCare", String(new.pathways[0].split(separator: "/")[1]))
                .flatMap { Responsibility($0) })
        #expect(pathway.unit?.holder.reference == "Organization/heart")
        #expect(try await fixture.stored("Task", discharge).flatMap { Discharge($0) }?.stage == .cancelled)
    }

    @Test func `a department that says no has moved nobody, and only a hospital is asked`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.admit()
        let task = try await offered(fixture, id)
        try await fixture.responsibility.decline(task, because: "Ingen plads", by: Fixture.hand(Fixture.heart))
        #expect(try await fixture.stay(id)?.isOpen == true)
        #expect(try await fixture.stay(task + ".stay") == nil)
        await #expect(throws: RecordError.self) {
            _ = try await fixture.desk.offerTransfer(
                of: id, of: "karen", to: .init("Organization/home"), because: "Hjem", by: Fixture.hand(Fixture.lung))
        }
    }

    @Test(arguments: [[0, 1], [1, 0]])
    func `a later admission elsewhere ends the earlier stay, in whichever order they are told of`(
        order: [Int]
    ) async throws {
        let fixture = try await Fixture()
        for place in order {
            if place == 0 {
                try await fixture.told("first", at: "lung", from: "2026-11-20T08:00:00Z")
            } else {
                try await fixture.told("second", at: "heart", from: "2026-11-20T14:00:00Z")
            }
        }
        let first = try #require(try await fixture.stay("first"))
        #expect(first.end == DateTime("2026-11-20T14:00:00Z")?.earliest && first.movedTo == "Organization/heart")
        #expect(try await fixture.stay("second")?.isOpen == true)
        // It was a mistake: the first goes on.
        try await fixture.told("second", at: "heart", from: "2026-11-20T14:00:00Z", "entered-in-error")
        let again = try #require(try await fixture.stay("first"))
        #expect(again.isOpen && again.end == nil && again.movedTo == nil && !again.endedByMoving)
    }

    @Test func `an hour in an emergency department ends no admission`() async throws {
        let fixture = try await Fixture()
        try await fixture.told("ward", at: "lung", from: "2026-11-20T08:00:00Z")
        try await fixture.told("acute", at: "heart", from: "2026-11-20T14:00:00Z", code: "EMER")
        #expect(try await fixture.stay("ward")?.isOpen == true)
        try await fixture.told("admitted", at: "heart", from: "2026-11-20T16:00:00Z")
        #expect(try await fixture.stay("ward")?.isOpen == false)
        #expect(try await fixture.stay("acute")?.isOpen == false)
    }

    // MARK: Going home

    @Test func `the clinic takes over after a stay that belonged to no pathway`() async throws {
        let fixture = try await Fixture()
        try await fixture.told("stay", at: "lung", from: "2026-11-18T08:00:00Z")
        #expect(try await fixture.stay("stay")?.pathways == [])
        let order = DischargeOrder(
            expected: fixture.now + 3_600_000, destination: .home, needsNursing: false, needsRehabilitation: false,
            nursing: nil)
        let hand = Fixture.hand(Fixture.lung)
        let id = try await fixture.transition.begin(order, of: "karen", from: "stay", by: hand)
        #expect(try await fixture.stay("stay")?.pathways.count == 1)
        try await fixture.transition.complete(id, by: hand)
        let takeover = try #require(
            try await fixture.stored("Task", id + ".takeover").flatMap { DischargeTakeover($0) })
        #expect(takeover.receiver == "Organization/clinic" && takeover.isOpen)
    }

    @Test func `a day of discharge that passes is told to the department, then its leader, until a new one is planned`()
        async throws
    {
        let fixture = try await Fixture()
        let stay = try await fixture.admit()
        let hand = Fixture.hand(Fixture.lung)
        var order = DischargeOrder(
            expected: fixture.now + 3_600_000, destination: .home, needsNursing: false, needsRehabilitation: false,
            nursing: nil)
        let id = try await fixture.transition.begin(order, of: "karen", from: stay, by: hand)
        func told() async throws -> [Escalation] {
            try await fixture.stored("Task", id).flatMap { Discharge($0) }?.told ?? []
        }
        let clocks = ClockRunner(fixture.record)
        fixture.temporary.clock.advance(by: 3_600_000)
        _ = try await clocks.turn()
        #expect(try await told().map(\.step) == [.reminder])
        #expect(try await told().first?.to == "Organization/lung")
        fixture.temporary.clock.advance(by: 4 * 3_600_000)
        _ = try await clocks.turn()
        #expect(try await told().map(\.step) == [.reminder, .leader])
        order.expected = fixture.now + 86_400_000
        try await fixture.transition.plan(order, id, by: hand)
        #expect(try await told().isEmpty)
        _ = try await clocks.turn()
        #expect(try await told().isEmpty)
        fixture.temporary.clock.advance(by: 86_400_000)
        _ = try await clocks.turn()
        #expect(try await told().map(\.step) == [.reminder])
    }

    @Test func `whoever is admitted again while the department still answered is readmitted`() async throws {
        let fixture = try await Fixture()
        let stay = try await fixture.admit()
        let hand = Fixture.hand(Fixture.lung)
        fixture.temporary.clock.advance(by: 2 * 86_400_000)
        let order = DischargeOrder(
            expected: fixture.now + 3_600_000, destination: .home, needsNursing: true, needsRehabilitation: false,
            nursing: "Organization/home")
        let id = try await fixture.transition.begin(order, of: "karen", from: stay, by: hand)
        try await fixture.transition.complete(id, by: hand)
        fixture.temporary.clock.advance(by: 86_400_000)
        _ = try await fixture.admit(Fixture.heart)
        let discharge = try #require(try await fixture.stored("Task", id).flatMap { Discharge($0) })
        #expect(discharge.outcomes.map(\.kind) == [.readmitted])
    }

    @Test func `units' lists: who is there, and whom of one's own others have`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.admit()
        func lists(_ caller: Caller, _ unit: String) async throws -> UnitTransitions {
            try await fixture.record.read(.lookup, as: caller, because: .treatment, doing: "/test") {
                try TransitionReader($0).lists(of: unit)
            }
        }
        #expect(try await lists(Fixture.lung, "Organization/lung").admitted.map(\.stay.id) == [id])
        let doctor = Caller(identity: "PractitionerRole/gp", role: .professional(.generalPractitioner), unit: "clinic")
        #expect(try await lists(doctor, "Organization/clinic").inHospital.map(\.name) == ["Karen Toft"])
        #expect(try await lists(Fixture.heart, "Organization/heart").admitted.isEmpty)
    }

    @Test func `whoever waits for a letter that never comes stays on the department's list`() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.sendHome("karen")
        func answering() async throws -> [UnitTransitions.Line] {
            try await fixture.record.read(.lookup, as: Fixture.lung, because: .treatment, doing: "/test") {
                try TransitionReader($0).lists(of: "Organization/lung").answering
            }
        }
        #expect(try await answering().map(\.discharge) == [id])
        fixture.temporary.clock.advance(by: 40 * 86_400_000)
        _ = try await ClockRunner(fixture.record).turn()
        let line = try #require(try await answering().first)
        #expect(line.discharge == id && line.waitsForLetter && line.name == "Karen Toft")
        #expect(line.late.contains(.dischargeLetter))
    }

    @Test func `those who went home last, and whoever waits for a letter, are not crowded off the list`() async throws {
        let crowd = ["anton", "berit", "carl", "dagny"]
        let fixture = try await Fixture(crowd.flatMap(Fixture.referred))
        let old = try await fixture.sendHome("anton")
        fixture.temporary.clock.advance(by: 40 * 86_400_000)
        _ = try await ClockRunner(fixture.record).turn()
        var recent: [String] = []
        for citizen in crowd.dropFirst() {
            recent.append(try await fixture.sendHome(citizen))
            fixture.temporary.clock.advance(by: 60_000)
        }
        let lists = try await fixture.record.read(.lookup, as: Fixture.lung, because: .treatment, doing: "/test") {
            try TransitionReader($0).lists(of: "Organization/lung", most: 2)
        }
        #expect(Set(lists.answering.map(\.discharge)) == Set(recent.suffix(2) + [old]))
        #expect(lists.answering.first { $0.discharge == old }?.waitsForLetter == true)
    }
}
