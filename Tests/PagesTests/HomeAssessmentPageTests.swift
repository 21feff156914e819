import Care
import HTML
import Monitoring
import Pages
import Testing

/// The page about whether home is right, in the states it can be in.
struct HomeAssessmentPageTests {
    static let hour: Int64 = 3_600_000
    static let now = Fixtures.context().moment.now

    static let questions = [
        HomeAssessmentModel.Question(
            id: "criterion-1", words: [.clinician: "Mindst en indlæggelse med KOL på et år."],
            answers: [.init(code: "met", label: "Ja"), .init(code: "not-met", label: "Nej")]),
        HomeAssessmentModel.Question(
            id: "able",
            words: [
                .clinician: "Kan borgeren bruge måleudstyr og skærm?",
                .citizen: "Kan du bruge måleudstyr og en skærm eller telefon?",
            ],
            answers: [
                .init(code: "alone", label: "Ja, uden hjælp"), .init(code: "helped", label: "Ja, med hjælp"),
                .init(code: "no", label: "Nej"),
            ]),
    ]

    static let reasons = [
        HomeAssessmentModel.Reason(weight: .supports, words: "Opfyldt: Mindst en indlæggelse med KOL på et år."),
        HomeAssessmentModel.Reason(
            weight: .help, words: "Udstyr og skærm kan bruges med hjælp: aftal, hvem der hjælper.",
            isSeenDifferently: true),
    ]

    static let views: [AssessmentSide: HomeAssessmentModel.View] = [
        .citizen: .init(answers: ["able": "helped"], words: "Min datter kan hjælpe.", at: now - 5 * hour),
        .clinician: .init(answers: ["criterion-1": "met", "able": "alone"], by: "Anne Lund", at: now - 4 * hour),
    ]

    static func item(
        _ decision: HomeAssessmentModel.Decision? = nil, views: [AssessmentSide: HomeAssessmentModel.View] = views,
        outcome: HomeSuggestion.Outcome = .withHelp, canStart: Bool = false
    ) -> HomeAssessmentModel.Item {
        HomeAssessmentModel.Item(
            id: "a1", title: "KOL derhjemme", unit: "Hjemmesygeplejen Nord", since: now - 24 * hour, outcome: outcome,
            reasons: reasons, decision: decision, questions: questions, views: views,
            versions: views.mapValues { _ in 1 }, canStart: canStart)
    }

    static func page(
        _ items: [HomeAssessmentModel.Item], isStaff: Bool, notice: HomeAssessmentNotice? = nil,
        form: HomeAssessmentForm? = nil, mistake: HomeAssessmentMistake? = nil, language: Language = .danish
    ) -> HTML {
        HomeAssessmentView(
            model: HomeAssessmentModel(
                citizen: Fixtures.citizen, relation: isStaff ? .patient : .own, isStaff: isStaff, items: items,
                programmes: isStaff ? [.init(id: "x|1", title: "Hjertesvigt")] : []),
            notice: notice, form: form, mistake: mistake,
            context: Fixtures.context(
                language, as: isStaff ? Fixtures.nurse : Fixtures.karen, at: .homeAssessment(citizen: "karen", nil))
        ).html
    }

    @Test func `staff see both views, what is suggested and why, and decide`() {
        Snapshot.expect(Self.page([Self.item()], isStaff: true), named: "home-assessment-staff")
    }

    @Test func `the citizen writes the own part first`() {
        let html = Self.page([Self.item(views: [:], outcome: .open)], isStaff: false)
        Snapshot.expect(html, named: "home-assessment-citizen")
        let text = html.rendered()
        #expect(!text.contains("value=\"decide\"") && !text.contains("value=\"begin\""))
        #expect(!text.contains("Kan borgeren bruge"), "the clinician's questions are the clinician's")
    }

    @Test func `what is decided stands with who and why, and nothing is written any more`() {
        let decision = HomeAssessmentModel.Decision(
            choice: .home, why: "Datteren hjælper om søndagen.", by: "Anne Lund", at: Self.now)
        let staff = Self.page([Self.item(decision, canStart: true)], isStaff: true).rendered()
        #expect(staff.contains("Besluttet: hjemme") && staff.contains("Datteren hjælper om søndagen."))
        #expect(staff.contains("value=\"start\"") && !staff.contains("value=\"decide\""))
        let own = Self.page([Self.item(decision, canStart: true)], isStaff: false).rendered()
        #expect(own.contains("Datteren hjælper") && !own.contains("value=\"start\""))
        #expect(!own.contains("value=\"answer\""))
    }

    @Test func `staff do not write over what the citizen has written`() {
        #expect(!Self.page([Self.item()], isStaff: true).rendered().contains(Texts.danish.homeAssessment.writeDown))
        let nobody = Self.page([Self.item(views: [:])], isStaff: true).rendered()
        #expect(nobody.contains(Texts.danish.homeAssessment.writeDown))
    }

    @Test func `each mistake and each notice is said in both languages`() {
        for language in Language.allCases {
            for mistake in HomeAssessmentMistake.allCases {
                #expect(
                    Self.page([Self.item()], isStaff: true, mistake: mistake, language: language).rendered()
                        .contains(language.texts.homeAssessment.mistaken(mistake)))
            }
            for notice in HomeAssessmentNotice.allCases {
                #expect(
                    Self.page([], isStaff: true, notice: notice, language: language).rendered()
                        .contains(language.texts.homeAssessment.told(notice)))
            }
        }
    }
}
