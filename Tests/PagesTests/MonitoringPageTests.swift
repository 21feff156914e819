import Care
import FHIR
import HTML
import Pages
import Testing

/// The pages about monitoring at home in the states they can be in, against what was looked at and found good.
struct MonitoringPageTests {
    static let hour: Int64 = 3_600_000
    static let day: Int64 = 86_400_000
    static let now = Fixtures.context().moment.now

    static let saturation = MeasureField(measure: "spo2", name: "Iltmætning", unit: "%", possible: 30...100)
    static let pressure = [
        MeasureField(measure: "systolic", name: "Det øverste tal", unit: "mmHg", possible: 40...300),
        MeasureField(measure: "diastolic", name: "Det nederste tal", unit: "mmHg", possible: 20...200),
    ]

    static let trend = MeasureTrend(
        measure: "spo2", name: "Iltmætning", unit: "%",
        points: (0..<20).map { index in
            let value = 93.0 - Double(index % 4) - (index > 16 ? Double(index - 14) : 0)
            return MeasureTrend.Point(
                instant: now - Int64(20 - index) * day, value: value,
                mark: value < 86 ? .red : value < 88 ? .yellow : .green)
        }, limits: LimitLines(alertLow: 86, warningLow: 88), isPersonal: true)

    static let plan = TodayPlan(
        id: "plan-1", title: "KOL derhjemme", unit: Fixtures.coordinator,
        due: [
            TodayItem(
                activity: "saturation", title: "Mål iltmætningen",
                help: "Sid stille i fem minutter. Sæt klemmen på pegefingeren.",
                what: .measures([saturation]), until: now + 3 * hour),
            TodayItem(
                activity: "pressure", title: "Mål blodtrykket", what: .measures(pressure), until: now + 5 * hour),
        ],
        next: now + 22 * hour,
        extra: [
            TodayItem(activity: "saturation", title: "Mål iltmætningen", what: .measures([saturation]))
        ],
        answers: [
            TodayAnswer(
                id: "Observation/1", title: "Iltmætning", value: "84 %", instant: now - hour, mark: .red,
                reason: "Rød, fordi iltmætning 84 % er under din egen grænse på 86 %."),
            TodayAnswer(
                id: "Observation/2", title: "Vægt", value: "71,4 kg", instant: now - 2 * hour, mark: .green,
                enteredBy: "Mette Holm"),
            TodayAnswer(id: "q", title: "Spørgsmål om dagen", value: "", instant: now - 2 * hour, mark: nil),
            TodayAnswer(id: "m", title: "Puls", value: "", instant: now - 3 * hour, mark: .missing),
        ],
        trends: [trend],
        handled: [
            HandledDeviation(
                id: "d1", mark: .red, reasons: ["rød, fordi iltmætning 84 % er under din egen grænse på 86 %"],
                since: now - hour, stage: .taken(by: "Lone Bak")),
            HandledDeviation(
                id: "d0", mark: .yellow, reasons: ["gul, fordi vægten er steget 2 kg"], since: now - 5 * day,
                stage: .done(
                    at: now - 4 * day, by: "Lone Bak",
                    what: "Vi talte i telefon. Du tager en ekstra vanddrivende tablet i tre dage.")),
        ],
        learning: [
            LearningStep(title: "Vejrtrækning, når du bliver forpustet", text: "Pust ud med spidsede læber <langsomt>.")
        ])

    static func today(
        _ plans: [TodayPlan], _ relation: CitizenBanner.Relation = .own, notice: TodayNotice? = nil,
        form: MeasureForm? = nil, language: Language = .danish
    ) -> TodayView {
        TodayView(
            model: TodayModel(
                citizen: Fixtures.citizen, relation: relation, mayEnter: relation != .patient, plans: plans),
            notice: notice, form: form, transmission: "transmission",
            context: Fixtures.context(language, at: .today(citizen: "karen", TodayQuery())))
    }

    @Test(arguments: Language.allCases)
    func `today, with something to measure and something red`(language: Language) {
        Snapshot.expect(
            Self.today([Self.plan], notice: .sent, language: language).html, named: "today-\(language.rawValue)")
    }

    @Test func `every colour is said in a word`() {
        for language in Language.allCases {
            let words = MonitoringMark.allCases.map { mark in
                var plan = Self.plan
                plan.answers = [
                    TodayAnswer(id: "x", title: "Puls", value: "70", instant: Self.now, mark: mark)
                ]
                let html = Self.today([plan], language: language).html.rendered()
                let text = language.texts.monitoring
                let word = [text.red, text.yellow, text.missing, text.wish, text.grey, text.green][
                    MonitoringMark.allCases.firstIndex(of: mark) ?? 0]
                #expect(html.contains("</svg>\(word)</span>"), "\(mark)")
                return word
            }
            #expect(Set(words).count == MonitoringMark.allCases.count)
        }
    }

    @Test func `today, when nothing is due, on pause, and without any plan`() {
        let texts = Texts.danish.today
        var plan = Self.plan
        plan.due = []
        plan.wishedAt = Self.now
        #expect(Self.today([plan]).html.rendered().contains(texts.allDone))
        #expect(!Self.today([plan]).html.rendered().contains(">\(texts.wish)<"))
        plan.answers = []
        #expect(Self.today([plan]).html.rendered().contains(texts.nothingDue))
        plan.state = .paused(until: Self.now + 3 * Self.day)
        #expect(Self.today([plan]).html.rendered().contains("holder pause til og med"))
        #expect(Self.today([]).html.rendered().contains(texts.none))
    }

    @Test func `help is always there: whom to call, that this is no emergency service, and the wish for contact`() {
        for relation in [CitizenBanner.Relation.own, .relative, .child] {
            let html = Self.today([Self.plan], relation).html.rendered()
            #expect(html.contains("112") && html.contains("+45 99 11 22 33"))
            #expect(html.contains(Texts.danish.today.wish))
        }
    }

    @Test func `who only looks on enters nothing`() {
        let html = Self.today([Self.plan], .patient).html.rendered()
        #expect(!html.contains("data-sends") && !html.contains("name=\"do\""))
    }

    @Test func `an impossible value is asked back about, and stands as it was written`() {
        let fields = FormFields("value-spo2=8%2C6")
        let form = MeasureForm(plan: "plan-1", activity: "saturation", fields ?? FormFields("")!, [Self.saturation])
        #expect(form.mistakes == ["spo2": .impossible])
        let html = Self.today([Self.plan], form: form).html.rendered()
        #expect(html.contains("Kan det passe?") && html.contains("value=\"8,6\""))
    }

    @Test func `numbers are read with a comma and with a point, and nothing else is`() {
        let good = ["86": 86, "36,8": 36.8, "36.8": 36.8, "-1,5": -1.5, "007": 7]
        for (text, value) in good { #expect(MeasureForm.number(text) == value, "\(text)") }
        for text in ["", ",", "1,", ",5", "1.000,5", "1e3", "0x10", "86 %", "--1", "nan", "inf", "１２", "1234567890123"]
        {
            #expect(MeasureForm.number(text) == nil, "\(text)")
        }
    }

    @Test func `the page that the device keeps holds nobody's name and nothing that was measured`() {
        var context = Fixtures.context()
        context.keeping = nil
        let model = TodayModel(
            citizen: Fixtures.citizen, relation: .own, mayEnter: true, plans: [Self.plan])
        let view = KeptTodayView(model: model, context: context).html
        Snapshot.expect(view, named: "today-kept")
        let html = view.rendered()
        for private_ in ["Karen", "640348", "84 %", "71,4", "Mette", "value=\"token\"", "polyline"] {
            #expect(!html.contains(private_), "\(private_)")
        }
        #expect(html.contains("name=\"value-spo2\"") && html.contains("+45 99 11 22 33") && html.contains("112"))
    }

    // MARK: Staff

    static let line = WorklistLine(
        id: "d1", version: 3, citizen: "karen", citizenName: "Karen Margrethe Sørensen", programme: "KOL derhjemme",
        mark: .red,
        reasons: [
            .init(
                mark: .red, words: "rød, fordi iltmætning 84 % er under borgerens egen grænse på 86 %",
                instant: now - hour, isNew: true),
            .init(mark: .missing, words: "vægten kom ikke i tide", instant: now - 5 * hour, isNew: false),
        ], since: now - 5 * hour, handleBy: now + hour, isSeen: true, trend: trend)

    static let lines = [
        line,
        WorklistLine(
            id: "d2", version: 1, citizen: "poul", citizenName: "Poul Holm", programme: "Hjertesvigt derhjemme",
            mark: .yellow,
            reasons: [
                .init(mark: .yellow, words: "gul, fordi vægten er steget 2,1 kg", instant: now - 2 * hour, isNew: true)
            ],
            since: now - 2 * hour, handleBy: now - hour, isSeen: false, isEscalated: true),
        WorklistLine(
            id: "d3", version: 4, citizen: "emil", citizenName: nil, programme: "KOL derhjemme", mark: .missing,
            reasons: [
                .init(
                    mark: .missing, words: "mangler, for iltmætning skulle være kommet kl. 10.00", instant: now - hour,
                    isNew: false)
            ],
            since: now - hour, handleBy: now + 20 * hour, isSeen: true,
            taker: .init(reference: "PractitionerRole/n1", name: "Anne Lund")),
        WorklistLine(
            id: "d4", version: 2, citizen: "anna", citizenName: "Anna <Sofie> Dam", programme: "KOL derhjemme",
            mark: .wish,
            reasons: [
                .init(
                    mark: .wish, words: "vil gerne kontaktes: »Hvor bestiller jeg nye klemmer?«", instant: now - hour,
                    isNew: false)
            ],
            since: now - hour, handleBy: now + 30 * hour, isSeen: true,
            taker: .init(reference: "PractitionerRole/n2", name: "Bo Friis")),
    ]

    static func list(_ lines: [WorklistLine], notice: WorklistNotice? = nil, _ language: Language = .danish) -> HTML {
        WorklistView(
            model: WorklistModel(
                lines: lines, counts: [.red: 1, .yellow: 1, .missing: 1, .wish: 1, .green: 48], paused: 2,
                selves: ["PractitionerRole/n1"]), notice: notice,
            context: Fixtures.context(language, as: Fixtures.nurse, at: .worklist(WorklistQuery()))
        ).html
    }

    @Test(arguments: Language.allCases)
    func `the unit's list`(language: Language) {
        Snapshot.expect(Self.list(Self.lines, language), named: "worklist-\(language.rawValue)")
    }

    @Test func `an empty list says so, and counts the green ones`() {
        let html = Self.list([]).rendered()
        #expect(html.contains(Texts.danish.monitoring.none) && html.contains("48 forløb, hvor intet afviger."))
    }

    @Test func `nobody takes what somebody has taken, and whoever came second is told`() {
        let html = Self.list([Self.lines[3]], notice: .late).rendered()
        #expect(!html.contains("value=\"take\"") && html.contains("Bo Friis har den"))
        #expect(html.contains(Texts.danish.monitoring.said(.late)))
    }

    static func monitored(
        steps: Set<MonitoredModel.Step>, notice: MonitoredNotice? = nil, mistake: MonitoredMistake? = nil,
        open: WorklistLine? = line
    ) -> HTML {
        MonitoredView(
            model: MonitoredModel(
                citizen: Fixtures.citizen,
                plans: [
                    MonitoredPlan(
                        id: "plan-1", recordVersion: 7, title: "KOL derhjemme", programme: "copd", version: "1",
                        isExperimental: true, state: .running, unit: "Lungemedicinsk Ambulatorium",
                        since: now - 40 * day, open: open, trends: [trend],
                        limits: [
                            PersonalLimit(
                                measure: "spo2", name: "Iltmætning", unit: "%",
                                limits: LimitLines(alertLow: 86, warningLow: 88), setBy: "Overlæge Amir Rahimi",
                                setAt: now - 20 * day, reason: "Hun ligger altid lavt.")
                        ], handled: plan.handled.filter { $0.id == "d0" },
                        instruction: "Ring inden for to timer.")
                ], programmes: [.init(id: "x|1", title: "Hjertesvigt")], steps: steps, selves: []),
            notice: notice, mistake: mistake,
            context: Fixtures.context(as: Fixtures.nurse, at: .monitored(citizen: "karen", nil))
        ).html
    }

    @Test func `one citizen's monitoring, as staff`() {
        Snapshot.expect(Self.monitored(steps: Set(MonitoredModel.Step.allCases)), named: "monitored")
    }

    @Test func `who may not deal with it only looks`() {
        let html = Self.monitored(steps: []).rendered()
        #expect(!html.contains("name=\"do\""))
    }

    @Test func `each mistake and each notice is said`() {
        for mistake in MonitoredMistake.allCases {
            #expect(
                Self.monitored(steps: [.handle], mistake: mistake).rendered()
                    .contains(Texts.danish.monitoring.mistaken(mistake)))
        }
        for notice in MonitoredNotice.allCases {
            #expect(
                Self.monitored(steps: [], notice: notice, open: nil).rendered()
                    .contains(Texts.danish.monitoring.told(notice)))
        }
    }
}
