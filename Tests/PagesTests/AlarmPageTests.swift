import Care
import HTML
import Monitoring
import Pages
import Testing

/// How often alarms led to something, as a unit, as staff at one citizen, and as those who see numbers alone.
struct AlarmPageTests {
    private static let noisy = AlarmRow(
        rule: "Iltmætning: gul under 90 %",
        programme: .init(name: "copd", title: "KOL derhjemme", version: "1"), mark: .yellow, alarms: 34, acted: 3,
        share: 8, suggestion: Texts.danish.alarm.suggestion(.limit(.warningLow)))
    private static let quiet = AlarmRow(
        rule: "Puls: rød fra 130 /min", programme: .init(name: "copd", title: "KOL derhjemme", version: "1"),
        mark: .red, alarms: 4, acted: 4, share: 100)

    private static func page(
        _ rules: [AlarmRow], citizens: [AlarmCitizenRow] = [], _ language: Language = .danish
    ) -> HTML {
        AlarmsView(
            model: AlarmsModel(days: 90, rules: rules, citizens: citizens),
            context: Fixtures.context(language, as: Fixtures.nurse, at: .alarms(AlarmsQuery()))
        ).html
    }

    @Test(arguments: Language.allCases)
    func `a unit's alarms`(language: Language) {
        let citizens = [
            AlarmCitizenRow(
                citizen: "karen", citizenName: "Karen <Margrethe> Sørensen", programme: "KOL derhjemme", alarms: 12,
                acted: 1)
        ]
        Snapshot.expect(
            Self.page([Self.noisy, Self.quiet], citizens: citizens, language), named: "alarms-\(language.rawValue)")
    }

    @Test func `it says what counts, whose the figures are, and that nothing is done by itself`() {
        let html = Self.page([Self.quiet]).rendered()
        #expect(html.contains("Der er handlet på den, når afvigelsen blev afsluttet med andet end"))
        #expect(html.contains("Tallene er projektets egne") && html.contains("aldrig udført af sig selv"))
        #expect(html.contains(Texts.danish.alarm.noneNoisy))
        #expect(Self.page([]).rendered().contains(Texts.danish.alarm.none))
    }

    @Test func `every suggestion is said in both languages, and a wish leads to none`() {
        let suggestions = LimitSet.Level.allCases.map(AlarmSuggestion.limit) + [.time, .question]
        for language in Language.allCases {
            #expect(
                Set(suggestions.map((language == .danish ? Texts.danish : .english).alarm.suggestion)).count == 5,
                "the two reds are one")
        }
        #expect(AlarmSuggestion(.wish) == nil)
    }

    @Test func `the rules of the programmes are said in words`() throws {
        let copd = try #require(ExampleProgrammes.all().first { $0.name == "copd" })
        func row(_ rule: AlarmRule?, _ language: Language = .danish) -> String {
            AlarmRow(
                AlarmLine(
                    programme: copd, rule: rule, urgency: .yellow, tally: AlarmTally(acted: 1), suggestion: nil),
                language
            ).rule
        }
        #expect(row(.limit(measure: "spo2", .warningLow)) == "Iltmætning: gul under 90 %")
        #expect(row(.limit(measure: "spo2", .alertHigh)) == "Iltmætning: rød, for høj", "a limit that it does not have")
        #expect(row(.missing(activity: "saturation"), .english) == "Missing: Oxygen saturation and pulse")
        #expect(row(.wish) == "Borgeren vil kontaktes")
        #expect(row(nil) == "Svar i et spørgeskema")
    }

    @Test func `numbers for those who see no citizens`() {
        let figure = AlarmFigure(
            line: AlarmLine(
                programme: nil, rule: .limit(measure: "spo2", .warningLow), urgency: .yellow,
                tally: AlarmTally(acted: 1, notNeeded: 9), suggestion: nil), acted: .fewerThan(5),
            notNeeded: .exact(9), share: nil)
        let html = FiguresView(
            figures: Fixtures.figures, alarms: [figure],
            context: Fixtures.context(as: Viewer(name: "Henrik Toft", kind: .qualityOfficer), at: .figures)
        ).html.rendered()
        #expect(html.contains(Texts.danish.alarm.figures) && html.contains("Iltmætning: gul, for lav"))
        #expect(html.contains(Texts.danish.sayings.fewerThan(5)) && !html.contains("<span class=\"digits\">10 %"))
    }
}
