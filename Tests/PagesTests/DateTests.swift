import FHIR
import Pages
import Testing

struct DateTests {
    /// Saturday 21 November 2026, 10.15 in Copenhagen.
    let moment = Fixtures.moment

    @Test(arguments: [
        ("2026-11-21", "i dag", "today"),
        ("2026-11-22T09:30:00+01:00", "i morgen kl. 9.30", "tomorrow at 9:30"),
        ("2026-11-23", "i overmorgen, mandag 23. november", "the day after tomorrow, Monday 23 November"),
        (
            "2026-11-24T08:05:00+01:00", "om 3 dage, tirsdag 24. november kl. 8.05",
            "in 3 days, Tuesday 24 November at 8:05"
        ),
        ("2026-12-24", "torsdag 24. december 2026", "Thursday 24 December 2026"),
        ("2026-11-20", "i går", "yesterday"),
        ("2026-11-18", "for 3 dage siden, 18. november", "3 days ago, 18 November"),
        ("2024-03-14", "14. marts 2024", "14 March 2024"), ("2024-03", "marts 2024", "March 2024"),
        ("2024", "2024", "2024"),
    ])
    func `times are said as people say them, as exactly as they were written`(
        text: String, danish: String, english: String
    ) throws {
        let time = try #require(DateTime(text))
        #expect(Language.danish.say(time, at: moment).replacing("\u{00A0}", with: " ") == danish)
        #expect(Language.english.say(time, at: moment).replacing("\u{00A0}", with: " ") == english)
    }

    /// Midnight in Copenhagen is another day in UTC.
    @Test func `the day is the reader's`() throws {
        let late = try #require(DateTime("2026-11-21T23:30:00Z"))
        #expect(Language.danish.say(late, at: moment) == "i morgen kl.\u{00A0}0.30")
        let american = try #require(DateTime("2026-11-21T20:00:00-05:00"))
        #expect(Language.danish.say(american, at: moment) == "i morgen kl.\u{00A0}2.00")
    }

    static let stretches: [(String?, String?, String)] = [
        ("2026-11-22T09:30:00+01:00", "2026-11-22T10:15:00+01:00", "i morgen kl.\u{00A0}9.30–10.15"),
        ("2021-02-03", "2021-08-30", "3. februar 2021 – 30. august 2021"), ("2019", nil, "2019"),
        (nil, "2026-11-21", "til i dag"), ("2021-02-03", "2019-01-01", "3. februar 2021"),
        ("2021-02-03", "2021-02-03", "3. februar 2021"),
    ]

    @Test(arguments: stretches)
    func `stretches of time`(start: String?, end: String?, expected: String) {
        #expect(
            Language.danish.say(from: start.flatMap { DateTime($0) }, to: end.flatMap { DateTime($0) }, at: moment)
                == expected)
    }

    /// The hours at which Danish clocks were or will be changed, from the public calendar.
    @Test(arguments: [
        ("2026-03-29T00:59:59Z", 1), ("2026-03-29T01:00:00Z", 2), ("2026-10-25T00:59:59Z", 2),
        ("2026-10-25T01:00:00Z", 1), ("1995-09-24T00:59:59Z", 2), ("1995-09-24T01:00:00Z", 1),
        ("1996-10-27T00:59:59Z", 2), ("1979-07-01T12:00:00Z", 1), ("1980-04-06T01:00:00Z", 2),
    ])
    func `summer time in Copenhagen`(text: String, hours: Int64) throws {
        let time = try #require(DateTime(text))
        #expect(TimeZoneRule.copenhagen.offset(time.earliest) == hours * 3600)
    }

    @Test func `days and dates agree over four centuries`() {
        for day in stride(from: -80_000, through: 80_000, by: 13) {
            let date = CalendarDate(daysSince1970: day)
            #expect(date.daysSince1970 == day)
            #expect((1...12).contains(date.month) && (1...31).contains(date.day))
        }
    }
}
