import Access
import Care
import HTML
import Pages
import Testing

/// Every page in the states it can be in, against what was looked at and found good.
struct PageSnapshotTests {
    let citizen = Fixtures.citizen

    @Test(arguments: Language.allCases)
    func `the whole thread`(language: Language) {
        let query = ThreadQuery(sector: .hospital, text: "kon", after: ThreadCursor(time: 5, tie: 1))
        let page = ThreadView(
            citizen: citizen, relation: .own, query: query,
            page: ThreadPage(
                entries: Fixtures.coursePage.thread.entries + Fixtures.hipCourse.entries,
                next: ThreadCursor(time: 1, tie: 2), total: 214),
            courses: [Fixtures.lungCourse, Fixtures.hipCourse],
            context: Fixtures.context(language, at: .thread(citizen: "karen", query)))
        Snapshot.expect(page.html, named: "thread-\(language.rawValue)")
    }

    @Test func `a search without hits`() {
        let page = ThreadView(
            citizen: citizen, relation: .own, query: ThreadQuery(text: "<b>"), page: ThreadPage(), courses: [],
            context: Fixtures.context())
        Snapshot.expect(page.html, named: "thread-nothing")
        #expect(page.html.rendered().contains(Texts.danish.thread.nothingFound))
    }

    @Test(arguments: Language.allCases)
    func `a course`(language: Language) {
        let reference = ReferencePath(type: "EpisodeOfCare", id: "kol")
        let page = CourseView(
            page: Fixtures.coursePage, relation: .own, reference: reference,
            context: Fixtures.context(language, at: .course(citizen: "karen", reference: reference, after: nil)))
        Snapshot.expect(page.html, named: "course-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases)
    func results(language: Language) {
        let page = ResultsView(
            kind: .results, citizen: citizen, relation: .own,
            entries: [Fixtures.potassium, Fixtures.creatinine, Fixtures.haemoglobin], trends: [Fixtures.trend],
            context: Fixtures.context(language, at: .results(citizen: "karen")))
        Snapshot.expect(page.html, named: "results-\(language.rawValue)")
    }

    @Test func `measurements, one with two values`() {
        let page = ResultsView(
            kind: .measurements, citizen: citizen, relation: .own, entries: [Fixtures.saturation, Fixtures.pressure],
            trends: [Fixtures.pressureTrend], context: Fixtures.context(at: .measurements(citizen: "karen")))
        Snapshot.expect(page.html, named: "measurements")
    }

    @Test func `no results`() {
        let page = ResultsView(
            kind: .results, citizen: citizen, relation: .own, entries: [], context: Fixtures.context())
        #expect(page.html.rendered().contains(Texts.danish.result.nothing))
    }

    @Test func `a result over time`() {
        let page = TrendView(
            citizen: citizen, relation: .own, trends: [Fixtures.trend],
            context: Fixtures.context(at: .trend(citizen: "karen", code: Fixtures.trend.code)))
        Snapshot.expect(page.html, named: "trend")
        let html = page.html.rendered()
        #expect(html.contains("role=\"img\""))
        #expect(html.contains("Lavest 88"))
    }

    @Test func medicines() {
        var earlier = Fixtures.medicines[0]
        earlier.standing = .past
        earlier.title = "Amoxicillin 500 mg"
        let page = ChapterView.medicines(
            Fixtures.medicines, earlier: ChapterList([earlier]), citizen: citizen, relation: .own,
            context: Fixtures.context(at: .medicines(citizen: "karen")))
        Snapshot.expect(page.html, named: "medicines")
    }

    @Test func `diagnoses and allergies`() {
        let page = ChapterView.diagnoses(
            Fixtures.diagnoses, earlier: ChapterList([]), allergies: ChapterList([]), citizen: citizen, relation: .own,
            context: Fixtures.context(at: .diagnoses(citizen: "karen")))
        Snapshot.expect(page.html, named: "diagnoses")
        #expect(page.html.rendered().contains(Texts.danish.chapter.noAllergiesHelp))
    }

    @Test func `plans and goals`() {
        let page = ChapterView.plans(
            Fixtures.coursePage.plans, goals: ChapterList([]), citizen: citizen, relation: .own,
            context: Fixtures.context(at: .plans(citizen: "karen")))
        Snapshot.expect(page.html, named: "plans")
    }

    @Test func documents() {
        let page = ChapterView.documents(
            ChapterList([Fixtures.letter], more: .thread(citizen: "karen", ThreadQuery(kind: .document))),
            citizen: citizen, relation: .own,
            context: Fixtures.context(at: .documents(citizen: "karen")))
        Snapshot.expect(page.html, named: "documents")
    }

    @Test func `an entry with its text`() {
        let page = EntryDetailView(
            citizen: citizen, relation: .own, entry: Fixtures.letter, course: Fixtures.lungCourse,
            document: Fixtures.document, related: [Fixtures.control], context: Fixtures.context())
        Snapshot.expect(page.html, named: "entry-document")
    }

    @Test func `an entry that does not count says so`() {
        let page = EntryDetailView(
            citizen: citizen, relation: .own, entry: Fixtures.cancelled, context: Fixtures.context())
        Snapshot.expect(page.html, named: "entry-void")
        #expect(page.html.rendered().contains(Texts.danish.entry.voidedHelp))
    }

    @Test func `a result's page`() {
        let page = EntryDetailView(
            citizen: citizen, relation: .patient, entry: Fixtures.creatinine, trend: Fixtures.trend,
            context: Fixtures.context(as: Fixtures.nurse))
        Snapshot.expect(page.html, named: "entry-result")
    }

    @Test(arguments: Language.allCases)
    func `sign-in`(language: Language) {
        let page = SignInView(personas: Fixtures.personas, context: Fixtures.context(language, as: nil, at: .signIn))
        Snapshot.expect(page.html, named: "sign-in-\(language.rawValue)")
    }

    @Test func `sign-in on a record that is not for trying out`() {
        let page = SignInView(personas: nil, context: Fixtures.context(as: nil, at: .signIn))
        Snapshot.expect(page.html, named: "sign-in-closed")
        #expect(!page.html.rendered().contains("<form"))
    }

    @Test(arguments: Language.allCases)
    func `the ways in`(language: Language) {
        let page = SignInView(
            waysIn: [
                .init(provider: "mitid", label: "MitID", isForStaff: false),
                .init(provider: "region", label: "Region Nord", isForStaff: true),
            ], personas: nil, goal: "/citizens/karen", context: Fixtures.context(language, as: nil, at: .signIn))
        Snapshot.expect(page.html, named: "sign-in-providers-\(language.rawValue)")
    }

    @Test(arguments: SignInNoticeView.Kind.allCases, Language.allCases)
    func `what has become of a sign-in`(kind: SignInNoticeView.Kind, language: Language) {
        let page = SignInNoticeView(
            kind: kind, context: Fixtures.context(language, as: nil), goal: "/citizens/karen")
        Snapshot.expect(page.html, named: "sign-in-notice-\(kind)-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases)
    func `a session that soon ends`(language: Language) {
        var context = Fixtures.context(language, at: .session(from: "/citizens/karen"))
        let now = Fixtures.moment.now
        let end = SessionEnd(idle: now + 240_000, absolute: now + 3_600_000)
        context.sessionEnd = end
        let page = SessionView(end: end, from: "/citizens/karen", context: context)
        Snapshot.expect(page.html, named: "session-\(language.rawValue)")
    }

    @Test(arguments: [true, false])
    func `every page says when the session ends`(isFinal: Bool) {
        let now = Fixtures.moment.now
        var context = Fixtures.context(at: .documents(citizen: "karen"))
        context.assets.sessionScript = .path(["assets", "session.js"])
        context.sessionEnd = SessionEnd(idle: now + 1_800_000, absolute: now + (isFinal ? 1_200_000 : 7_200_000))
        context.sessionWarning = 300
        let page = ChapterView.documents(
            ChapterList([Fixtures.letter], more: nil), citizen: citizen, relation: .own, context: context)
        Snapshot.expect(page.html, named: isFinal ? "session-final" : "session-idle")
    }

    @Test func `a page on which something is written is not replaced`() {
        var context = Fixtures.context(as: Fixtures.nurse, at: .findPatient)
        context.sessionEnd = SessionEnd(idle: Fixtures.moment.now + 1_800_000, absolute: .max)
        let page = FindPatientView(fields: PatientSearch(), state: .asking, context: context)
        #expect(!page.html.rendered().contains("http-equiv=\"refresh\""))
    }

    @Test(arguments: Language.allCases)
    func `choosing where one works`(language: Language) {
        let page = WorkplacesView(
            now: Employment(.hospitalNurse, reference: "PractitionerRole/1", unit: "1", unitName: "Lungemedicin"),
            others: [
                Employment(.hospitalNurse, reference: "PractitionerRole/2", unit: "2", unitName: "Akutafdelingen")
            ],
            context: Fixtures.context(language, as: Fixtures.nurse, at: .workplaces))
        Snapshot.expect(page.html, named: "workplaces-\(language.rawValue)")
    }

    @Test func `choosing whose record`() {
        let child = CitizenSummary(id: "emma", name: "Emma", age: 7)
        let page = ChooseCitizenView(
            choices: [.init(citizen: citizen, relation: .own), .init(citizen: child, relation: .child)],
            context: Fixtures.context(as: Fixtures.daughter, at: .citizens))
        Snapshot.expect(page.html, named: "choose")
    }

    @Test func `finding a patient`() {
        let match = PatientMatch(
            id: "karen", name: "Karen Margrethe Sørensen", civilRegistrationNumber: "6403481234",
            address: "Havnegade 12, 9999 Nordby")
        let page = FindPatientView(
            fields: PatientSearch(name: "Karen", birthDate: "4-3-1948"), state: .found([match], hasMore: true),
            context: Fixtures.context(as: Fixtures.nurse, at: .findPatient))
        Snapshot.expect(page.html, named: "find")
    }

    @Test(arguments: FindPatientView.Mistake.allCases)
    func `a mistake in a search stands at its field`(mistake: FindPatientView.Mistake) {
        let page = FindPatientView(
            fields: PatientSearch(number: "123"), state: .mistaken(mistake),
            context: Fixtures.context(as: Fixtures.nurse, at: .findPatient))
        #expect(page.html.rendered().contains("aria-invalid=\"true\""))
    }

    @Test func figures() {
        let page = FiguresView(
            figures: Fixtures.figures,
            context: Fixtures.context(as: Viewer(name: "Henrik Toft", kind: .qualityOfficer), at: .figures))
        Snapshot.expect(page.html, named: "figures")
        #expect(page.html.rendered().contains(Texts.danish.sayings.fewerThan(5)))
        #expect(page.html.rendered().contains(Texts.danish.quality.withheld))
    }

    @Test func `all courses`() {
        let page = CoursesView(
            citizen: citizen, relation: .own, courses: [Fixtures.lungCourse, Fixtures.hipCourse],
            context: Fixtures.context(at: .courses(citizen: "karen")))
        Snapshot.expect(page.html, named: "courses")
    }

    @Test func `all that lies ahead`() {
        let page = AheadView(
            citizen: citizen, relation: .own, entries: Fixtures.overview.next,
            context: Fixtures.context(at: .ahead(citizen: "karen")))
        Snapshot.expect(page.html, named: "ahead")
    }

    @Test(arguments: ErrorView.Kind.allCases, Language.allCases)
    func `errors in plain words`(kind: ErrorView.Kind, language: Language) {
        let page = ErrorView(kind: kind, context: Fixtures.context(language, as: nil))
        Snapshot.expect(page.html, named: "error-\(kind.rawValue)-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases)
    func help(language: Language) {
        let page = HelpView(context: Fixtures.context(language, as: nil, at: .help))
        Snapshot.expect(page.html, named: "help-\(language.rawValue)")
    }
}
