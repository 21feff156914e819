import Care
import FHIR
import HTML
import Pages
import Testing

/// The pages of the joint plan and of failures of cooperation, against what was looked at and found good.
struct CoordinationPageTests {
    private static let hour: Int64 = 3_600_000
    private static let now = Fixtures.context().moment.now

    private static let plan = JointPlan(
        goals: [
            JointGoal(
                id: "g1", text: "Jeg vil kunne gå til købmanden selv", isCitizens: true, by: "Patient/karen"),
            JointGoal(
                id: "g2", text: "Sove <hele> natten", isCitizens: true, by: "Patient/karen",
                writtenBy: "PractitionerRole/n", status: .completed),
            JointGoal(
                id: "g3", text: "Færre indlæggelser", isCitizens: false, by: "Organization/lung",
                name: "Lungemedicinsk Afdeling"),
        ],
        activities: [
            JointActivity(
                id: "a1", text: "Træning to gange om ugen", owner: "Organization/home",
                ownerName: "Hjemmesygeplejen Nord", due: "2026-11-10", mark: "m1"),
            JointActivity(
                id: "a2", text: "Gå en tur hver dag", owner: "Patient/karen", due: "2026-12-24", mark: "m2"),
            JointActivity(
                id: "a3", text: "Iltapparat", owner: "Organization/lung", ownerName: "Lungemedicinsk Afdeling",
                due: "2026-11-01", status: .done, mark: "m3"),
        ], written: now - 26 * hour, version: 4)

    private static func planModel(_ relation: CitizenBanner.Relation, _ selves: Set<String> = []) -> JointPlanModel {
        JointPlanModel(
            citizen: Fixtures.citizen, relation: relation, plan: plan,
            versions: [.init(version: 4, written: now - 26 * hour), .init(version: 3, written: now - 90 * hour)],
            owners: [
                TaskParty(reference: "Patient/karen", name: "Karen Margrethe Sørensen"),
                TaskParty(reference: "Organization/home", name: "Hjemmesygeplejen Nord"),
            ], selves: selves)
    }

    @Test(arguments: Language.allCases)
    func `the plan, as the citizen`(language: Language) {
        let page = JointPlanView(
            model: Self.planModel(.own),
            context: Fixtures.context(language, at: .jointPlan(citizen: "karen", JointPlanQuery())))
        Snapshot.expect(page.html, named: "joint-plan-\(language.rawValue)")
    }

    @Test func `the plan, as staff whose change somebody else was before`() {
        var form = JointPlanForm()
        (form.activity, form.text, form.owner, form.date) = (
            "a1", "Træning hver dag", "Organization/home", "2026-12-01"
        )
        form.seen = "new"
        let changed = JointActivity(
            id: "a1", text: "Træning én gang om ugen", owner: "Organization/home", ownerName: "Hjemmesygeplejen Nord",
            due: "2026-11-30", mark: "new")
        let page = JointPlanView(
            model: Self.planModel(.patient, ["Organization/home"]), form: form, changed: changed,
            context: Fixtures.context(as: Fixtures.nurse))
        Snapshot.expect(page.html, named: "joint-plan-staff")
        let html = page.html.rendered()
        #expect(html.contains("Træning hver dag") && html.contains("Træning én gang om ugen"))
        #expect(html.contains(#"name="seen" value="new""#))
    }

    @Test func `an earlier version shows no forms, a plan that nobody has begun asks for the first goal`() {
        let earlier = JointPlanView(
            model: Self.planModel(.own), query: JointPlanQuery(version: 3), context: Fixtures.context())
        #expect(!earlier.html.rendered().contains("name=\"do\""))
        var model = Self.planModel(.own)
        model.plan = nil
        let empty = JointPlanView(model: model, context: Fixtures.context()).html.rendered()
        #expect(empty.contains(Texts.danish.jointPlan.noGoalsOwn))
        #expect(empty.contains(Texts.danish.jointPlan.goalOwn))
    }

    private static func failure(
        _ id: String, _ status: CoordinationFailure.Status, kind: String? = "nobody-responsible",
        analyseBy: Int64 = 100, told: Int64? = nil
    ) -> CoordinationFailure {
        CoordinationFailure(
            id: id, patient: "karen", status: status, text: "Ingen ringede <tilbage>.",
            reporter: id == "f1" ? "Patient/karen" : "PractitionerRole/n", reporterName: "Anne Lund, Hjemmesygeplejen",
            owner: TaskParty(reference: "Organization/lung", name: "Lungemedicinsk Afdeling"),
            reported: now - 200 * hour, analyseBy: now + analyseBy * hour, kind: status == .reported ? nil : kind,
            analysis: status == .reported ? nil : "Listen lå ét sted.",
            change: status == .reported || status == .analysed ? nil : "Fast ringeliste hver morgen.",
            followUp: status == .changed ? "2026-12-20" : "2026-11-20", result: status == .closed ? "Det holder." : nil,
            told: told)
    }

    private static let failures = [
        failure("f1", .reported), failure("f2", .reported, analyseBy: -5, told: now - hour), failure("f3", .analysed),
        failure("f4", .changed), failure("f5", .followUp), failure("f6", .closed),
    ]

    @Test(arguments: Language.allCases)
    func `failures, as the citizen`(language: Language) {
        let model = FailureModel(
            citizen: Fixtures.citizen, relation: .own, failures: Self.failures,
            units: [TaskParty(reference: "Organization/lung", name: "Lungemedicinsk Afdeling")])
        let page = FailuresView(
            model: model, done: .reported,
            context: Fixtures.context(language, at: .failures(citizen: "karen", .reported)))
        Snapshot.expect(page.html, named: "failures-\(language.rawValue)")
    }

    @Test func `failures, as the unit that looks into them, with what is missing`() {
        let model = FailureModel(
            citizen: Fixtures.citizen, relation: .patient, failures: Self.failures, selves: ["Organization/lung"])
        var form = FailureForm()
        form.failure = "f3"
        form.mistakes = [.words, .date, .kind]
        let page = FailuresView(model: model, form: form, context: Fixtures.context(as: Fixtures.nurse))
        Snapshot.expect(page.html, named: "failures-staff")
        var new = FailureForm()
        new.mistakes = [.text, .unit]
        let html = FailuresView(model: model, form: new, done: .late, context: Fixtures.context()).html.rendered()
        for text in [Texts.danish.failure.missingWhat, Texts.danish.failure.noUnit, Texts.danish.failure.tooLate] {
            #expect(html.contains(text))
        }
    }

    @Test func `a unit's list of failures, and one with nothing on it`() {
        let lines = Self.failures.map { failure in
            FailureLine(
                id: failure.id, citizen: "karen", citizenName: "Karen Margrethe Sørensen", kind: failure.kind,
                status: failure.status, reported: failure.reported,
                next: failure.status == .reported ? failure.analyseBy : nil, alike: failure.kind == nil ? 0 : 2)
        }
        let context = Fixtures.context(as: Fixtures.nurse, at: .unitFailures)
        Snapshot.expect(UnitFailuresView(lines: lines, context: context).html, named: "unit-failures")
        let empty = UnitFailuresView(lines: [], context: context).html.rendered()
        #expect(empty.contains(Texts.danish.failure.unitNone))
    }

    @Test func `the quality officer's numbers`() {
        let figures = [
            FailureFigure(kind: "aids-missing", unit: "Lungemedicinsk Afdeling", open: .exact(7), closed: .fewerThan(5))
        ]
        let page = FiguresView(
            figures: Fixtures.figures, failures: figures, context: Fixtures.context())
        let html = page.html.rendered()
        #expect(html.contains("Hjælpemidler eller hjælp manglede") && html.contains("Lungemedicinsk Afdeling"))
    }
}

/// The coordinators' list and a unit's deadlines, against what was looked at and found good.
struct UnitPageTests {
    private static let hour: Int64 = 3_600_000
    private static let now = Fixtures.context().moment.now

    private static let lines = [
        CaseLine(
            citizen: "karen", citizenName: "Karen Margrethe Sørensen", isWaiting: true, stepBy: now - hour,
            isTold: true,
            risk: CaseRisk(lines: [
                .init(.openHandovers, number: 1, points: 3), .init(.earlierFailures, number: 2, points: 3),
                .init(.manyContacts, number: 9, points: 4), .init(.manySectors, number: 3, points: 3),
                .init(.livesAlone, number: 1, points: 1), .init(.noRelatives, number: 1, points: 1),
                .init(.planMissing, number: 1, points: 1),
            ]), note: "Talt med <datteren>."),
        CaseLine(
            citizen: "poul", citizenName: nil, isWaiting: false, stepBy: now, risk: CaseRisk(lines: []),
            step: .init(text: "Møde med kommunen", by: "2026-11-25")),
    ]

    @Test(arguments: Language.allCases)
    func `the case list`(language: Language) {
        let page = CaseListView(
            lines: Self.lines, done: .drawn(2),
            context: Fixtures.context(language, as: Fixtures.nurse, at: .caseList(nil)))
        Snapshot.expect(page.html, named: "case-list-\(language.rawValue)")
    }

    @Test func `the case list with nobody on it, and with something missing in what was sent`() {
        let empty = CaseListView(lines: [], done: .saved, context: Fixtures.context(as: Fixtures.nurse))
        #expect(empty.html.rendered().contains(Texts.danish.caseList.none))
        var form = CaseForm()
        (form.citizen, form.step, form.mistakes) = ("karen", "next", [.words, .date])
        let html = CaseListView(
            lines: Self.lines, form: form, context: Fixtures.context(as: Fixtures.nurse)
        ).html.rendered()
        #expect(html.contains(Texts.danish.caseList.missingText) && html.contains(Texts.danish.caseList.missingDate))
    }

    @Test func `what is in time`() {
        let figures = [
            Timeliness(kind: .handoverAnswered, inTime: 1204, late: 3, openLate: 1),
            Timeliness(kind: .taskAnswered, inTime: 4), Timeliness(kind: .taskDone, inTime: 3, late: 1),
            Timeliness(kind: .dischargePart, openLate: 2),
        ]
        let context = Fixtures.context(as: Fixtures.nurse, at: .timeliness)
        Snapshot.expect(TimelinessView(figures: figures, context: context).html, named: "timeliness")
        let empty = TimelinessView(figures: [], context: context).html.rendered()
        #expect(empty.contains(Texts.danish.timeliness.none))
    }
}
