import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

@testable import Monitoring

/// A programme is changed, tried on what has been, published as a version of its own, and plans are moved to it.
@Suite(.onEachEngine) struct ProgrammeTuningTests {
    private typealias Fixture = MonitoringFixture

    /// A doctor at the unit that watches.
    private static let doctor = Caller(
        identity: "PractitionerRole/doctor", role: .professional(.hospitalDoctor), unit: "nursing")

    private static func copd() throws -> Programme {
        try #require(ExampleProgrammes.all().first { $0.name == "copd" })
    }

    /// COPD with a warning at 89 % in place of 90 %, red answered within an hour.
    private static func tuned() throws -> Programme {
        var programme = try copd()
        programme.version = "2"
        let measure = try #require(Measure.named("spo2"))
        guard case .measures(var measures) = programme.activities[0].content else { throw RecordError.notFound }
        measures[0].limits = try LimitSet([.alertLow: .absolute(88), .warningLow: .absolute(89)], of: measure)
        programme.activities[0].content = .measures(measures)
        programme.responses[0].withinMinutes = 60
        return programme
    }

    private func publish(
        _ fixture: Fixture, _ programme: Programme? = nil, from former: String = Fixture.copd,
        why: String = "For mange gule", as caller: Caller = doctor
    ) async throws {
        try await ProgrammeDesk(fixture.record).publish(
            try programme ?? Self.tuned(), from: former, why: why, by: Fixture.hand(caller))
    }

    private static let second = "https://tovholder.dk/fhir/PlanDefinition/copd|2"

    // MARK: Publishing

    @Test func aVersionIsPublishedByADoctorAndNobodyIsMoved() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        try await publish(fixture)
        let versions = try await fixture.record.read(
            .directory, as: Fixture.nurse, because: .treatment, doing: "/test"
        ) { try MonitoringReader($0).versions(named: "copd") }
        #expect(versions.map(\.programme.version) == ["2", "1"])
        #expect(versions[0].publication?.why == "For mange gule")
        #expect(versions[0].publication?.by == Self.doctor.identity)
        #expect(versions[0].programme == (try Self.tuned()))
        #expect(versions[1].publication == nil)
        #expect(try await fixture.stored("ActivityDefinition", "programme-copd-saturation-2") != nil)
        #expect(try await fixture.plan(plan)?.programme == Fixture.copd)
        // By the old version 89 is yellow still.
        #expect(try await fixture.measure(plan, spo2: 89).first?.colour == .yellow)
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func nobodyElsePublishes() async throws {
        let fixture = try await Fixture()
        for caller in [Fixture.nurse, Fixture.karen] {
            await #expect(throws: RecordError.self) { try await publish(fixture, as: caller) }
            // Nor past the desk.
            let publication = ProgrammePublication(
                former: Fixture.copd, by: caller.identity, name: nil, at: fixture.clock.now, why: "x")
            let json = try Self.tuned().planDefinition(publication)
            await #expect(throws: RecordError.self) { try await fixture.put(json, as: caller) }
        }
        var app = Self.doctor
        app.app = "some-app"
        #expect(!ProgrammeAuthorship.mayPublish(app))
        let byApp = app
        await #expect(throws: RecordError.self) { try await publish(fixture, as: byApp) }
        #expect(try await fixture.stored("PlanDefinition", "programme-copd-2") == nil)
    }

    @Test func theDoorWantsToKnowWhoWhyAndFromWhat() async throws {
        let fixture = try await Fixture()
        let now = fixture.clock.now
        let good = ProgrammePublication(
            former: Fixture.copd, by: Self.doctor.identity, name: nil, at: now, why: "For mange gule")
        var bad: [ProgrammePublication?] = [nil]
        for change: (inout ProgrammePublication) -> Void in [
            { $0.by = "PractitionerRole/other" }, { $0.at = now - Fixture.day }, { $0.why = " " },
            { $0.former = "https://tovholder.dk/fhir/PlanDefinition/heart-failure|1" },
            { $0.former = "https://tovholder.dk/fhir/PlanDefinition/copd|0" }, { $0.former = Self.second },
        ] {
            var publication = good
            change(&publication)
            bad.append(publication)
        }
        for publication in bad {
            let json = try Self.tuned().planDefinition(publication)
            await #expect(throws: RecordError.self, "\(String(describing: publication))") {
                try await fixture.put(json, as: Self.doctor)
            }
        }
        try await fixture.put(try Self.tuned().planDefinition(good), as: Self.doctor)
        // What is published stands: neither what it says, nor who said so.
        var other = try Self.tuned()
        other.baselineCount += 1
        for json in [try other.planDefinition(good), try Self.tuned().planDefinition()] {
            await #expect(throws: RecordError.self) { try await fixture.put(json, as: .commandLine) }
            await #expect(throws: RecordError.self) { try await fixture.put(json, as: Self.doctor) }
        }
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func theSecondOfTwoWhoChangeTheSameVersionIsTold() async throws {
        let fixture = try await Fixture()
        try await publish(fixture)
        await #expect(throws: RecordError.conflict("it was made from a version that is not the newest any more")) {
            try await publish(fixture)
        }
        var third = try Self.tuned()
        third.version = "3"
        try await publish(fixture, third, from: Self.second)
        #expect(Programme.version(after: "3") == "4")
        #expect(Programme.version(after: "1.9") == "1.10")
        #expect(Programme.version(after: "b") == "b.1")
    }

    // MARK: Moving

    @Test func aPlanIsMovedWithAReasonAndJudgedByTheNewLimits() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        try await publish(fixture)
        let seen = try #require(try await fixture.citizen(plan))
        #expect(seen.newer?.version == "2")
        for (why, version) in [(" ", seen.planVersion), ("Ro på", seen.planVersion + 1)] {
            await #expect(throws: RecordError.self) {
                try await fixture.desk.move(
                    plan, to: Self.second, why: why, seen: version, of: "karen", by: Fixture.hand(Fixture.nurse))
            }
        }
        await #expect(throws: RecordError.self, "the doctor's clinic does not watch") {
            try await fixture.desk.move(
                plan, to: Self.second, why: "Ro på", seen: seen.planVersion, of: "karen",
                by: Fixture.hand(Fixture.doctor))
        }
        await #expect(throws: RecordError.self, "there is none") {
            try await fixture.desk.move(
                plan, to: Fixture.copd + "7", why: "Ro på", seen: seen.planVersion, of: "karen",
                by: Fixture.hand(Fixture.nurse))
        }
        try await fixture.desk.move(
            plan, to: Self.second, why: "Ro på", seen: seen.planVersion, of: "karen", by: Fixture.hand(Fixture.nurse))
        let moved = try #require(try await fixture.plan(plan))
        #expect(moved.programme == Self.second)
        #expect(moved.moves.map(\.why) == ["Ro på"])
        #expect(moved.moves.first?.from == Fixture.copd)
        #expect(moved.due.map(\.activity).sorted() == ["saturation", "sit-to-stand", "weight"])
        #expect(try await fixture.measure(plan, spo2: 89).first?.colour == .green)
        #expect(try await fixture.citizen(plan)?.newer == nil)
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func allOfAUnitsPlansAreMovedAsOneDeliberateStep() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        try await publish(fixture)
        await #expect(throws: RecordError.self) {
            try await fixture.desk.moveAll(to: Self.second, why: "", by: Fixture.hand(Fixture.nurse))
        }
        let others = try await fixture.desk.moveAll(to: Self.second, why: "x", by: Fixture.hand(Fixture.stranger))
        #expect(others == MonitoringDesk.Moved(done: 0, left: 0), "another unit's are not moved")
        let versions = try await fixture.versions().filter { $0.name == "copd" }
        func followers() async throws -> [String: Int] {
            try await ProgrammeFollowers.ofOwnUnit(
                fixture.record, versions, as: Fixture.nurse, because: .treatment, doing: "/test")
        }
        #expect(try await followers() == [Fixture.copd: 1])
        let moved = try await fixture.desk.moveAll(
            to: Self.second, why: "Besluttet i afdelingen", by: Fixture.hand(Fixture.nurse))
        #expect(moved == MonitoringDesk.Moved(done: 1, left: 0))
        #expect(try await followers() == [Self.second: 1])
        #expect(try await fixture.plan(plan)?.moves.first?.why == "Besluttet i afdelingen")
        #expect(try await fixture.findings().isEmpty)
    }

    // MARK: What it would have meant

    @Test func theTrialCountsWhatCameUnderOldAndNewLimits() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        for spo2 in [89.0, 95, 88, 87] {
            fixture.clock.advance(by: Fixture.day)
            try await fixture.measure(plan, spo2: spo2)
        }
        let trial = try await ProgrammeTrial.run(
            from: try Self.copd(), to: try Self.tuned(), days: 30, fixture.record, as: Fixture.nurse,
            because: .treatment, doing: "/test")
        #expect(trial.plans == 1 && trial.all == 1)
        typealias Count = ProgrammeTrial.Count
        let red = try #require(trial.totals.first { $0.urgency == .red })
        #expect(red.old == Count(alarms: 1, plans: 1) && red.new == red.old)
        let yellow = try #require(trial.totals.first { $0.urgency == .yellow })
        #expect(yellow.old == Count(alarms: 2, plans: 1) && yellow.new == Count(alarms: 1, plans: 1))
        let line = try #require(trial.lines.first { $0.rule == .limit(measure: "spo2", .warningLow) })
        #expect(line.old.alarms == 2 && line.new.alarms == 1)
        // Monday's weight did not come; the windows of saturation were met by 10 each morning.
        let missing = trial.lines.filter { if case .missing = $0.rule { true } else { false } }
        #expect(missing.map(\.rule) == [.missing(activity: "weight")])
        #expect(missing.allSatisfy { $0.old == Count(alarms: 1, plans: 1) && $0.new == $0.old })
        let elsewhere = try await ProgrammeTrial.run(
            from: try Self.copd(), to: try Self.tuned(), days: 30, fixture.record, as: Fixture.stranger,
            because: .treatment, doing: "/test")
        #expect(elsewhere.plans == 0 && elsewhere.lines.isEmpty)
        await #expect(throws: RecordError.self) {
            try await ProgrammeTrial.run(
                from: try Self.copd(), to: try Self.tuned(), days: 30, fixture.record, as: Fixture.karen,
                because: .patientRequest, doing: "/test")
        }
    }

    @Test func theTrialOfTheSameProgrammeIsTheSameAndCountsEachMissingAsTheClockDid() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        var missed = 0
        for day in 1...10 {
            fixture.clock.advance(by: Fixture.day)
            if day % 3 == 0 { try await fixture.measure(plan, spo2: 95) }
            _ = try await fixture.runner.turn()
            let found = try await fixture.deviations().flatMap(\.findings)
            missed = found.count { $0.kind == .missing }
        }
        let trial = try await ProgrammeTrial.run(
            from: try Self.copd(), to: try Self.copd(), days: 30, fixture.record, as: Fixture.nurse,
            because: .treatment, doing: "/test")
        #expect(trial.lines.allSatisfy { $0.old == $0.new })
        #expect(trial.totals.first { $0.urgency == .missing }?.old.alarms == missed)
        #expect(missed > 3)
    }

    // MARK: What is otherwise

    @Test func whatIsOtherwiseIsSaidAndNothingElse() throws {
        let (old, new) = (try Self.copd(), try Self.tuned())
        #expect(
            ProgrammeChange.all(from: old, to: new) == [
                .limit(measure: "spo2", .warningLow, from: .absolute(90), to: .absolute(89)),
                .within(.red, from: 120, to: 60),
            ])
        for programme in try ExampleProgrammes.all() {
            #expect(ProgrammeChange.all(from: programme, to: programme).isEmpty)
            let read = try ProgrammeFile.read(ProgrammeFile.text(of: programme))
            #expect(ProgrammeChange.all(from: programme, to: read).isEmpty)
        }
    }

    @Test func noChangeIsSilent() throws {
        let other = Wording(danish: "Noget andet", english: "Something else")
        let changes: [(inout Programme) -> Void] = [
            { $0.title = other }, { $0.purpose = other }, { $0.ending = other }, { $0.emergency = other },
            { $0.criteria.removeLast() }, { $0.watchedBy = "hospital" }, { $0.baselineCount += 1 },
            { $0.endsAfterDays = 30 }, { $0.activities.removeLast() }, { $0.activities[0].title = other },
            { $0.activities[0].instruction.english = "Sit" }, { $0.activities[0].phases.removeFirst() },
            { $0.activities[0].content = .questionnaire("https://x/y") }, { $0.responses[0].citizen = other },
            { $0.responses[1].staff = other }, { $0.responses[2].withinMinutes += 1 }, { $0.education.removeAll() },
            { $0.sources.append("x") }, { $0.isExperimental = false }, { $0.activities.reverse() },
            { $0.name = "another" },
        ]
        let old = try Self.copd()
        for (place, change) in changes.enumerated() {
            var new = old
            change(&new)
            #expect(!ProgrammeChange.all(from: old, to: new).isEmpty, "change \(place)")
        }
    }
}
