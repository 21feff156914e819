import HTML
import Monitoring
import Pages
import Testing

/// Changing a programme on pages: fields, the file, what it means, its versions.
struct TuningPageTests {
    private static func copd() throws -> Programme {
        try #require(ExampleProgrammes.all().first { $0.name == "copd" })
    }

    private static func form(_ changes: [String: String], _ language: Language = .danish) throws -> FormFields {
        var values = ProgrammeFields(try copd(), language).values
        for (name, value) in changes { values[name] = value }
        var text = ""
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            let encoded = value.utf8.map { byte in
                let code = String(byte, radix: 16)
                return "%" + (code.count < 2 ? "0" : "") + code
            }
            text += "&\(name)=\(encoded.joined())"
        }
        return try #require(FormFields(text.dropFirst()))
    }

    @Test(arguments: Language.allCases)
    func `fields that nobody has touched are the same programme`(language: Language) throws {
        for programme in try ExampleProgrammes.all() {
            var fields = ProgrammeFields(programme, language)
            #expect(fields.values.count < 80, "a form has at most a hundred fields")
            #expect(fields.programme(from: programme) == programme)
            #expect(fields.mistakes.isEmpty)
        }
    }

    @Test func `a limit, a time and a text are changed as people write them`() throws {
        var fields = ProgrammeFields(
            try Self.form([
                "limit-spo2-warning-low": " 89,5 ", "limit-pulse-alert-high": "", "within-red": "0,5",
                "limit-weight-warning-high": "Sædvanlig + 4", "citizen-red-da": "Ring nu.",
            ]))
        let new = try #require(fields.programme(from: try Self.copd()))
        #expect(new.limits(of: "spo2")?[.warningLow] == .absolute(89.5))
        #expect(new.limits(of: "pulse")?[.alertHigh] == nil)
        #expect(new.limits(of: "weight")?[.warningHigh] == .step(4))
        #expect(new.response(to: .red)?.withinMinutes == 30)
        #expect(new.response(to: .red)?.citizen.danish == "Ring nu.")
        #expect(ProgrammeChange.all(from: try Self.copd(), to: new).count == 5)
    }

    @Test(arguments: [
        ("limit-spo2-warning-low", "mange", ProgrammeFields.Mistake.limit), ("limit-spo2-alert-low", "95", .limits),
        ("limit-spo2-alert-low", "880", .limits), ("within-yellow", "snart", .hours), ("within-yellow", "0", .hours),
        ("staff-grey-en", "", .text),
    ])
    func `what is wrong stands at its field`(name: String, value: String, mistake: ProgrammeFields.Mistake) throws {
        var fields = ProgrammeFields(try Self.form([name: value]))
        #expect(fields.programme(from: try Self.copd()) == nil)
        #expect(Array(fields.mistakes.values) == [mistake])
        let html = TuningView(
            model: TuningModel(try Self.copd(), fields: fields, .danish),
            context: Fixtures.context(as: Fixtures.nurse, at: .tuning(id: "copd", TuningQuery()))
        ).html.rendered()
        #expect(html.contains(Texts.danish.tuning.mistake(mistake)) && html.contains(Texts.danish.tuning.mistaken))
    }

    @Test func `a mistake in the file is told with its line and why, and the text is kept`() throws {
        let text = ProgrammeFile.text(of: try Self.copd()).replacing("warning-low: 90", with: "warning-low: <90>")
        let fault = #expect(throws: ProgrammeFault.self) { try ProgrammeFile.read(text) }
        let html = TuningView(
            model: TuningModel(try Self.copd(), file: text, fault: fault, .danish),
            context: Fixtures.context(as: Fixtures.nurse, at: .tuning(id: "copd", TuningQuery(isFile: true)))
        ).html.rendered()
        #expect(html.contains("Linje \(fault?.line ?? 0): her skal stå en grænse"))
        #expect(html.contains("warning-low: &lt;90&gt;"))
    }

    private static func trial(
        mayPublish: Bool, written: TrialModel.Written = .init(), _ language: Language = .danish
    ) throws -> HTML {
        var fields = ProgrammeFields(try form(["limit-spo2-warning-low": "89", "within-red": "1"]))
        var new = try #require(fields.programme(from: try copd()))
        new.version = "2"
        typealias Count = ProgrammeTrial.Count
        let trial = ProgrammeTrial(
            days: 30, plans: 12, all: 12,
            lines: [
                .init(
                    rule: .limit(measure: "spo2", .warningLow), old: Count(alarms: 31, plans: 7),
                    new: Count(alarms: 9, plans: 3)),
                .init(
                    rule: .missing(activity: "weight"), old: Count(alarms: 4, plans: 4), new: Count(alarms: 4, plans: 4)
                ),
            ],
            totals: [
                .init(urgency: .red, old: Count(alarms: 2, plans: 1), new: Count(alarms: 2, plans: 1)),
                .init(urgency: .yellow, old: Count(alarms: 31, plans: 7), new: Count(alarms: 9, plans: 3)),
                .init(urgency: .missing, old: Count(alarms: 4, plans: 4), new: Count(alarms: 4, plans: 4)),
            ])
        return TrialView(
            model: TrialModel(
                from: try copd(), to: new, trial: trial, mayPublish: mayPublish, written: written, language),
            context: Fixtures.context(language, as: Fixtures.nurse, at: .tuning(id: "copd", TuningQuery()))
        ).html
    }

    @Test(arguments: Language.allCases)
    func `what a new version means`(language: Language) throws {
        Snapshot.expect(try Self.trial(mayPublish: true, language), named: "programme-trial-\(language.rawValue)")
    }

    @Test func `only a doctor is offered to publish, and is asked why`() throws {
        let others = try Self.trial(mayPublish: false).rendered()
        #expect(others.contains(Texts.danish.tuning.doctorPublishes) && !others.contains("value=\"publish\""))
        let again = try Self.trial(mayPublish: true, written: .init(isApproved: true, lacksReason: true)).rendered()
        #expect(again.contains(Texts.danish.tuning.whyMissing) && again.contains("value=\"publish\""))
        #expect(again.contains("value=\"yes\" checked"))
    }

    @Test func `whoever comes second keeps what was written, and is told`() throws {
        let late = try Self.trial(mayPublish: true, written: .init(why: "For mange gule", isLate: true)).rendered()
        #expect(late.contains("For mange gule") && late.contains(Texts.danish.tuning.meanwhile("1")))
    }

    @Test func `a limit between two whole numbers is not rounded`() {
        let row = ChangeRow(.limit(measure: "spo2", .warningLow, from: .absolute(89), to: .absolute(88.5)), .danish)
        #expect(row.from == "gul under 89 %" && row.to == "gul under 88,5 %")
    }

    @Test func `a score has limits that are numbers`() throws {
        let depression = try #require(ExampleProgrammes.all().first { $0.name == "depression" })
        let score = try #require(depression.activities.lazy.compactMap(\.score).first)
        let level = try #require(score.limits?.levels.first)
        let name = "limit-\(score.measure)-\(level.rawValue)"
        var fields = ProgrammeFields(depression, .danish)
        fields.values[name] = "sædvanlig - 3"
        #expect(fields.programme(from: depression) == nil)
        #expect(fields.mistakes == [name: .limit])
        fields = ProgrammeFields(depression, .danish)
        fields.values[name] = ""
        #expect(fields.programme(from: depression)?.limits(of: score.measure)?[level] == nil)
    }

    @Test func `the citizen reads what is otherwise, why, and that own limits stay`() throws {
        let wording = Wording(danish: "Ring nu.", english: "Call now.")
        let rows = [
            ChangeRow(
                .limit(measure: "spo2", .warningLow, from: .absolute(90), to: .absolute(89)), isCitizens: true, .danish),
            ChangeRow(.text(.citizen(.red), from: nil, to: wording), isCitizens: true, .danish),
        ]
        let moved = MovedPlan(
            at: MonitoringPageTests.now, name: "Lone <Bak>", why: "Færre gule om morgenen", changes: rows,
            hasOwnLimits: true)
        var plan = MonitoringPageTests.plan
        plan.moved = moved
        let html = TodayView(
            model: TodayModel(
                citizen: Fixtures.citizen, relation: .own, mayEnter: true, plans: [plan]),
            context: Fixtures.context(at: .today(citizen: "karen", TodayQuery()))
        ).html
        let text = html.rendered()
        for words in [
            "Lone &lt;Bak&gt;", "Færre gule om morgenen", "gul under 89", "hvad du skal gøre", "Ring nu.",
            Texts.danish.tuning.ownLimitsStay,
        ] { #expect(text.contains(words), "\(words)") }
        #expect(!text.contains("borgeren at vide"))
    }

    @Test(arguments: Language.allCases)
    func `the fields of a programme`(language: Language) throws {
        let html = TuningView(
            model: TuningModel(try Self.copd(), language),
            context: Fixtures.context(language, as: Fixtures.nurse, at: .tuning(id: "copd", TuningQuery()))
        ).html
        Snapshot.expect(html, named: "programme-fields-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases)
    func `the versions, and the unit's plans`(language: Language) throws {
        let model = VersionsModel(
            name: "copd", title: "KOL derhjemme", newest: "2",
            versions: [
                .init(
                    version: "2", isExperimental: false, publishedBy: "Overlæge <Amir> Rahimi",
                    publishedAt: Fixtures.context().moment.now, why: "For mange gule om morgenen",
                    changes: [.init(what: "Iltmætning", from: "gul under 90 %", to: "gul under 89 %")], plans: 3),
                .init(version: "1", isExperimental: true, plans: 9),
            ], mayMove: true)
        let html = VersionsView(
            model: model, notice: .published,
            context: Fixtures.context(language, as: Fixtures.nurse, at: .versions(id: "copd", nil))
        ).html
        Snapshot.expect(html, named: "programme-versions-\(language.rawValue)")
        #expect(html.rendered().contains((language == .danish ? Texts.danish : .english).tuning.move(9, "2")))
    }

    @Test func `every change and notice has its words`() {
        for language in Language.allCases {
            let texts = (language == .danish ? Texts.danish : .english).tuning
            #expect(Set(TuningNotice.allCases.map(texts.told)).count == TuningNotice.allCases.count)
            #expect(Set(ProgrammeFields.Mistake.allCases.map(texts.mistake)).count == 4)
        }
    }
}
