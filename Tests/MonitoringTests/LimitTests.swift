import Questionnaires
import Testing

@testable import Monitoring

/// Limits are half-open, never contradict each other, and say why.
@Suite struct LimitTests {
    private static func limits(
        _ limits: [LimitSet.Level: Limit], of measure: String = "spo2"
    ) throws -> LimitSet {
        try LimitSet(limits, of: Measure.named(measure))
    }

    private static func judge(
        _ value: Double, _ limits: LimitSet, of measure: String = "spo2", isPersonal: Bool = false,
        baseline: Double? = nil
    ) throws -> Judgement {
        Judgement.judge(
            Measurement(try #require(Measure.named(measure)), value, at: 0), by: limits, isPersonal: isPersonal,
            baseline: baseline)
    }

    @Test(arguments: [
        (87.999, Colour.red), (88, .yellow), (89.999, .yellow), (90, .green), (94, .green), (98, .yellow), (99, .red),
        (100, .red),
    ])
    func eachValueIsInOneInterval(value: Double, colour: Colour) throws {
        let limits = try Self.limits([
            .alertLow: .absolute(88), .warningLow: .absolute(90), .warningHigh: .absolute(98),
            .alertHigh: .absolute(99),
        ])
        #expect(try Self.judge(value, limits).colour == colour)
    }

    @Test func theReasonIsSaidInWords() throws {
        let limits = try Self.limits([.alertLow: .absolute(88)])
        let personal = try Self.judge(86, limits, isPersonal: true)
        #expect(personal.reason?.danish == "rød, fordi iltmætning 86 % er under din egen grænse på 88 %")
        #expect(personal.reason?.english == "red, because oxygen saturation 86 % is below your own limit of 88 %")
        #expect(personal.rule == "spo2 alert-low")
        #expect(try Self.judge(88, limits).reason == nil)
        let near = try Self.judge(87.96, limits)
        #expect(near.reason?.danish == "rød, fordi iltmætning 87,960 % er under programmets grænse på 88,000 %")
    }

    @Test func whatWaitsForABaselineIsNotGreen() throws {
        let limits = try Self.limits([.alertLow: .absolute(85), .warningLow: .step(-3)])
        #expect(try Self.judge(91, limits).colour == .grey)
        #expect(try Self.judge(91, limits).awaitsBaseline)
        #expect(try Self.judge(84, limits).colour == .red, "what is absolute holds from the first day")
        #expect(try Self.judge(89.9, limits, baseline: 93).colour == .yellow)
        #expect(try Self.judge(90, limits, baseline: 93).colour == .green)
        // A baseline so low that the warning is below the alert: the worse counts.
        #expect(try Self.judge(84, limits, baseline: 86).colour == .red)
    }

    @Test func contradictionsAreRefused() throws {
        #expect(throws: LimitSet.Fault.contradictory(.alertLow, .warningLow)) {
            try Self.limits([.alertLow: .absolute(92), .warningLow: .absolute(90)])
        }
        #expect(throws: LimitSet.Fault.contradictory(.warningLow, .warningHigh)) {
            try Self.limits([.warningLow: .absolute(90), .warningHigh: .absolute(90)])
        }
        #expect(throws: LimitSet.Fault.contradictory(.warningLow, .alertHigh)) {
            try Self.limits([.warningLow: .step(2), .alertHigh: .step(1)])
        }
        #expect(throws: LimitSet.Fault.beyond(.alertLow)) { try Self.limits([.alertLow: .absolute(0.88)]) }
        #expect(throws: LimitSet.Fault.empty) { try Self.limits([:]) }
        // No yellow below is allowed: the alert begins where green ends.
        _ = try Self.limits([.alertLow: .absolute(90), .warningLow: .absolute(90)])
    }

    @Test(arguments: ["88", "0.5", "-2", "baseline - 3", "baseline + 10 %", "baseline - 2.5 %"])
    func limitsAreReadAsTheyAreWritten(text: String) throws { #expect(try #require(Limit(text)).text == text) }

    @Test(arguments: ["", "abc", "baseline", "baseline 3", "baseline - -3", "8 8 %", "nan", "inf", "1e3"])
    func nonsenseIsNoLimit(text: String) { #expect(Limit(text) == nil) }
}
