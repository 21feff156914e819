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

    static let questions = [
        LookCase(
            id: "q2", kind: .question, patient: "karen", look: 84, who: "PractitionerRole/d1",
            whoInWords: "Peter Krogh · Læge · Fælles Akutmodtagelse", lookedAt: 1_795_240_800_000,
            text: "Hvorfor så I hele journalen?", opened: 1_795_244_000_000, deadline: 1_797_663_200_000),
        LookCase(
            id: "q1", kind: .question, patient: "karen", look: 12, who: "PractitionerRole/n1", whoInWords: "Lone Bak",
            lookedAt: 1_794_240_800_000, text: "Var du på arbejde?", opened: 1_794_244_000_000,
            deadline: 1_796_663_200_000, finding: "Ja. Du havde en tid den dag.", closed: 1_794_500_000_000),
    ]

    @Test(arguments: Language.allCases)
    func `the reviewer's list`(language: Language) {
        let sampled = LookCase(
            id: "c", kind: .manyPatients, patient: "karen", look: 84, who: "PractitionerRole/n1",
            text: "Mere end 40 borgere inden for 60 minutter.", opened: 1_795_244_000_000)
        var overdue = Self.questions[1]
        (overdue.finding, overdue.closed, overdue.deadline) = (nil, nil, 1_795_000_000_000)
        let page = ReviewsView(
            cases: [overdue, Self.questions[0], sampled], names: Self.names,
            context: Fixtures.context(language, as: Viewer(name: "Kontrol", kind: .reviewer), at: .reviews))
        Snapshot.expect(page.html, named: "reviews-\(language.rawValue)")
    }

    @Test func `one case`() {
        let page = ReviewView(
            lookCase: Self.questions[0], names: Self.names,
            explanation: [
                "No: no care relation of PractitionerRole/d1 at Organization/fam holds, and no stated reason does."
            ],
            draft: ("", .empty),
            context: Fixtures.context(
                as: Viewer(name: "Kontrol", kind: .reviewer), at: .review(id: "q2")))
        Snapshot.expect(page.html, named: "review")
        let nothing = ReviewsView(
            cases: [], names: [:], context: Fixtures.context(as: Viewer(name: "Kontrol", kind: .reviewer)))
        #expect(nothing.html.rendered().contains(Texts.danish.lookCase.nothingToReview))
    }

    static let names = [
        "PractitionerRole/d1": Contact(
            reference: "PractitionerRole/d1", person: "Peter Krogh", role: "Læge", unit: "Fælles Akutmodtagelse")
    ]

    @Test(arguments: Language.allCases)
    func `who has looked`(language: Language) {
        let form = AccessLogForm(text: "bak", reason: .care, from: CalendarDate(year: 2026, month: 11, day: 1))
        let page = AccessLogView(
            citizen: Fixtures.citizen, form: form, page: AccessLogPage(visits: Self.visits, next: 70),
            questions: Self.questions, notice: .each,
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
