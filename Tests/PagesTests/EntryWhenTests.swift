import Care
import FHIR
import HTML
import Pages
import Testing

/// When things are to be done or take place: the deadline counts, not the day on which somebody asked.
struct EntryWhenTests {
    /// The first item of the list of what the citizen must do.
    private func toDo(_ entry: Entry) throws -> String {
        var overview = Fixtures.overview
        overview.toDo = [entry]
        let html = OverviewPage(overview: overview, relation: .own, context: Fixtures.context()).html.rendered()
        let list = try #require(html.split(separator: "<section class=\"to-do\"").dropFirst().first)
        return String(list.split(separator: "</section>")[0])
    }

    private func ahead(_ entry: Entry, _ language: Language = .danish) -> String {
        AheadView(
            citizen: Fixtures.citizen, relation: .own, entries: [entry], context: Fixtures.context(language)
        ).html.rendered()
    }

    private func entry(_ kind: EntryKind, _ start: String?, _ end: String?, asked: Bool = false) -> Entry {
        Entry(
            reference: "ServiceRequest/1", kind: kind, title: "Blodprøver", start: start.flatMap { DateTime($0) },
            end: end.flatMap { DateTime($0) }, startIsOrderTime: asked)
    }

    @Test func `what is to be done stands on the leaf of its deadline`() throws {
        let html = try toDo(entry(.referral, "2026-11-12", "2026-11-23"))
        #expect(html.contains("<span class=\"leaf-day\">23</span>"))
        #expect(html.contains("Senest i overmorgen, mandag 23. november"))
        #expect(!html.contains("12. november"))
    }

    @Test func `a deadline that has passed says so`() throws {
        let html = try toDo(entry(.task, nil, "2026-11-20"))
        #expect(html.contains("Fristen var i går"))
        #expect(html.contains(Texts.danish.overview.overdue))
    }

    @Test func `without a deadline there is no leaf`() throws {
        let html = try toDo(entry(.referral, "2026-11-12", nil, asked: true))
        #expect(!html.contains("leaf-day"))
        #expect(html.contains("Ingen frist · "))
        #expect(html.contains("bestilt 12. november 2026"))
    }

    @Test func `an order without a time is not shown on the day that it was made`() {
        let html = ahead(entry(.referral, "2026-10-01", nil, asked: true))
        #expect(!html.contains("leaf-day"))
        #expect(html.contains(Texts.danish.entry.noTimeYet))
        #expect(html.contains("bestilt 1. oktober 2026"))
        #expect(ahead(entry(.referral, "2026-10-01", nil, asked: true), .english).contains("asked for 1 October 2026"))
    }

    @Test func `what may happen any day now stands on the last of them`() {
        let html = ahead(entry(.referral, "2026-11-01", "2026-12-15"))
        #expect(html.contains("<span class=\"leaf-day\">15</span>"))
        #expect(html.contains("Senest tirsdag 15. december 2026"))
    }

    @Test func `an appointment stands on its own day`() {
        let html = ahead(entry(.appointment, "2026-11-24T09:00:00+01:00", "2026-11-24T09:30:00+01:00"))
        #expect(html.contains("<span class=\"leaf-day\">24</span>"))
        #expect(html.contains("om 3 dage, tirsdag 24. november kl.\u{00A0}9.00–9.30"))
    }
}
