import Care
import FHIR
import HTML
import Pages
import Testing

/// The pages about access in the states they can be in, against what was looked at and found good.
struct DecidingPageSnapshotTests {
    static func consent(_ id: String, _ kind: ConsentKind, _ status: String, _ more: String = "") -> HeldConsent? {
        let type = kind == .block ? "deny" : "permit"
        let json = """
            {"resourceType":"Consent","id":"\(id)","status":"\(status)","dateTime":"2026-11-0\(id.count)",\
            "category":[{"coding":[{"system":"\(ConsentKind.system)","code":"\(kind.rawValue)"}]}],\
            "patient":{"reference":"Patient/karen","display":"Karen Margrethe Sørensen"},\
            "extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/reason","valueString":"Faldet <hjemme>"}],\
            "provision":{"type":"\(type)"\(more)}}
            """
        return (try? JSONDocument(json).root).flatMap(HeldConsent.init)
    }

    static let daughter = #","actor":[{"reference":{"reference":"RelatedPerson/mette","display":"Mette Holm"}}]"#
    static let nurse = #","actor":[{"reference":{"reference":"PractitionerRole/n","display":"Nana Friis, Akut"}}]"#
    static let period = #","period":{"start":"2026-11-01","end":"2027-11-01"}"#

    static let consents = [
        consent(
            "1", .proxy, "proposed",
            daughter + period + #","class":[{"system":"http://hl7.org/fhir/resource-types","code":"Appointment"}]"#),
        consent("22", .proxy, "active", daughter + #","action":[{"coding":[{"code":"act"}]}]"#),
        consent(
            "333", .block, "active",
            #","data":[{"meaning":"instance","reference":{"reference":"DocumentReference/letter"}}]"#),
        consent(
            "4444", .block, "active",
            #","actor":[{"reference":{"reference":"Organization/m1","display":"Hjemmesygeplejen Nord"}}]"#),
        consent(
            "55555", .emergency, "active",
            nurse + #","period":{"start":"2026-11-21T08:00:00Z","end":"2026-11-21T16:00:00Z"}"#),
        consent("666666", .proxy, "inactive", daughter + period),
        consent("7777777", .custody, "active", daughter + #","period":{"start":"2010-01-01","end":"2024-12-31"}"#),
    ].compactMap { $0 }

    static func model(_ relation: CitizenBanner.Relation, _ consents: [HeldConsent] = consents) -> AccessModel {
        AccessModel(
            citizen: Fixtures.citizen, relation: relation,
            decisions: AccessDecisions(
                consents: consents,
                relatives: [
                    .init(id: "mette", name: "Mette Holm", relationship: "Datter"),
                    .init(id: "jan", name: "Jan <Holm>", relationship: nil),
                ],
                roles: [
                    RelativeRole(
                        relative: "mette", voice: .relative, part: .restricted, words: "Jeg har fået nyt arbejde"),
                    RelativeRole(relative: "mette", voice: .citizen, part: .coordinates),
                ],
                parties: [.init(reference: "Organization/m1", name: "Hjemmesygeplejen Nord")]),
            courses: [Fixtures.lungCourse, Fixtures.hipCourse], documents: [Fixtures.letter])
    }

    @Test(arguments: Language.allCases)
    func `who may see, as the citizen`(language: Language) {
        let page = WhoMaySeeView(
            model: Self.model(.own), done: .offered,
            context: Fixtures.context(language, at: .access(citizen: "karen", AccessQuery())))
        Snapshot.expect(page.html, named: "who-may-see-\(language.rawValue)")
    }

    @Test func `who may see, where nothing has been decided`() {
        var model = Self.model(.own, [])
        model.decisions.relatives = []
        let html = WhoMaySeeView(model: model, context: Fixtures.context()).html.rendered()
        for text in [
            Texts.danish.access.givenNone, Texts.danish.access.blocksNone, Texts.danish.access.rolesNone,
        ] { #expect(html.contains(text)) }
        #expect(!html.contains(Texts.danish.access.end))
    }

    @Test func `who may see, as staff`() {
        let page = WhoMaySeeView(model: Self.model(.patient), context: Fixtures.context(as: Fixtures.nurse))
        Snapshot.expect(page.html, named: "who-may-see-staff")
        // What the citizen has given is not theirs to end.
        #expect(!page.html.rendered().contains("name=\"consent\" value=\"22\""))
    }

    @Test(arguments: Language.allCases)
    func `giving access`(language: Language) {
        let page = GiveView(
            model: Self.model(.own), form: GiveForm(who: "mette"), context: Fixtures.context(language))
        Snapshot.expect(page.html, named: "give-\(language.rawValue)")
    }

    @Test func `each mistake stands where it was made`() {
        let page = GiveView(
            model: Self.model(.own), form: GiveForm(), mistakes: Set(GiveForm.Mistake.allCases),
            context: Fixtures.context())
        let html = page.html.rendered()
        for text in [
            Texts.danish.giving.missingWho, Texts.danish.giving.missingName, Texts.danish.giving.badNumber,
            Texts.danish.giving.missingCourse, Texts.danish.giving.badDate, Texts.danish.access.mistakes,
        ] { #expect(html.contains(text)) }
    }

    static let lengths: [(GiveForm.HowLong, String?)] = [
        (.month, "2026-12-21"), (.year, "2027-11-21"), (.date, "2026-11-30"), (.open, nil),
    ]

    @Test(arguments: lengths)
    func `how long an access lasts`(howLong: GiveForm.HowLong, until: String?) {
        var form = GiveForm(who: "mette")
        form.howLong = howLong
        form.date = "2026-11-30"
        #expect(form.until(at: Fixtures.moment) == until)
        #expect(form.mistakes(Self.model(.own), at: Fixtures.moment).isEmpty)
    }

    @Test(arguments: Language.allCases)
    func `what the relative will see`(language: Language) {
        let page = PreviewView(
            model: Self.model(.own), form: GiveForm(who: "mette"),
            sample: .init(entries: Array(Fixtures.overview.next.prefix(2)), total: 4),
            context: Fixtures.context(language))
        Snapshot.expect(page.html, named: "give-preview-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases)
    func `blocking`(language: Language) {
        let page = BlockView(model: Self.model(.own), form: BlockForm(), context: Fixtures.context(language))
        Snapshot.expect(page.html, named: "block-\(language.rawValue)")
    }

    @Test func `a relative's role`() {
        let page = RoleView(
            citizen: Fixtures.citizen, relation: .own, name: "Mette Holm", relative: "mette",
            said: Self.model(.own).decisions.roles.last, isMistaken: true,
            target: .access(citizen: "karen", AccessQuery(form: .role, relative: "mette")),
            context: Fixtures.context())
        Snapshot.expect(page.html, named: "role")
    }

    @Test(arguments: Language.allCases)
    func `what I may see`(language: Language) {
        let page = MandatesView(
            mandates: Self.consents.filter { $0.kind == .proxy || $0.kind == .custody }.map { .init(consent: $0) },
            done: .accepted, context: Fixtures.context(language, as: Fixtures.daughter, at: .mandates(nil)))
        Snapshot.expect(page.html, named: "mandates-\(language.rawValue)")
    }

    @Test func `nobody has given me anything`() {
        let page = MandatesView(mandates: [], context: Fixtures.context(as: Fixtures.daughter))
        #expect(page.html.rendered().contains(Texts.danish.mandate.nothing))
    }

    @Test(arguments: Language.allCases)
    func `no care relation`(language: Language) {
        let page = OpeningView(
            citizen: "karen", mistaken: .emergency, emergencyHours: 8,
            context: Fixtures.context(language, as: Fixtures.nurse, at: .opening(citizen: "karen")))
        Snapshot.expect(page.html, named: "opening-\(language.rawValue)")
        // The page before a record is opened says nothing of whose it is.
        #expect(!page.html.rendered().contains("Karen"))
    }

    @Test func `staff are told that something may be hidden, and not what`() {
        let page = OverviewPage(
            overview: Fixtures.overview, relation: .patient,
            roles: .init(lines: [.init(name: "Mette Holm", said: Self.model(.patient).decisions.roles)]),
            mayBeHidden: true, context: Fixtures.context(as: Fixtures.nurse))
        let html = page.html.rendered()
        #expect(html.contains(Texts.danish.access.hiddenNotice))
        #expect(html.contains("/citizens/karen/opening") && html.contains("form=ask"))
        #expect(html.contains("Jeg har fået nyt arbejde"))
    }

    @Test func `the forms of staff`() {
        let context = Fixtures.context(as: Fixtures.nurse)
        let model = Self.model(.patient)
        Snapshot.expect(
            RegisterView(
                model: model, form: RegisterForm(), mistakes: Set(RegisterForm.Mistake.allCases), context: context
            ).html, named: "register")
        Snapshot.expect(
            StaffFormView(kind: .filter, model: model, isMistaken: true, context: context).html, named: "filter")
        Snapshot.expect(
            StaffFormView(kind: .ask, model: model, isMistaken: true, context: context).html, named: "ask")
    }
}
