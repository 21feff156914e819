import FHIR
import HTML
import Testing

@testable import Care
@testable import Pages

/// What a unit has to see to, a handover, and who is responsible now, in both languages.
@Suite struct ResponsibilityPageTests {
    private static let now = Fixtures.moment.now
    private static let hour: Int64 = 3_600_000
    private static let karen = UnitBoard.Citizen(
        id: "karen", name: "Karen Margrethe Sørensen", civilRegistrationNumber: "6403481234", birthDate: "1948-03-24")

    private static func line(
        _ id: String, clinician: String?, nameBy: Int64? = nil, ends: Int64? = nil, escalated: Int = 0
    )
        -> UnitBoard.PathwayLine
    {
        UnitBoard.PathwayLine(
            id: id, title: "KOL", citizen: karen, clinician: clinician, coordinator: nil, since: now - 300 * hour,
            ends: ends, nameBy: nameBy, escalated: escalated)
    }

    private static func offer(_ id: String, answerBy: Int64, escalated: Int = 0) -> UnitBoard.HandoverLine {
        UnitBoard.HandoverLine(
            id: id, pathway: "kol", what: "Opfølgning af KOL efter den seneste forværring", citizen: karen,
            giver: .init("Organization/lungs", display: "Lungemedicinsk Afdeling"),
            receiver: .init("Organization/clinic", display: "Lægerne Havnegade"), state: .offered,
            offered: now - 30 * hour,
            answerBy: answerBy, from: nil, escalated: escalated)
    }

    private static let model = UnitModel(
        name: "Lægerne Havnegade",
        pathways: [
            .unnamed: [line("two", clinician: nil, nameBy: now - hour, escalated: 1)], .ending: [],
            .mine: [line("kol", clinician: "PractitionerRole/gp", ends: now + 50 * hour)],
        ],
        handovers: [
            .received: [offer("new", answerBy: now + 20 * hour), offer("late", answerBy: now - hour, escalated: 2)],
            .given: [],
        ],
        tasks: [
            UnitBoard.TaskLine(
                id: "t", kind: .unansweredHandover, text: "Et forløb er tilbudt, og ingen har svaret i tide.",
                about: "Task/late", citizen: karen, since: now - hour)
        ], total: 12, names: ["PractitionerRole/gp": "Jens Holst"])

    @Test(arguments: Language.allCases)
    func `a unit's page says first what nobody has done, then what awaits an answer`(language: Language) {
        let page = UnitView(
            model: Self.model, list: nil, context: Fixtures.context(language, as: Fixtures.nurse, at: .unit(nil)))
        Snapshot.expect(page.html, named: "unit-\(language.rawValue)")
    }

    @Test func `a unit that has nothing to see to is told so`() {
        let page = UnitView(
            model: UnitModel(name: "Lægerne Havnegade"), list: nil,
            context: Fixtures.context(as: Fixtures.nurse, at: .unit(nil)))
        #expect(page.html.rendered().contains(Texts.danish.responsibility.nothing))
    }

    @Test func `several are offered from one's own list`() {
        let page = UnitView(
            model: Self.model, list: .mine,
            several: SeveralForm(mistakes: [.none, .receiver, .what, .why, .date], refused: 2),
            context: Fixtures.context(as: Fixtures.nurse, at: .unit(.mine)))
        Snapshot.expect(page.html, named: "unit-several")
    }

    @Test(arguments: Language.allCases)
    func `who is responsible now, until when, and who is next`(language: Language) {
        let lines = [
            CitizenResponsibility(
                id: "kol", title: "KOL", unit: "Lungemedicinsk Afdeling", clinician: "Ida Holm",
                extended: .init(name: "Lungemedicinsk Afdeling", until: Self.now + 40 * Self.hour),
                next: .init(name: "Lægerne Havnegade", from: nil, isPromised: false)),
            CitizenResponsibility(
                id: "heart", title: "Hjertesvigt", unit: "Hjerteafdelingen", clinician: nil,
                next: .init(name: "Lægerne Havnegade", from: Self.now + 300 * Self.hour, isPromised: true)),
        ]
        let card = ResponsibleNow(lines: lines, context: Fixtures.context(language, at: .overview(citizen: "karen")))
        Snapshot.expect(card.html, named: "responsible-\(language.rawValue)")
    }
}
