import Care
import HTML
import Pages
import Testing

struct OverviewPageTests {
    static let here = Route.overview(citizen: "karen")

    @Test(arguments: Language.allCases)
    func `the citizen's own overview`(language: Language) {
        let page = OverviewPage(
            overview: Fixtures.overview, relation: .own, context: Fixtures.context(language, at: Self.here))
        Snapshot.expect(page.html, named: "overview-\(language.rawValue)")
    }

    @Test func `a relative's view says on whose record one is`() {
        let page = OverviewPage(
            overview: Fixtures.overview, relation: .relative,
            context: Fixtures.context(as: Fixtures.daughter, at: Self.here))
        Snapshot.expect(page.html, named: "overview-relative")
        #expect(page.html.rendered().contains(Texts.danish.subject.relativeRecord))
    }

    @Test func `staff see it dense and can filter`() {
        let page = OverviewPage(
            overview: Fixtures.overview, relation: .patient,
            context: Fixtures.context(as: Fixtures.nurse, at: Self.here))
        Snapshot.expect(page.html, named: "overview-staff")
        let html = page.html.rendered()
        #expect(html.contains("class=\"dense\""))
        #expect(html.contains("name=\"sector\""))
    }

    @Test func `an empty record is no empty page`() {
        let page = OverviewPage(overview: Fixtures.emptyOverview, relation: .own, context: Fixtures.context())
        Snapshot.expect(page.html, named: "overview-empty")
        let html = page.html.rendered()
        #expect(html.contains(Texts.danish.overview.emptyRecord))
        #expect(html.contains(Texts.danish.overview.noGeneralPractitioner))
    }

    @Test func `long words, doubts and marks`() {
        let page = OverviewPage(
            overview: Fixtures.longWords, relation: .patient, context: Fixtures.context(as: Fixtures.nurse))
        Snapshot.expect(page.html, named: "overview-long-words")
        let html = page.html.rendered()
        #expect(html.contains(Texts.danish.subject.protected))
        #expect(html.contains(Texts.danish.subject.interpreter))
        #expect(html.contains("arabisk"))
    }

    @Test func `ten thousand entries render`() {
        let bytes = OverviewPage(overview: Fixtures.enormous, relation: .own, context: Fixtures.context()).html
            .document()
        #expect(bytes.count > 1_000_000)
    }

    /// Whoever is named or not: there is a way to reach somebody, or it is said that there is none.
    @Test func `each thing going on has a contact`() {
        let html = OverviewPage(overview: Fixtures.overview, relation: .own, context: Fixtures.context()).html
            .rendered()
        let cards = html.split(separator: "<article class=\"card matter").dropFirst()
        #expect(cards.count == Fixtures.overview.now.count)
        for card in cards {
            #expect(card.contains("href=\"tel:"))
        }
        #expect(html.contains(Texts.danish.overview.nobodyNamed))
    }
}
