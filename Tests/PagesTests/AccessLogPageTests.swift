import Care
import HTML
import Pages
import Testing

/// The pages about who has looked, in the states that they can be in.
struct AccessLogPageTests {
    static let nurse = AccessPerson(
        identity: "PractitionerRole/n1", role: "hospital-nurse", name: "Lone Bak", profession: "Sygeplejerske",
        unit: "Lungemedicinsk Ambulatorium, Nordby Hospital")

    static let visits = [
        AccessVisit(
            number: 91, first: 1_795_248_000_000, last: 1_795_248_660_000, who: nurse, reason: .care,
            things: [.overview, .medicines, .results], looks: 5),
        AccessVisit(
            number: 84, first: 1_795_240_800_000, last: 1_795_240_800_000,
            who: AccessPerson(
                identity: "PractitionerRole/d1", role: "hospital-doctor", name: "Peter Krogh", profession: "Læge",
                unit: "Fælles Akutmodtagelse"), reason: .emergency, things: [.wholeRecord], looks: 1),
        AccessVisit(
            number: 80, first: 1_795_161_600_000, last: 1_795_161_700_000,
            who: AccessPerson(
                identity: "RelatedPerson/mette", role: "relative", name: "Mette Holm", profession: "Datter"),
            reason: .proxy, app: "Familiekalenderen", things: [.appointments], looks: 2),
        AccessVisit(
            number: 77, first: 1_795_150_000_000, last: 1_795_150_000_000,
            who: AccessPerson(identity: "PractitionerRole/x", role: "secretary"), reason: .unknown, isRefused: true),
        AccessVisit(
            number: 70, first: 1_795_140_000_000, last: 1_795_140_000_000,
            who: AccessPerson(identity: "laboratorium", role: "system"), reason: .system, things: [.results],
            changes: 3),
    ]

    @Test(arguments: Language.allCases)
    func `who has looked`(language: Language) {
        let form = AccessLogForm(text: "bak", reason: .care, from: CalendarDate(year: 2026, month: 11, day: 1))
        let page = AccessLogView(
            citizen: Fixtures.citizen, form: form, page: AccessLogPage(visits: Self.visits, next: 70),
            context: Fixtures.context(language, at: .accessLog(citizen: "karen", form)))
        Snapshot.expect(page.html, named: "access-log-\(language.rawValue)")
    }

    @Test func `nobody has looked`() {
        let page = AccessLogView(
            citizen: Fixtures.citizen, form: AccessLogForm(), page: AccessLogPage(),
            context: Fixtures.context(at: .accessLog(citizen: "karen", AccessLogForm())))
        Snapshot.expect(page.html, named: "access-log-nobody")
        #expect(page.html.rendered().contains(Texts.danish.accessLog.nobody))
    }

    @Test func `asking about a look`() {
        let page = AccessQuestionView(
            citizen: Fixtures.citizen, visit: Self.visits[1],
            context: Fixtures.context(at: .accessQuestion(citizen: "karen", look: 84)))
        Snapshot.expect(page.html, named: "access-question")
    }

    @Test func `why, who and what have words of their own in both languages`() {
        for language in Language.allCases {
            #expect(Set(AccessReason.allCases.map(language.name)).count == AccessReason.allCases.count)
            #expect(Set(AccessedThing.allCases.map(language.name)).count == AccessedThing.allCases.count)
        }
    }
}
