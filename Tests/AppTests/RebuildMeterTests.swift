import Record
import Synchronization
import TestSupport
import Testing

@testable import App

/// What the operator hears while a record is brought up to date.
@Suite struct RebuildMeterTests {
    private static func told(_ steps: [(after: Int64, RebuildProgress)]) -> [String] {
        let clock = TestClock()
        let lines = Mutex<[String]>([])
        let meter = RebuildMeter(now: { clock.now }, tell: { line in lines.withLock { $0.append(line) } })
        for (after, progress) in steps {
            clock.advance(by: after)
            meter.show(progress)
        }
        return lines.withLock { $0 }
    }

    @Test func `a line every five seconds, and one at the end`() {
        let lines = Self.told([
            (1_000, RebuildProgress(.searchIndex, done: 1_000, all: 40_000)),
            (4_000, RebuildProgress(.searchIndex, done: 10_000, all: 40_000)),
            (1_000, RebuildProgress(.searchIndex, done: 12_000, all: 40_000)),
            (4_000, RebuildProgress(.searchIndex, done: 20_000, all: 40_000)),
            (2_000, RebuildProgress(.searchIndex, done: 40_000, all: 40_000)),
        ])
        #expect(
            lines == [
                "making the search index anew: 25 % · 10 000 of 40 000 resources · 15 s left",
                "making the search index anew: 50 % · 20 000 of 40 000 resources · 10 s left",
                "making the search index anew: 100 % · 40 000 of 40 000 resources",
            ])
    }

    @Test func `nothing of what is done at once, and each part has its own time`() {
        let lines = Self.told([
            (1_000, RebuildProgress(.projection("results"), done: 5, all: 5)),
            (6_000, RebuildProgress(.projection("courses"), done: 1_000, all: 2_000)),
            (0, RebuildProgress(.projection("courses"), done: 2_000, all: 2_000)),
        ])
        #expect(
            lines == [
                "making what is known of courses anew: 50 % · 1 000 of 2 000 resources · 6 s left",
                "making what is known of courses anew: 100 % · 2 000 of 2 000 resources",
            ])
    }
}
