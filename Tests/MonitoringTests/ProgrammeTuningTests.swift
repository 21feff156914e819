import Access
import Care
import FHIR
import Questionnaires
import Record
import TestSupport
import Testing

@testable import Monitoring

/// A programme is changed, tried on what has been, published as a version of its own, and plans are moved to it.
@Suite(.onEachEngine) struct ProgrammeTuningTests {
    private typealias Fixture = MonitoringFixture

    private static let doctor = Fixture.unitDoctor
    private static let second = Fixture.second
    private static func copd() throws -> Programme { try Fixture.example("copd") }
    private static func tuned() throws -> Programme { try Fixture.tuned() }

    // MARK: Publishing

    @Test func aVersionIsPublishedByADoctorAndNobodyIsMoved() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        try await fixture.publish()
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
            await #expect(throws: RecordError.self) { try await fixture.publish(as: caller) }
            // Nor past the desk.
            let publication = ProgrammePublication(
                former: Fixture.copd, by: caller.identity, name: nil, at: fixture.clock.now, why: "x")
            let json = try Self.tuned().planDefinition(publication)
            await #expect(throws: RecordError.self) { try await fixture.put(json, as: caller) }
        }
        var app = Self.doctor
        app.app = "some-app"
        #expect(!ProgrammeAuthorship.mayPublish(try Self.copd(), app, follow: 1))
        let byApp = app
        await #expect(throws: RecordError.self) { try await fixture.publish(as: byApp) }
        #expect(try await fixture.stored("PlanDefinition", "programme-copd-2") == nil)
    }

    @Test func aClinicsProgrammeIsPublishedByADoctorWhereItIsWatched() async throws {
        let fixture = try await Fixture()
        let old = try Fixture.example("hypertension")
        var new = old
        new.version = "2"
        new.responses[0].withinMinutes = 60
        let programme = new
        await #expect(throws: RecordError.forbidden("doctors of a unit that watches by a programme publish it")) {
            try await fixture.publish(programme, from: old.canonical, as: Fixture.doctor)
        }
        _ = try await fixture.desk.start(
            old.canonical, watchedBy: TaskParty(reference: "Organization/clinic", name: nil), of: "karen",
            by: Fixture.hand(Fixture.doctor))
        await #expect(throws: RecordError.self, "a doctor elsewhere") {
            try await fixture.publish(programme, from: old.canonical, as: Self.doctor)
        }
        try await fixture.publish(programme, from: old.canonical, as: Fixture.doctor)
        #expect(try await fixture.stored("PlanDefinition", "programme-hypertension-2") != nil)
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func whatAsksWhatIsNotHereIsNotPublished() async throws {
        let fixture = try await Fixture()
        var programme = try Self.tuned()
        programme.activities[1].content = .questionnaire("https://tovholder.dk/fhir/Questionnaire/nowhere")
        let asks = programme
        await #expect(throws: RecordError.self) { try await fixture.publish(asks) }
        #expect(try await fixture.stored("PlanDefinition", "programme-copd-2") == nil)
        let missing = try await fixture.record.read(
            .directory, as: Fixture.nurse, because: .treatment, doing: "/test"
        ) { try MonitoringReader($0).missingForm(of: asks) }
        #expect(missing == "https://tovholder.dk/fhir/Questionnaire/nowhere")
        let fault = ProgrammeFault.missing(missing ?? "", in: ProgrammeFile.text(of: asks))
        let line = ProgrammeFile.text(of: asks).split(separator: "\n", omittingEmptySubsequences: false)[fault.line - 1]
        #expect(line.contains("nowhere"))
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
        try await fixture.publish()
        await #expect(throws: RecordError.conflict("it was made from a version that is not the newest any more")) {
            try await fixture.publish()
        }
        var third = try Self.tuned()
        third.version = "3"
        try await fixture.publish(third, from: Self.second)
        #expect(Programme.version(after: "3") == "3.1")
        #expect(Programme.version(after: "1.9") == "1.10")
        #expect(Programme.version(after: "b") == "b.1")
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

    @Test func theTrialCountsNobodyWhomTheCallerMayNotSee() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        fixture.clock.advance(by: Fixture.day)
        try await fixture.measure(plan, spo2: 80)
        func trial() async throws -> ProgrammeTrial {
            try await ProgrammeTrial.run(
                from: try Self.copd(), to: try Self.tuned(), days: 30, fixture.record, as: Fixture.nurse,
                because: .treatment, doing: "/test")
        }
        #expect(try await trial().totals.first?.old.alarms == 1)
        try await fixture.put(
            try JSONDocument(
                #"{"resourceType":"Consent","id":"block","status":"active","scope":{"coding":[{"code":"patient-privacy"}]},"category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/consent-kind","code":"block"}]}],"patient":{"reference":"Patient/karen"},"provision":{"type":"deny","actor":[{"role":{"text":"x"},"reference":{"reference":"Organization/nursing"}}]}}"#
            ).root, as: .commandLine)
        let blocked = try await trial()
        #expect(blocked.plans == 0 && blocked.all == 0 && blocked.lines.isEmpty)
        #expect(blocked.totals.allSatisfy { $0.old.alarms == 0 && $0.new.alarms == 0 })
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
            { $0.name = "another" }, { $0.contactWithinDays = 90 }, { $0.activities[0].savesVisitAfterDays = 30 },
            { $0.assessment = .init(isRequired: true, weights: []) },
            { $0.activities[0].score = .init(measure: "weight", limits: nil) },
        ]
        let old = try Self.copd()
        for (place, change) in changes.enumerated() {
            var new = old
            change(&new)
            #expect(!ProgrammeChange.all(from: old, to: new).isEmpty, "change \(place)")
        }
    }
}
