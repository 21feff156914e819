import Care
import HTML
import Pages
import Testing

/// When somebody can be reached, in the language of the page.
struct OpeningTests {
    static let cases: [([Opening], String, String)] = [
        ([Opening(days: [0, 1, 2, 3, 4], start: "08:00", end: "15:30")], "man–fre kl. 8–15.30", "Mon–Fri 8:00–15:30"),
        (
            [Opening(days: [0, 2], start: "09:00", end: "12:00"), Opening(days: [4])], "man, ons kl. 9–12, fre",
            "Mon, Wed 9:00–12:00, Fri"
        ),
        ([Opening(days: Array(0...6), isAllDay: true)], "alle dage hele døgnet", "every day day and night"),
        ([Opening(days: [5, 6], start: "x", end: "y")], "lør, søn", "Sat, Sun"),
    ]

    @Test(arguments: cases)
    func `hours as people say them`(openings: [Opening], danish: String, english: String) {
        let contact = Contact(unit: "Lægehuset", telephones: ["12"], openings: openings)
        for (language, expected) in [(Language.danish, danish), (.english, english)] {
            var overview = Fixtures.emptyOverview
            overview.citizen.generalPractitioner = contact
            let html = OverviewPage(overview: overview, relation: .own, context: Fixtures.context(language)).html
            #expect(html.rendered().contains("<span>\(expected)</span>"))
        }
    }
}
