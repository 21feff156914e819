import Foundation
import Testing

@testable import FHIR

@Suite struct DateTimeTests {
    @Test(arguments: [
        ("2026", DateTime.Precision.year, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"),
        ("2026-12", .month, "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"),
        ("2024-02-29", .day, "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"),
        ("2026-11-21T09:30", .minute, "2026-11-21T09:30:00Z", "2026-11-21T09:31:00Z"),
        ("2026-11-21T09:30:15+01:00", .second, "2026-11-21T08:30:15Z", "2026-11-21T08:30:16Z"),
        ("1969-12-31T23:59:59-05:30", .second, "1970-01-01T05:29:59Z", "1970-01-01T05:30:00Z"),
        ("0001-01-01", .day, "0001-01-01T00:00:00Z", "0001-01-02T00:00:00Z"),
    ])
    func spansWhatItMayMean(text: String, precision: DateTime.Precision, earliest: String, latest: String) throws {
        let dateTime = try #require(DateTime(text))
        #expect(dateTime.precision == precision)
        #expect(dateTime.text == text)
        #expect(dateTime.earliest == DateTime(earliest)?.earliest)
        #expect(dateTime.latest == DateTime(latest)?.earliest)
    }

    @Test(arguments: [
        "", "26", "0000", "2026-", "2026-00", "2026-13", "2026-1", "2026-02-29", "2023-04-31", "2026-11-21T",
        "2026-11-21 09:30", "2026-11-21T24:00", "2026-11-21T09:60", "2026-11-21T09:30:61", "2026-11-21T09:30:00.",
        "2026-11-21T09:30:00+1:00", "2026-11-21T09:30:00+14:01", "2026-11-21T09:30:00+15:00", "2026-11-21T09:30:00ZZ",
        "2026-11-21Z", "2026-11-21T09", "٢٠٢٦", "20261121",
    ])
    func refusesWhatIsNone(text: String) {
        #expect(DateTime(text) == nil)
    }

    @Test func keepsThousandths() throws {
        let fractions = ["5": 500, "05": 50, "005": 5, "0059999": 5]
        for (fraction, expected) in fractions {
            let dateTime = try #require(DateTime("2026-11-21T09:30:00.\(fraction)Z"))
            #expect(dateTime.civil.millisecond == expected)
            #expect(dateTime.latest == dateTime.earliest + 1)
        }
    }

    @Test func agreesWithFoundationOnEveryKindOfYear() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for day in stride(from: -50_000, to: 60_000, by: 13) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let ours = CivilDate.date(ofDay: day)
            #expect(ours.year == parts.year && ours.month == parts.month && ours.day == parts.day)
            #expect(CivilDate.day(year: ours.year, month: ours.month, day: ours.day) == day)
            #expect(CivilDate.weekday(ofDay: day) % 7 + 1 == parts.weekday)
        }
    }

    @Test func comesBackFromItsInstantAndOffset() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<1000 {
            let milliseconds = Int64.random(in: -40_000_000_000_000...200_000_000_000_000, using: &random)
            let offset = Int.random(in: -839...840, using: &random)
            let written = DateTime(milliseconds: milliseconds, offsetMinutes: offset, precision: .fraction)
            #expect(written.earliest == milliseconds)
            let read = try #require(DateTime(written.text))
            #expect(read == written)
            #expect(read.civil.offsetMinutes == offset)
        }
    }

    @Test func datesAreMadeOnlyWhereTheCalendarHasThem() {
        #expect(CivilDateTime(year: 2024, month: 2, day: 29)?.text == "2024-02-29")
        #expect(CivilDateTime(year: 2024, month: 2)?.text == "2024-02")
        #expect(CivilDateTime(year: 2023, month: 2, day: 29) == nil)
        #expect(CivilDateTime(year: 2023, day: 1) == nil)
    }

    @Test func instantsAreWrittenInUTCAsExactlyAsIsAsked() {
        let instant: Int64 = 1_795_251_600_007
        #expect(InstantText.exact(instant) == "2026-11-21T09:00:00.007Z")
        #expect(InstantText.second(instant) == "2026-11-21T09:00:00Z")
        #expect(InstantText.day(instant) == "2026-11-21")
        #expect(DateTime(InstantText.exact(instant))?.earliest == instant)
    }
}
