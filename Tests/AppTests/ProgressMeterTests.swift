import Testing

@testable import App
@testable import Exchange

@Suite struct ProgressMeterTests {
    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1 000"), (1_234_567, "1 234 567")])
    func groupsDigits(number: Int, text: String) {
        #expect(ProgressMeter.grouped(number) == text)
    }

    @Test(arguments: [(0.04, "0.0 s"), (1.26, "1.3 s"), (9.94, "9.9 s"), (12.2, "13 s"), (61, "1 min 1 s")])
    func saysHowLongItTook(seconds: Double, text: String) {
        #expect(ProgressMeter.duration(seconds) == text)
    }

    @Test(arguments: [(0.2, "1 s"), (59.5, "1 min 0 s"), (125, "2 min 5 s"), (7300, "2 h 1 min")])
    func saysHowLongItWillTake(seconds: Double, text: String) {
        #expect(ProgressMeter.time(seconds) == text)
    }

    @Test func showsShareRateAndTimeLeft() {
        let half = ImportProgress(report: ImportReport(), bytesRead: 50, bytes: 100)
        #expect(ProgressMeter.line(half, seconds: 10) == "50 % · 0 resources · 0/s · 10 s left")
        #expect(
            ProgressMeter.bar(half, seconds: 10)
                == "[###############...............] 50 % · 0 resources · 0/s · 10 s left")
        let done = ImportProgress(report: ImportReport(), bytesRead: 120, bytes: 100)
        #expect(ProgressMeter.line(done, seconds: 10) == "100 % · 0 resources · 0/s")
    }
}
