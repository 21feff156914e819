import Access
import Care
import FHIR
import Questionnaires
import Record
import TestSupport
import Testing

@testable import Monitoring

/// From a measurement at home to somebody who has dealt with it, and from silence to the same.
@Suite(.onEachEngine) struct MonitoringFlowTests {
    private typealias Fixture = MonitoringFixture

    @Test func whatIsGreenDisturbsNobody() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        let judged = try await fixture.measure(plan, spo2: 94)
        #expect(judged.map(\.colour) == [.green, .green])
        #expect(try await fixture.deviations().isEmpty)
        #expect(try await fixture.worklist().lines.isEmpty)
        let figures = try await fixture.figures()
        #expect(figures.green == 1)
        #expect(figures.open.isEmpty)
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func whatDeviatesIsNotAmongTheGreenHoweverFewAreAskedFor() async throws {
        let fixture = try await Fixture()
        let red = try await fixture.start()
        fixture.clock.advance(by: Fixture.hour)
        let green = try await fixture.start("https://tovholder.dk/fhir/PlanDefinition/heart-failure|1")
        try await fixture.measure(red, spo2: 84)
        for limit in [1, 2, 50] {
            let lines = try await fixture.record.read(
                .lookup, as: Fixture.nurse, because: .treatment, doing: "/test"
            ) { try MonitoringReader($0).green(of: "Organization/nursing", limit: limit) }
            #expect(lines.map(\.plan) == [green])
            #expect(lines.first?.citizenName == "Karen Lund")
        }
    }

    @Test func aFallingSaturationIsRedWithItsReason() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        try await fixture.measure(plan, spo2: 0.89, unit: "1")
        fixture.clock.advance(by: Fixture.hour)
        let judged = try await fixture.measure(plan, spo2: 86)
        #expect(judged[0].reason?.danish == "rød, fordi iltmætning 86 % er under programmets grænse på 88 %")
        let deviations = try await fixture.deviations()
        try #require(deviations.count == 1, "one that is open, with both findings")
        #expect(deviations[0].findings.map(\.urgency) == [.yellow, .red])
        #expect(deviations[0].worst == .red)
        #expect(deviations[0].handleBy == fixture.clock.now + 2 * Fixture.hour)
        let line = try #require(try await fixture.worklist().lines.first)
        #expect(line.urgency == .red)
        #expect(line.reason.english == "red, because oxygen saturation 86 % is below the programme's limit of 88 %")
        #expect(line.citizenName == "Karen Lund")
        #expect(line.more == 1)
        #expect(line.unseen == 2)
        #expect(line.title == "KOL derhjemme")
        let figures = try await fixture.figures()
        #expect(figures.green == 0)
        #expect(figures.open == [.red: 1])
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func itIsTakenDoneAndReadByTheCitizen() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        try await fixture.measure(plan, spo2: 86)
        let seen = try #require(try await fixture.citizen(plan))
        let (open, version) = (try #require(seen.open), try #require(seen.openVersion))
        try await fixture.desk.take(open.id, seen: version, of: "karen", by: Fixture.hand(Fixture.nurse))
        await #expect(throws: RecordError.self, "the colleague saw what is no more") {
            try await fixture.desk.take(open.id, seen: version, of: "karen", by: Fixture.hand(Fixture.colleague))
        }
        // Something new comes while it is taken: it is not dealt with unseen.
        fixture.clock.advance(by: Fixture.hour)
        try await fixture.measure(plan, spo2: 84)
        await #expect(throws: RecordError.self) {
            try await fixture.desk.complete(
                open.id, .called, words: "Ringet op", seen: version + 1, of: "karen", by: Fixture.hand(Fixture.nurse))
        }
        let now = try #require(try await fixture.citizen(plan))
        #expect(now.open?.unseen.count == 1)
        #expect(now.open?.status == .accepted)
        try await fixture.desk.complete(
            open.id, .treatmentChanged, words: "Mere ilt, ny måling i aften", seen: try #require(now.openVersion),
            of: "karen", by: Fixture.hand(Fixture.nurse))
        let today = try #require(try await fixture.today().plans.first)
        #expect(today.open == nil)
        #expect(today.done.first?.outcome?.words == "Mere ilt, ny måling i aften")
        #expect(try await fixture.figures().needed == 1)
        // What comes afterwards is another deviation.
        fixture.clock.advance(by: Fixture.hour)
        try await fixture.measure(plan, spo2: 89)
        #expect(try await fixture.deviations().count == 2)
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func silenceIsATaskAndNeverGreen() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        let first = try #require(try await fixture.plan(plan)?.due.first { $0.activity == "saturation" })
        #expect(LocalClock.denmark.words(first.from).danish == "22.11.2026 kl. 07.00")
        fixture.clock.advance(by: first.until - fixture.clock.now - 1)
        #expect(try await fixture.runner.turn().struck == 0)
        fixture.clock.advance(by: 1)
        #expect(try await fixture.runner.turn().struck == 1)
        let line = try #require(try await fixture.worklist().lines.first)
        #expect(line.urgency == .missing)
        #expect(line.reason.danish == "mangler: Iltmætning og puls skulle være kommet senest 22.11.2026 kl. 12.00")
        let next = try #require(try await fixture.plan(plan)?.due.first { $0.activity == "saturation" })
        #expect(next.from == first.from + Fixture.day)
        #expect(try await fixture.runner.turn().struck == 0, "what has struck is not due any more")
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func whatCameInItsWindowIsNotMissing() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        let first = try #require(try await fixture.plan(plan)?.due.first { $0.activity == "saturation" })
        // Measured in the window, sent when it was over: what counts is when it was measured.
        fixture.clock.advance(by: first.until - fixture.clock.now)
        try await fixture.measure(plan, spo2: 95, ago: Fixture.hour)
        _ = try await fixture.runner.turn()
        #expect(try await fixture.deviations().isEmpty)
        #expect(try await fixture.plan(plan)?.missed.isEmpty == true)
    }

    @Test func whatNobodyDealsWithIsTold() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        try await fixture.measure(plan, spo2: 80)
        var told: [String] = []
        for _ in 0..<6 {
            fixture.clock.advance(by: 2 * Fixture.hour)
            _ = try await fixture.runner.turn()
            told = try await fixture.deviations().first?.escalations.map(\.to) ?? []
        }
        #expect(told == ["Organization/nursing", "PractitionerRole/head", "PractitionerRole/duty"])
        // Another red begins another round, for everybody has been told of the first.
        try await fixture.measure(plan, spo2: 79)
        fixture.clock.advance(by: 2 * Fixture.hour)
        _ = try await fixture.runner.turn()
        let deviation = try #require(try await fixture.deviations().first)
        #expect(deviation.escalations.count == 4)
        #expect(deviation.escalations.last?.step == .reminder)
    }

    @Test func aWishForContactIsHeardWhateverTheFiguresAre() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        try await fixture.measure(plan, spo2: 96)
        try await fixture.desk.wish("Jeg er bange om natten", in: plan, of: "karen", by: Fixture.hand(Fixture.karen))
        let line = try #require(try await fixture.worklist().lines.first)
        #expect(line.urgency == .wish)
        #expect(line.reason.danish == "ønsker at blive kontaktet: Jeg er bange om natten")
        await #expect(throws: (any Error).self) {
            try await fixture.desk.wish("?", in: plan, of: "karen", by: Fixture.hand(Fixture.emil))
        }
    }

    @Test func whatIsSentTwiceCountsOnce() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        let first = try await fixture.measure(plan, spo2: 86, transmission: "abc")
        let again = try await fixture.measure(plan, spo2: 86, transmission: "abc")
        #expect(first == again)
        #expect(try await fixture.deviations().first?.findings.count == 1)
        #expect(try await fixture.all("Observation").count == 2)
        await #expect(throws: ReportFault.otherContent) {
            try await fixture.measure(plan, spo2: 96, transmission: "abc")
        }
        await #expect(throws: ReportFault.future) {
            try await fixture.measure(plan, spo2: 96, ago: -Fixture.hour)
        }
        await #expect(throws: ReportFault.self) { try await fixture.measure(plan, spo2: 0.96) }
        #expect(try await fixture.all("Observation").count == 2, "what was refused left nothing")
    }

    @Test func aBaselineIsTheMedianOfTheFirstValues() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start("https://tovholder.dk/fhir/PlanDefinition/heart-failure|1")
        func weigh(_ kilograms: Double) async throws -> Judgement {
            fixture.clock.advance(by: Fixture.hour)
            return try await fixture.desk.report(
                Report(
                    values: [.init(measure: "weight", value: kilograms, unit: "kg")], at: fixture.clock.now,
                    transmission: "w\(fixture.clock.now)"), in: plan, of: "karen", by: Fixture.hand(Fixture.karen))[0]
        }
        for kilograms in [80, 81, 79, 95, 80.5] { #expect(try await weigh(kilograms).colour == .grey) }
        #expect(try await fixture.plan(plan)?.baseline(of: "weight") == 80.5)
        #expect(try await fixture.deviations().isEmpty)
        #expect(try await weigh(82.4).colour == .green)
        #expect(try await weigh(82.5).colour == .yellow)
        #expect(
            try await weigh(84.5).reason?.danish
                == "rød, fordi vægt 84,5 kg er på eller over din egen beregnede grænse på 84,5 kg")
        #expect(try await fixture.deviations().first?.findings.count == 2)
    }

    @Test func onlyDoctorsSetLimitsAndPausesSilenceNothingElse() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        let limits = try LimitSet([.alertLow: .absolute(82), .warningLow: .absolute(84)], of: Measure.named("spo2"))
        await #expect(throws: RecordError.self) {
            try await fixture.desk.setLimit(
                of: "spo2", to: limits, why: "Kendt lav", in: plan, seen: 2, of: "karen",
                by: Fixture.hand(Fixture.nurse))
        }
        try await fixture.desk.setLimit(
            of: "spo2", to: limits, why: "Kendt lav", in: plan, seen: 2, of: "karen", by: Fixture.hand(Fixture.doctor))
        #expect(try await fixture.measure(plan, spo2: 85)[0].colour == .green)
        let start = fixture.clock.now
        try await fixture.desk.pause(
            plan, from: start, until: start + 10 * Fixture.day, why: "Ferie", of: "karen",
            by: Fixture.hand(Fixture.nurse))
        let paused = try #require(try await fixture.plan(plan))
        #expect(paused.status == .paused)
        #expect(paused.due.allSatisfy { $0.from >= start + 10 * Fixture.day })
        fixture.clock.advance(by: 5 * Fixture.day)
        _ = try await fixture.runner.turn()
        #expect(try await fixture.deviations().isEmpty)
        try await fixture.measure(plan, spo2: 70)
        #expect(try await fixture.worklist().lines.first?.urgency == .red, "red is red on holiday too")
        fixture.clock.advance(by: 5 * Fixture.day)
        _ = try await fixture.runner.turn()
        #expect(try await fixture.plan(plan)?.status == .active)
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func whoWatchesSeesTheCitizenAsLongAsThePlanRuns() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        #expect(try await fixture.citizen(plan) != nil)
        await #expect(throws: RecordError.unrelated) { try await fixture.citizen(plan, as: Fixture.stranger) }
        try await fixture.desk.end(
            plan, isAsPlanned: true, why: "Det går godt", of: "karen", by: Fixture.hand(Fixture.nurse))
        #expect(try await fixture.plan(plan)?.due.isEmpty == true)
        await #expect(throws: RecordError.unrelated) { try await fixture.citizen(plan) }
        fixture.clock.advance(by: 30 * Fixture.day)
        #expect(try await fixture.runner.turn().struck == 0)
    }
}
