import Apps
import Care
import HTML
import Pages
import Questionnaires
import Testing

struct RouteTests {
    static let reference = ReferencePath(type: "Observation", id: "a-1.b")
    static let routes: [Route] = [
        .start, .signIn, .signInThen(to: "/citizens/1"), .signInWith(provider: "mitid", then: nil),
        .signInWith(provider: "mitid", then: "/help"), .signInReturn(provider: "mitid"),
        .providerSignOut(provider: "mitid"), .signedOut, .session(from: "/help"), .sessionEnded(from: "/help"),
        .workplaces,
        .signOut, .language(.english, from: "/citizens/1?x=y&z"), .help, .citizens,
        .overview(citizen: "12"), .changes(citizen: "12", since: 7), .changes(citizen: "12", since: nil),
        .unitChanges(since: 9),
        .thread(
            citizen: "12",
            ThreadQuery(
                sector: .generalPractice, kind: .result, course: "EpisodeOfCare/1", text: "æ & b?",
                after: ThreadCursor(time: -5, tie: 9))),
        .ahead(citizen: "12"), .courses(citizen: "12"),
        .course(citizen: "12", reference: reference, after: ThreadCursor(time: 1, tie: 2)),
        .results(citizen: "12"), .trend(citizen: "12", code: "urn:oid:1.2|NPU18016"), .medicines(citizen: "12"),
        .diagnoses(citizen: "12"), .plans(citizen: "12"), .measurements(citizen: "12"), .documents(citizen: "12"),
        .entry(citizen: "12", reference: reference),
        .accessLog(
            citizen: "12",
            AccessLogForm(
                text: "æ & b", reason: .care, from: CalendarDate(year: 2026, month: 2, day: 3),
                to: CalendarDate(year: 2026, month: 11, day: 30), includesOwn: true, before: 77)),
        .accessLogFile(citizen: "12", AccessLogForm(text: "x")), .accessQuestion(citizen: "12", look: 5),
        .accessNotice(citizen: "12"), .reviews, .review(id: "case-1"), .unit(nil), .unit(.unnamed),
        .today(citizen: "12", TodayQuery()), .today(citizen: "12", TodayQuery(notice: .late)),
        .today(citizen: "12", TodayQuery(isKept: true)), .monitored(citizen: "12", nil),
        .monitored(citizen: "12", .handled), .worklist(WorklistQuery()),
        .worklist(WorklistQuery(notice: .late, showsGreen: true)), .alarms(AlarmsQuery()),
        .alarms(AlarmsQuery(days: 365)), .homeAssessment(citizen: "12", nil),
        .homeAssessment(citizen: "12", .decided), .programmes, .programme(id: "copd"),
        .tuning(id: "copd", TuningQuery()), .tuning(id: "copd", TuningQuery(isFile: true)), .versions(id: "copd", nil),
        .versions(id: "copd", .late),
        .equipment(citizen: "12", nil), .equipment(citizen: "12", .told), .unitEquipment,
        .unitPathway(id: "e-1"), .unitHandover(id: "t-1"), .findPatient, .figures,
        .access(citizen: "12", AccessQuery()),
        .access(citizen: "12", AccessQuery(form: .role, relative: "a-1.b", done: .said)), .opening(citizen: "12"),
        .mandates(nil), .mandates(.accepted), .apps(citizen: "12"), .transitions,
        .discharges(citizen: "12", DischargeQuery()),
        .discharges(citizen: "12", DischargeQuery(id: "a-1.b", part: .dischargeLetter, isDone: true)), .unitTasks,
        .citizenTasks(citizen: "12", nil), .citizenTasks(citizen: "12", .late), .unitFailures,
        .failures(citizen: "12", nil), .failures(citizen: "12", .reported), .caseList(nil), .caseList(.drawn(3)),
        .questionnaires(citizen: "12", nil), .questionnaires(citizen: "12", .sent),
        .questionnaire(citizen: "12", id: "a-1", AnswerQuery()),
        .questionnaire(
            citizen: "12", id: "a-1", AnswerQuery(view: .whole, place: FormPlace("3.0-5.1"), done: .looked)),
        .caseList(.saved), .timeliness, .jointPlan(citizen: "12", JointPlanQuery()),
        .jointPlan(citizen: "12", JointPlanQuery(version: 3, editing: "a-1", done: .saved)),
        .unitLetters, .letters(citizen: "12", nil), .letters(citizen: "12", .late), .letter(citizen: "12", id: "l-1"),
        .authorize(AppQuery(["client_id": "a", "redirect_uri": "https://app.example/back?x=y&z", "state": "æ b"])),
    ]

    @Test func `every pattern has a route here`() {
        #expect(Set(Self.routes.map(\.pattern)) == Set(RoutePattern.allCases))
    }

    @Test(arguments: routes)
    func `links lead back to their route`(route: Route) {
        #expect(Route(address: route.target.text) == route)
    }

    @Test(arguments: [
        "", "https://evil.example/", "//evil.example/help", "/sign-out", "/sign-in?from=/help", "/language/en",
        "/session",
        "/session/ended", "/signed-out", "/", "/sign-in/mitid", "/sign-in/mitid/return?code=x", "/nowhere",
    ])
    func `nobody is led to where nothing is to be seen`(address: String) {
        #expect(Route.goal(address) == nil)
    }

    @Test func `an address within an address within an address is no abyss`() {
        let deep = String(repeating: "/sign-in?from=", count: 100_000)
        #expect(Route.goal(deep) == nil)
        #expect(Route(address: deep) == .signIn)
        #expect(Route(address: "/%73ession?from=" + deep) == .session(from: "/"))
    }

    @Test func `somebody is led back to a page, as we would write its address`() {
        #expect(Route.goal("/citizens/1/thread?q=a&unknown=b") == Route.goal("/citizens/1/thread?q=a"))
        #expect(Route.goal("/help#//evil.example") == nil)
        #expect(Route.goal("/citizens/1") == "/citizens/1")
    }

    @Test(arguments: [
        "", "citizens/12", "//evil.example", "/citizens", "/citizens/../find", "/citizens/a%20b", "/citizens/%ff",
        "/citizens/12/thread?sector=moon", "/citizens/12/trend", "/citizens/12/thread?after=x", "/nowhere",
        "/citizens/12/entries/Observation", "/citizens/12/access-log?from=2026-02-30", "/citizens/12/access-log?why=x",
        "/citizens/12/access-log?before=0", "/citizens/12/access-log/question",
        "/citizens/12/access?form=x", "/citizens/12/access?done=x",
        "/citizens/12/changes?since=x", "/unit/changes?since=-1", "/citizens/12/access?relative=a%20b",
        "/mandates?done=x", "/citizens/\(String(repeating: "a", count: 65))",
        "/citizens/12/discharges?part=discharge-letter", "/citizens/12/discharges?id=a&part=x",
        "/citizens/12/discharges?done=x",
    ])
    func `addresses that are none`(address: String) {
        let route = Route(address: address)
        #expect(route == nil || address == "/citizens" && route == .citizens)
    }

    @Test func `every page that shows a citizen is audited as such`() {
        // The page before a record is opened holds nothing of it, and says the same of every id.
        for pattern in RoutePattern.allCases where pattern.rawValue.contains("{citizen}") && pattern != .opening {
            #expect(pattern.audit == .readingOfTheCitizen)
            #expect(pattern.access == .whoeverMaySeeTheCitizen || pattern.access == .theCitizen)
        }
    }

    @Test func `every page that is audited has a word for what is seen on it`() {
        for pattern in RoutePattern.allCases where pattern.audit != .nothing {
            #expect(AccessedThing(activity: pattern.rawValue) != nil, "\(pattern.rawValue)")
        }
        #expect(AccessedThing(activity: "/nowhere") == nil)
    }

    @Test func `days begin at midnight where the citizen lives`() {
        let winter = CalendarDate(year: 2026, month: 11, day: 21).start(in: .copenhagen)
        #expect(winter == 1_795_215_600_000)
        let summer = CalendarDate(year: 2026, month: 7, day: 1)
        #expect(LocalTime(summer.start(in: .copenhagen), zone: .copenhagen).date == summer)
        #expect(LocalTime(summer.start(in: .copenhagen) - 1, zone: .copenhagen).date < summer)
        #expect(LocalTime(summer.start(in: .copenhagen), zone: .copenhagen).hour == 0)
    }

    @Test func `forms are read, and what is no form is not`() throws {
        let form = try #require(FormFields("name=Karen+S%C3%B8rensen&empty=&a=1&a=2&flag"))
        #expect(form["name"] == "Karen Sørensen")
        #expect(form["empty"] == nil)
        #expect(form.all["a"] == ["1", "2"])
        #expect(FormFields("a=%zz") == nil)
        #expect(FormFields(Array(repeating: "a=1", count: 101).joined(separator: "&")) == nil)
    }

    static let searches: [(String?, String?, String?, String)] = [
        ("640348-1234", nil, nil, "number(6403481234)"), (" 640348 1234 ", nil, nil, "number(6403481234)"),
        ("12", nil, nil, "mistake number"), (nil, "Karen", nil, "mistake tooLittle"),
        (nil, nil, nil, "mistake tooLittle"), (nil, "Karen", "4-3-1948", "person Karen 1948-03-04"),
        (nil, "Karen", "1948-03-04", "person Karen 1948-03-04"), (nil, "Karen", "31.2.1948", "mistake date"),
        (nil, "Karen", "i går", "mistake date"),
    ]

    @Test(arguments: searches)
    func `what is written to find a patient`(number: String?, name: String?, date: String?, expected: String) {
        let search = PatientSearch(number: number, name: name, birthDate: date)
        let said =
            switch search.question {
            case .success(.number(let number)): "number(\(number))"
            case .success(.person(let name, let birthDate)): "person \(name) \(birthDate)"
            case .failure(let error): "mistake \(error.mistake)"
            }
        #expect(said == expected)
    }
}
