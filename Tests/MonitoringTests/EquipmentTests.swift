import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

@testable import Monitoring

/// Equipment at home, from the order until it is back: who takes which step, what is due, what is told, and whose values count.
@Suite(.onEachEngine) struct EquipmentTests {
    private typealias Fixture = MonitoringFixture

    private static let clinic = TaskParty(reference: "Organization/clinic", name: "Lægerne")

    private struct Lent {
        let fixture: Fixture
        let desk: EquipmentDesk
        let id: String

        func look() async throws -> MonitoringReader.EquipmentLook {
            let all = try await fixture.record.read(
                .patient("karen"), as: Fixture.karen, because: .patientRequest, doing: "/test"
            ) { try MonitoringReader($0).equipment(of: "karen") }
            return try #require(all.first { $0.equipment.id == id })
        }

        func take(
            _ code: EquipmentStep, _ details: EquipmentDesk.Details = .init(), by caller: Caller = Fixture.doctor
        ) async throws {
            try await desk.take(
                code, with: id, details, seen: try await look().version, of: "karen", by: Fixture.hand(caller))
        }

        func report(_ words: String, by caller: Caller = Fixture.karen) async throws {
            try await desk.report(fault: words, of: id, patient: "karen", by: Fixture.hand(caller))
        }

        func lines() async throws -> [MonitoringReader.EquipmentLine] {
            try await fixture.record.read(.lookup, as: Fixture.doctor, because: .treatment, doing: "/test") {
                try MonitoringReader($0).equipment(ofUnit: "Organization/clinic").lines
            }
        }

        /// What stands open on the unit's list.
        func open() async throws -> [DelegatedTask] {
            try await fixture.all("Task").compactMap { DelegatedTask($0) }.filter(\.isOpen)
        }

        /// Days go by, and the clock strikes.
        func wait(days: Int64) async throws {
            fixture.clock.advance(by: days * Fixture.day)
            for _ in 0..<3 { _ = try await fixture.runner.turn() }
        }

        func close(_ task: DelegatedTask) async throws {
            for code in [TaskStep.Code.accepted, .done] {
                try await TaskDesk(fixture.record).take(
                    code, task.id, of: "karen", words: nil, by: Fixture.hand(Fixture.doctor))
            }
        }
    }

    private static func lend(_ kind: String = "pulse-oximeter", as steps: [EquipmentStep] = []) async throws -> Lent {
        let fixture = try await Fixture()
        let desk = EquipmentDesk(fixture.record)
        let id = try await desk.order(
            try #require(EquipmentKind.named(kind)), from: clinic, for: "karen", by: Fixture.hand(Fixture.doctor))
        let lent = Lent(fixture: fixture, desk: desk, id: id)
        for step in steps {
            try await lent.take(step, step == .delivered ? .init(serial: "A-1") : .init(words: "derfor"))
        }
        return lent
    }

    @Test func itIsOrderedDeliveredExplainedAndReturned() async throws {
        let lent = try await Self.lend()
        let values = DeviceDesk(lent.fixture.record)
        _ = try await lent.fixture.start()
        let body = Array(
            #"{"transmission":"a1","measured":"2026-11-21T10:00:00+01:00","values":[{"measure":"spo2","value":94,"unit":"%"}]}"#
                .utf8)
        await #expect(throws: DeviceRefusal.self, "it is not delivered") {
            _ = try await values.receive(body, from: lent.id)
        }
        await #expect(throws: RecordError.self, "what is delivered has a number") { try await lent.take(.delivered) }
        try await lent.take(.sent)
        try await lent.take(.delivered, .init(serial: "A-1"))
        _ = try await values.receive(body, from: lent.id)
        try await lent.take(.instructed)
        #expect(try await lent.look().equipment.stage == .instructed)
        #expect(try await lent.lines().map(\.serial) == ["A-1"])
        try await lent.take(.returned)
        #expect(try await lent.look().equipment.stage == .returned)
        #expect(try await lent.lines().isEmpty)
        await #expect(throws: DeviceRefusal.self, "it is returned") {
            _ = try await values.receive(body, from: lent.id)
        }
        await #expect(throws: RecordError.self) { try await lent.take(.delivered, .init(serial: "A-1")) }
        #expect(
            try await lent.look().equipment.steps.map(\.by)
                == Array(repeating: "PractitionerRole/gp", count: 5), "who did what stays")
        let validator = Validator()
        for json in try await lent.fixture.all("Device") + lent.fixture.all("CareTeam") {
            #expect(validator.validate(json).isEmpty)
        }
        #expect(try await lent.open().isEmpty)
        #expect(try await lent.fixture.findings().isEmpty)
    }

    @Test func aFaultIsATaskAtOnceAndItsValuesDoNotCount() async throws {
        let lent = try await Self.lend(as: [.delivered])
        try await lent.report("Den viser kun streger.")
        #expect(try await lent.look().equipment.stage == .faulty)
        #expect(try await lent.look().equipment.last(.faulty)?.by == "Patient/karen")
        let task = try #require(try await lent.open().first)
        #expect(task.title == "Udstyr virker ikke: Iltmåler. Den viser kun streger.")
        #expect(task.owner.reference == "Organization/clinic")
        #expect(task.due == lent.fixture.clock.now + 2 * Fixture.day, "by the table")
        #expect(try await lent.lines().map(\.stage) == [.faulty])
        await #expect(throws: RecordError.self, "it is known") { try await lent.report("Igen") }
        #expect(try await lent.open().count == 1)
        try await lent.take(.mended)
        #expect(try await lent.look().equipment.stage == .delivered, "where it was before it failed")
        #expect(try await lent.open().isEmpty, "what is mended is no task any more")
        #expect(try await lent.fixture.all("Device").flatMap { Validator().validate($0) }.isEmpty)
        #expect(try await lent.fixture.findings().isEmpty)
    }

    @Test func onlyTheUnitThatLendsTakesSteps() async throws {
        let lent = try await Self.lend(as: [.delivered])
        await #expect(throws: RecordError.self, "another's equipment") {
            try await lent.desk.report(
                fault: "x", of: lent.id, patient: "emil", by: Fixture.hand(Fixture.emil))
        }
        let forged =
            #"{"resourceType":"Communication","id":"c","status":"completed","category":[{"coding":[{"system":"\#(MonitoringSystems.messageKind)","code":"equipment-fault"}]}],"subject":{"reference":"Patient/karen"},"about":[{"reference":"Device/\#(lent.id)"}],"sender":{"reference":"Patient/emil"},"payload":[{"contentString":"x"}]}"#
        await #expect(throws: RecordError.self, "in somebody else's name") {
            try await lent.fixture.put(try JSONDocument(forged).root, as: Fixture.karen)
        }
        let own = forged.replacing("Patient/emil", with: "Patient/karen")
        try await lent.fixture.put(try JSONDocument(own).root, as: Fixture.karen)
        #expect(try await lent.look().equipment.stage == .faulty, "whichever way it is told")
        try await lent.take(.mended)
        await #expect(throws: RecordError.self, "a citizen takes no step") {
            try await lent.take(.returned, by: Fixture.karen)
        }
        await #expect(throws: RecordError.self, "nor another unit") {
            try await lent.take(.returned, by: Fixture.nurse)
        }
        await #expect(throws: RecordError.self, "nor does it vanish") {
            _ = try await lent.fixture.record.write(as: Fixture.doctor, because: .treatment, doing: "/test") {
                try $0.delete("Device", lent.id)
            }
        }
        let stored = try #require(try await lent.fixture.stored("Device", lent.id))
        var equipment = try #require(HomeEquipment(stored))
        equipment.due[.battery] = lent.fixture.clock.now + 1000 * Fixture.day
        let later = try equipment.json(over: stored)
        await #expect(throws: RecordError.self, "what is due moves by a step only") {
            try await lent.fixture.put(later, as: Fixture.doctor)
        }
        equipment.due[.battery] = nil
        equipment.steps.append(
            .init(.battery, at: lent.fixture.clock.now, by: Fixture.doctor.identity))
        let never = try equipment.json(over: stored)
        await #expect(throws: RecordError.self, "the next change has a day") {
            try await lent.fixture.put(never, as: Fixture.doctor)
        }
        equipment.due[.battery] = lent.fixture.clock.now + 6000 * Fixture.day
        let farAway = try equipment.json(over: stored)
        await #expect(throws: RecordError.self, "and one that makes sense") {
            try await lent.fixture.put(farAway, as: Fixture.doctor)
        }
        equipment.due[.battery] = lent.fixture.clock.now + 60 * Fixture.day
        try await lent.fixture.put(try equipment.json(over: stored), as: Fixture.doctor)
        #expect(try await lent.look().equipment.due[.battery] == lent.fixture.clock.now + 60 * Fixture.day)
    }

    @Test func anOrderThatDoesNotComeIsATaskUntilItDoes() async throws {
        let lent = try await Self.lend()
        try await lent.wait(days: 6)
        #expect(try await lent.open().isEmpty)
        try await lent.wait(days: 2)
        let task = try #require(try await lent.open().first)
        #expect(task.title == "Ikke leveret i tide: Iltmåler")
        let (toUs, byUs) = try await lent.fixture.record.read(
            .lookup, as: Fixture.doctor, because: .treatment, doing: "/test"
        ) { reading in
            let reader = CareReader(reading)
            return (try reader.openTasks(.owner, of: "clinic"), try reader.openTasks(.giver, of: "clinic"))
        }
        #expect(toUs.map(\.id) == [task.id] && byUs.isEmpty, "what a unit asks of itself stands once")
        try await lent.wait(days: 4)
        #expect(try await lent.open().map(\.id) == [task.id], "one task, as long as it is open")
        try await lent.close(task)
        #expect(try await lent.open().isEmpty)
        try await lent.wait(days: 4)
        #expect(try await lent.open().count == 1, "closing the task delivers nothing: it comes back")
        try await lent.take(.delivered, .init(serial: "A-1"))
        #expect(try await lent.open().isEmpty)
        try await lent.wait(days: 8)
        #expect(try await lent.open().map(\.title) == ["Leveret, men ikke gennemgået: Iltmåler"])
        #expect(try await lent.fixture.findings().isEmpty)
    }

    @Test func theUnitIsToldSomeDaysBeforeSomethingIsDue() async throws {
        let lent = try await Self.lend()
        let due = lent.fixture.clock.now + 30 * Fixture.day
        try await lent.take(.delivered, .init(serial: "A-1", days: [.battery: due]))
        try await lent.take(.instructed)
        try await lent.wait(days: 22)
        #expect(try await lent.open().isEmpty)
        try await lent.wait(days: 2)
        #expect(try await lent.open().map(\.title) == ["Skift batteri: Iltmåler"])
        #expect(try await lent.open().map(\.due) == [due])
        try await lent.take(.battery)
        #expect(try await lent.open().isEmpty)
        let next = try await lent.look().equipment.due[.battery]
        #expect(next == lent.fixture.clock.now + 180 * Fixture.day, "by the table")
        #expect(try await lent.fixture.findings().isEmpty)
    }

    @Test func calibrationIsDueWhereTheTableSaysSo() async throws {
        let lent = try await Self.lend("crp-meter", as: [.delivered, .instructed])
        try await lent.wait(days: 347)
        #expect(try await lent.open().contains { $0.title == "Kalibrér: CRP-apparat" })
        try await lent.take(.calibrated)
        #expect(!(try await lent.open().contains { $0.title == "Kalibrér: CRP-apparat" }))
    }

    @Test func whatIsNotGivenBackAfterThePlanIsATask() async throws {
        let lent = try await Self.lend(as: [.delivered, .instructed])
        let first = try await lent.fixture.start()
        let second = try await lent.fixture.start("https://tovholder.dk/fhir/PlanDefinition/heart-failure|1")
        func end(_ plan: String) async throws {
            try await lent.fixture.desk.end(
                plan, isAsPlanned: true, why: "Det går godt", of: "karen", by: Fixture.hand(Fixture.doctor))
        }
        try await end(first)
        #expect(try await lent.look().equipment.due[.giveBack] == nil, "the other plan may need it")
        try await end(second)
        #expect(try await lent.look().equipment.due[.giveBack] == lent.fixture.clock.now + 14 * Fixture.day)
        try await lent.wait(days: 13)
        #expect(try await lent.open().isEmpty)
        try await lent.wait(days: 2)
        #expect(try await lent.open().map(\.title) == ["Hent udstyr tilbage efter forløbet derhjemme: Iltmåler"])
        _ = try await lent.fixture.start()
        #expect(try await lent.look().equipment.due[.giveBack] == nil, "it is needed again")
        #expect(try await lent.open().isEmpty)
        #expect(try await lent.fixture.findings().isEmpty)
    }

    @Test func whatStaysIsNotAskedForAndWhatIsLostIsSaid() async throws {
        let lent = try await Self.lend(as: [.delivered, .instructed])
        await #expect(throws: RecordError.self, "nobody asked") { try await lent.take(.kept, .init(words: "x")) }
        let plan = try await lent.fixture.start()
        try await lent.fixture.desk.end(
            plan, isAsPlanned: true, why: "Slut", of: "karen", by: Fixture.hand(Fixture.doctor))
        await #expect(throws: RecordError.self, "why") { try await lent.take(.kept) }
        try await lent.take(.kept, .init(words: "Hun måler for sig selv."))
        try await lent.wait(days: 30)
        #expect(try await lent.open().isEmpty)
        try await lent.take(.lost, .init(words: "Kom ikke med i flytningen."))
        #expect(try await lent.look().equipment.stage == .lost)
        #expect(try await lent.lines().isEmpty)
        try await lent.take(.returned)
        #expect(try await lent.look().equipment.stage == .returned, "and found again")
    }

    @Test func oneThingIsNotAtTwoHomes() async throws {
        let lent = try await Self.lend(as: [.delivered])
        let kind = try #require(EquipmentKind.named("pulse-oximeter"))
        let other = try await lent.desk.order(
            kind, from: Self.clinic, for: "karen", by: Fixture.hand(Fixture.doctor))
        func deliver(_ serial: String) async throws {
            try await lent.desk.take(
                .delivered, with: other, .init(serial: serial), seen: 1, of: "karen", by: Fixture.hand(Fixture.doctor))
        }
        let refusal = await #expect(throws: RecordError.self) { try await deliver("A-1") }
        #expect(!String(describing: refusal).contains("A-1"), "no serial number in an error")
        try await lent.take(.returned)
        try await deliver("A-1")
    }

    @Test func theUnitHasARelationAsLongAsItsEquipmentIsOut() async throws {
        let lent = try await Self.lend(as: [.delivered])
        func team() async throws -> String? {
            try await lent.fixture.stored("CareTeam", "equipment-" + lent.id)?["status"]?.string
        }
        #expect(try await team() == "active")
        try await lent.take(.returned)
        #expect(try await team() == "inactive")
    }
}
