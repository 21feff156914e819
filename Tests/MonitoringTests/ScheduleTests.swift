import FHIR
import TestSupport
import Testing

@testable import Monitoring

/// Windows come by local time, whatever the clocks do that night; none is skipped and no two overlap.
@Suite struct ScheduleTests {
    private static let zone = LocalClock.denmark

    private static func instant(_ text: String) throws -> Int64 { try #require(DateTime(text)).earliest }

    private static func plan(
        from start: Int64, until end: Int64? = nil, pauses: [MonitoringPlan.Pause] = []
    ) -> MonitoringPlan {
        MonitoringPlan(
            id: "p", patient: "karen", status: .active, programme: "x|1", title: "",
            watchedBy: MonitoringFixture.nursing,
            start: start, end: end, author: "", due: [], personalLimits: [], baselines: [], pauses: pauses, missed: [],
            reason: nil)
    }

    private static func activity(_ phases: ProgrammeActivity.Phase...) -> ProgrammeActivity {
        let nothing = Wording(danish: "", english: "")
        return ProgrammeActivity(
            id: "a", title: nothing, instruction: nothing,
            content: .measures([ProgrammeActivity.MeasureLimits(measure: "spo2", limits: nil)]), phases: phases)
    }

    private static func windows(
        _ activity: ProgrammeActivity, of plan: MonitoringPlan, count: Int
    ) -> [MonitoringPlan.DueWindow] {
        let schedule = MonitoringSchedule(activity, of: plan, zone: zone)
        var windows: [MonitoringPlan.DueWindow] = []
        var next = schedule.next(from: plan.start)
        while let window = next, windows.count < count {
            windows.append(window)
            next = schedule.next(from: window.from + 1)
        }
        return windows
    }

    @Test(arguments: [
        // Summer time begins 29 March 2026 at 2.00 and ends 25 October at 3.00.
        ("2026-03-28T12:00:00+01:00", 150, "2026-03-29T03:00:00+02:00"),
        ("2026-03-28T12:00:00+01:00", 420, "2026-03-29T07:00:00+02:00"),
        ("2026-10-24T12:00:00+02:00", 150, "2026-10-25T02:30:00+02:00"),
        ("2026-10-24T12:00:00+02:00", 420, "2026-10-25T07:00:00+01:00"),
        ("2028-02-28T12:00:00+01:00", 420, "2028-02-29T07:00:00+01:00"),
    ])
    func nightsWhenClocksChange(start: String, minutes: Int, expected: String) throws {
        let phase = ProgrammeActivity.Phase(days: nil, on: .every(1), times: [minutes], openMinutes: 240)
        let window = Self.windows(Self.activity(phase), of: Self.plan(from: try Self.instant(start)), count: 1)[0]
        #expect(window.from == (try Self.instant(expected)))
    }

    @Test func aYearOfDaysHasAWindowEachAndNoneOverlap() throws {
        for (minutes, open) in [(0, 1440), (150, 1440), (420, 300), (1439, 1440)] {
            let phase = ProgrammeActivity.Phase(days: nil, on: .every(1), times: [minutes], openMinutes: open)
            let start = try Self.instant("2027-12-31T23:59:30+01:00")
            let windows = Self.windows(Self.activity(phase), of: Self.plan(from: start), count: 366)
            #expect(
                windows.map { Self.zone.day(of: $0.from) }
                    == Array(windows.indices).map { $0 + Self.zone.day(of: windows[0].from) })
            for (one, next) in zip(windows, windows.dropFirst()) {
                #expect(one.from < one.until)
                #expect(one.until <= next.from)
            }
        }
    }

    @Test func phasesFollowEachOther() throws {
        let daily = ProgrammeActivity.Phase(days: 14, on: .every(1), times: [420], openMinutes: 300)
        let weekly = ProgrammeActivity.Phase(days: nil, on: .weekdays([1, 4]), times: [420], openMinutes: 300)
        // Sunday 22 November 2026, before seven.
        let start = try Self.instant("2026-11-22T06:00:00+01:00")
        let windows = Self.windows(Self.activity(daily, weekly), of: Self.plan(from: start), count: 18)
        let days = windows.map { Self.zone.day(of: $0.from) - Self.zone.day(of: start) }
        #expect(Array(days.prefix(14)) == Array(0..<14))
        #expect(Array(days.suffix(4)) == [15, 18, 22, 25], "Mondays and Thursdays")
    }

    @Test func pausesTakeWindowsAwayAndNothingElse() throws {
        var random = SeededRandom(seed: 7)
        let start = try Self.instant("2026-01-01T00:00:00+01:00")
        for _ in 0..<200 {
            let phase = ProgrammeActivity.Phase(
                days: nil, on: .every(Int.random(in: 1...3, using: &random)),
                times: [Int.random(in: 0..<700, using: &random), Int.random(in: 720..<1300, using: &random)],
                openMinutes: Int.random(in: 15...20, using: &random))
            let from = start + Int64.random(in: 0..<200, using: &random) * LocalClock.day + 12_345_678
            let pause = MonitoringPlan.Pause(
                from: from, until: from + Int64.random(in: 1..<1_000, using: &random) * LocalClock.hour, why: "x",
                by: "y")
            let end = start + 250 * LocalClock.day
            let activity = Self.activity(phase)
            let all = Self.windows(activity, of: Self.plan(from: start, until: end), count: 1000)
            let left = Self.windows(activity, of: Self.plan(from: start, until: end, pauses: [pause]), count: 1000)
            let kept = all.filter { $0.until <= pause.from || $0.from >= pause.until ?? .max }
            #expect(left == kept)
        }
    }

    @Test func aPauseWithoutAnEndHasNoNextWindow() throws {
        let start = try Self.instant("2026-01-01T00:00:00+01:00")
        let phase = ProgrammeActivity.Phase(days: nil, on: .every(1), times: [420], openMinutes: 60)
        let plan = Self.plan(
            from: start, pauses: [MonitoringPlan.Pause(from: start, until: nil, why: "x", by: "y")])
        #expect(Self.windows(Self.activity(phase), of: plan, count: 1).isEmpty)
    }
}
