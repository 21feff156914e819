import Access
import Care
import FHIR
import Questionnaires
import Record
import TestSupport
import Testing

@testable import Monitoring

/// How often alarms lead to something: counted as they were dealt with, suggested about where they seldom do.
@Suite(.onEachEngine) struct AlarmTests {
    private typealias Fixture = MonitoringFixture

    /// Karen measures, and the nurse deals with it.
    private func handle(
        _ fixture: Fixture, _ plan: String, spo2: Double, pulse: Double = 80, _ action: Deviation.Action
    ) async throws {
        fixture.clock.advance(by: Fixture.hour)
        try await fixture.measure(plan, spo2: spo2, pulse: pulse)
        let seen = try #require(try await fixture.citizen(plan))
        fixture.clock.advance(by: Fixture.hour)
        try await fixture.desk.complete(
            try #require(seen.open).id, action, words: "Set på", seen: try #require(seen.openVersion), of: "karen",
            by: Fixture.hand(Fixture.nurse))
    }

    private func quality(
        _ fixture: Fixture, days: Int = 90, as caller: Caller = Fixture.nurse
    ) async throws -> AlarmQuality {
        try await AlarmQuality.ofOwnUnit(
            fixture.record, days: days, programmes: try await fixture.versions(), as: caller, because: .treatment,
            doing: "/test")
    }

    private func noisyPlans(_ fixture: Fixture) async throws -> [AlarmCitizen] {
        let plans = try await AlarmCitizen.plansOfOwnUnit(
            fixture.record, days: 90, as: Fixture.nurse, because: .treatment, doing: "/test")
        return try await fixture.record.read(.lookup, as: Fixture.nurse, because: .treatment, doing: "/test") {
            try MonitoringReader($0).citizens(ofPlans: plans, of: "Organization/nursing")
        }
    }

    @Test func eachRuleOfADeviationCountsOnceAndWhatWasDoneCountsForAll() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        // Saturation twice and pulse once, dealt with together.
        try await fixture.measure(plan, spo2: 89)
        try await handle(fixture, plan, spo2: 89, pulse: 112, .called)
        try await handle(fixture, plan, spo2: 89, .nothingNeeded)
        // What is still open is not counted.
        fixture.clock.advance(by: Fixture.hour)
        try await fixture.measure(plan, spo2: 80)
        let lines = try await quality(fixture).lines
        #expect(
            lines.map(\.rule) == [.limit(measure: "spo2", .warningLow), .limit(measure: "pulse", .warningHigh)])
        #expect(lines.map(\.tally) == [AlarmTally(acted: 1, notNeeded: 1), AlarmTally(acted: 1)])
        #expect(lines.map(\.urgency) == [.yellow, .yellow])
        #expect(lines.allSatisfy { $0.programme?.canonical == Fixture.copd && $0.suggestion == nil })
        #expect(try await fixture.findings().isEmpty)
    }

    @Test func aRuleThatSeldomLeadsToAnythingIsSuggestedAbout() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        try await handle(fixture, plan, spo2: 88, .treatmentChanged)
        for _ in 0..<9 { try await handle(fixture, plan, spo2: 89, .nothingNeeded) }
        let line = try #require(try await quality(fixture).lines.first)
        #expect(line.tally == AlarmTally(acted: 1, notNeeded: 9))
        #expect(line.tally.share == 10)
        #expect(line.suggestion == .limit(.warningLow))
        let alarm = try #require(try await fixture.alarms(of: plan).first)
        #expect(alarm.limit?.from == 90)
        #expect(alarm.limit?.to == 89, "all that was acted upon would still have come")
        #expect(alarm.limit?.spared == 9)
        let citizen = try #require(try await noisyPlans(fixture).first)
        #expect(citizen.citizenName == "Karen Lund")
        #expect(citizen.tally == AlarmTally(acted: 1, notNeeded: 9))
        #expect(citizen.plan == plan)
        // Nothing was changed by it.
        #expect(try await fixture.plan(plan)?.personalLimits.isEmpty == true)
        #expect(try await fixture.plan(plan)?.programme == Fixture.copd)
    }

    @Test func thePeriodEndsAndOthersUnitsAreNotCounted() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        try await handle(fixture, plan, spo2: 89, .called)
        #expect(try await quality(fixture).tally.all == 1)
        #expect(try await quality(fixture, as: Fixture.stranger).lines.isEmpty)
        await #expect(throws: RecordError.self, "citizens have no unit") {
            try await AlarmQuality.ofOwnUnit(
                fixture.record, days: 90, programmes: [], as: Fixture.karen, because: .patientRequest, doing: "/test")
        }
        fixture.clock.advance(by: 31 * Fixture.day)
        #expect(try await quality(fixture, days: 30).lines.isEmpty)
        #expect(try await quality(fixture, days: 90).tally.all == 1)
        #expect(try await fixture.alarms(of: plan, days: 30).isEmpty)
    }

    @Test func smallNumbersAreNotToldToThoseWithoutARelation() async throws {
        let fixture = try await Fixture()
        let plan = try await fixture.start()
        try await handle(fixture, plan, spo2: 88, .called)
        for _ in 0..<9 { try await handle(fixture, plan, spo2: 89, .nothingNeeded) }
        let versions = try await fixture.versions()
        let officer = Caller(identity: "quality", role: .qualityOfficer)
        let figures = try await fixture.record.read(
            .counts, as: officer, because: .qualityImprovement, doing: "/test"
        ) { try MonitoringReader($0).alarmFigures(days: 90, programmes: versions, smallest: 5) }
        let figure = try #require(figures.first)
        #expect(figure.acted == .fewerThan(5))
        #expect(figure.notNeeded == .exact(9))
        #expect(figure.share == nil && figure.line.suggestion == nil, "either would tell that it was one")
    }

    @Test func aWishIsNeverNoise() {
        let tally = AlarmTally(acted: 0, notNeeded: 100)
        let strict = AlarmThresholds(
            fewestAlarms: 1, fewestAlarmsOfOne: 1,
            noise: Dictionary(uniqueKeysWithValues: Urgency.allCases.map { ($0, 100) }), mostCitizens: 1)
        #expect(!tally.isNoise(.wish, fewest: 1, by: strict))
        #expect(tally.isNoise(.red, fewest: 1, by: strict))
        #expect(AlarmThresholds.standard.noise[.wish] == nil)
        #expect(!AlarmTally(acted: 2, notNeeded: 8).isNoise(.yellow, fewest: 10, by: .standard), "20 % is enough")
        #expect(AlarmTally(acted: 1, notNeeded: 8).isNoise(.yellow, fewest: 9, by: .standard))
    }

    @Test func everyRuleIsReadAsItIsWritten() throws {
        for programme in try ExampleProgrammes.all() {
            for rule in AlarmRule.all(of: programme) { #expect(AlarmRule(rule.name) == rule) }
        }
        #expect(AlarmRule("answer 2.1 b") == .answer(linkID: "2.1 b"))
        #expect(AlarmRule("spo2 nothing") == nil && AlarmRule("nothing") == nil && AlarmRule("") == nil)
    }

    @Test func aSuggestedLimitKeepsAllThatWasActedUponAndSparesOthers() {
        var random = SeededRandom(seed: 41)
        var suggested = 0
        for _ in 0..<2000 {
            let isLow = Bool.random(using: &random)
            let limit = 90.0
            let alert: Double? =
                Bool.random(using: &random)
                ? limit + (isLow ? -1 : 1) * Double.random(in: 2...8, using: &random).rounded() : nil
            let alarms = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                let far = Double.random(in: 0...10, using: &random).rounded()
                return LimitSuggestion.Alarm(
                    value: isLow ? limit - far - 1 : limit + far,
                    wasActedUpon: Int.random(in: 0..<4, using: &random) == 0)
            }
            let level = isLow ? LimitSet.Level.warningLow : .warningHigh
            guard let suggestion = LimitSuggestion(level, at: limit, alert: alert, step: 1, of: alarms) else {
                continue
            }
            suggested += 1
            let remains = alarms.filter { isLow ? $0.value < suggestion.to : $0.value >= suggestion.to }
            #expect(remains.count == suggestion.kept && alarms.count - remains.count == suggestion.spared)
            #expect(suggestion.spared > 0)
            #expect(alarms.filter(\.wasActedUpon).allSatisfy { remains.contains($0) })
            #expect(isLow ? suggestion.to < limit : suggestion.to > limit, "it is only ever widened")
            if let alert { #expect(isLow ? suggestion.to > alert : suggestion.to < alert) }
        }
        #expect(suggested > 200)
    }

    @Test func redLimitsAreNeverWidenedByCounting() {
        let alarms = [80.0, 85, 86].map { LimitSuggestion.Alarm(value: $0, wasActedUpon: $0 == 80) }
        #expect(LimitSuggestion(.alertLow, at: 88, alert: nil, step: 1, of: alarms) == nil)
        #expect(LimitSuggestion(.warningLow, at: 88, alert: nil, step: 1, of: alarms)?.to == 81)
        let none = alarms.map { LimitSuggestion.Alarm(value: $0.value, wasActedUpon: false) }
        #expect(LimitSuggestion(.warningLow, at: 88, alert: nil, step: 1, of: none) == nil, "nothing says how far")
    }
}
