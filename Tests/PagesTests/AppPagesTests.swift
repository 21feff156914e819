import Access
import Care
import HTML
import Pages
import Testing

@testable import Apps

/// The pages about apps, in the states they can be in.
struct AppPagesTests {
    private static let app = RegisteredApp(
        id: "a1", name: "Motion <b>", publisher: "Motion ApS", credentials: .none,
        redirects: ["https://app.motion.example/back"], launch: "https://app.motion.example/launch",
        scope: "patient/*.rs")
    private static let scopes = RequestedScopes(
        "openid fhirUser launch/patient offline_access patient/Patient.r patient/Observation.rs?category=laboratory patient/Task.cud"
    )

    private static func page(
        _ whose: LetAppInView.Whose, _ scopes: RequestedScopes = AppPagesTests.scopes, language: Language = .danish,
        mistake: LetAppInView.Mistake? = nil
    ) -> HTML {
        LetAppInView(
            app: app, scopes: scopes, whose: whose, hours: 1, sessionHours: 8,
            request: [("client_id", "a1"), ("redirect_uri", "https://app.motion.example/back")], mistake: mistake,
            context: Fixtures.context(language)
        ).html
    }

    private static var choices: [ChooseCitizenView.Choice] {
        [.init(citizen: Fixtures.citizen, relation: .own), .init(citizen: CitizenSummary(id: "ida"), relation: .child)]
    }

    @Test(arguments: Language.allCases)
    func `letting an app in`(language: Language) {
        let page = Self.page(.one(Self.choices[0]), language: language)
        Snapshot.expect(page, named: "let-app-in-\(language.rawValue)")
        let text = page.rendered()
        #expect(text.contains("Motion &lt;b&gt;") && !text.contains("<b>"))
        #expect(
            text.contains(
                language == .danish ? "Se prøvesvar og målinger – kun laboratoriesvar" : "only laboratory results"))
    }

    @Test func `choosing whose record it is about`() {
        Snapshot.expect(Self.page(.choice(Self.choices), mistake: .nobody), named: "let-app-in-choice")
        let nobody = Self.page(.choice([])).rendered()
        #expect(nobody.contains(Texts.danish.apps.nobodyToChoose))
        #expect(!nobody.contains("value=\"let-in\"") && nobody.contains("value=\"refuse\""))
    }

    @Test func `staff look for the patient`() {
        let match = PatientMatch(
            id: "karen", name: "Karen Sørensen", civilRegistrationNumber: "6403481234", birthDate: "1948-03-04",
            gender: "female", address: nil, deceased: false)
        Snapshot.expect(
            Self.page(.search(PatientSearch(number: "640348-1234"), .found([match], hasMore: false))),
            named: "let-app-in-search")
        #expect(!Self.page(.search(PatientSearch(), .asking)).rendered().contains("value=\"let-in\""))
        for mistake in FindPatientView.Mistake.allCases {
            #expect(Self.page(.search(PatientSearch(), .mistaken(mistake))).rendered().contains("form-error"))
        }
    }

    @Test func `how long depends on what goes on`() {
        for (scope, text) in [
            ("patient/*.rs", Texts.danish.apps.forHours(1)),
            ("patient/*.rs online_access", Texts.danish.apps.forSession(8)),
            ("patient/*.rs online_access offline_access", Texts.danish.apps.forYear),
        ] { #expect(Self.page(.all, RequestedScopes(scope)).rendered().contains(text)) }
    }

    @Test func `every scope has words of its own in both languages`() {
        for language in Language.allCases {
            for text in [
                "patient/*.cruds", "user/Observation.rs", "patient/Basic.r", "patient/Task.d",
                "patient/Task.rs?status=x",
            ] {
                let scope = SMARTScope(text)
                #expect(scope.map { !language.words($0).isEmpty } == true)
            }
            let lines = language.lines(RequestedScopes("openid fhirUser profile launch launch/patient"))
            #expect(lines.count == 1 && lines[0].scopes == "openid fhirUser profile")
        }
    }

    @Test(arguments: Language.allCases)
    func `the apps that have access`(language: Language) {
        let person = AppPerson(
            account: "Patient/karen", caller: Caller(identity: "Patient/karen", role: .citizen(patient: "karen")),
            purpose: .patientRequest)
        let consent = AppConsent(
            id: "c1", app: "a1", person: person, patient: "karen", scope: Self.scopes.text, began: 1_795_000_000_000,
            until: 1_826_000_000_000, used: 1_795_200_000_000, session: nil)
        let page = AppsView(
            citizen: Fixtures.citizen, relation: .own,
            items: [
                .init(consent: consent, app: Self.app, isOwn: true), .init(consent: consent, app: nil, isOwn: false),
            ], launchable: [Self.app], context: Fixtures.context(language, at: .apps(citizen: "karen")))
        Snapshot.expect(page.html, named: "apps-\(language.rawValue)")
    }

    @Test func `no apps, and an app that is not known`() {
        let page = AppsView(
            citizen: Fixtures.citizen, relation: .own, items: [], launchable: [], context: Fixtures.context())
        #expect(page.html.rendered().contains(Texts.danish.apps.nobody))
        for (problem, text) in [
            (AuthorizationProblem.unknownApp, Texts.danish.apps.unknownApp),
            (.unknownRedirect, Texts.danish.apps.unknownRedirect),
        ] { #expect(UnknownAppView(problem: problem, context: Fixtures.context()).html.rendered().contains(text)) }
    }

    @Test(arguments: [
        ("https://app.example/back?x", "app.example", "https://app.example"),
        ("http://127.0.0.1:8000/x", "127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("dk.example.app:/back", "dk.example.app", "dk.example.app:"),
    ])
    func `people read where they are sent, and the browser is held to it`(
        address: String, place: String, source: String
    ) {
        #expect(AppPlace.text(address) == place)
        #expect(AppPlace.source(address) == source)
    }
}
