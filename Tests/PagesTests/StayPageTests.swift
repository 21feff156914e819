import Care
import FHIR
import HTML
import Pages
import Testing

/// Being in hospital, in the states that it can be in, against what was looked at and found good.
struct StayPageTests {
    private static let now = Fixtures.context().moment.now
    private static let hour: Int64 = 3_600_000

    private static func line(
        _ status: String = "in-progress", code: String = "IMP", leave: (Int64, Int64?)? = nil, finished: Int64? = nil,
        expected: Int64? = nil, name: String? = nil
    ) throws -> StayLine {
        func time(_ hours: Int64) -> String { InstantText.second(now + hours * hour) }
        var extensions: [String] = []
        if let leave {
            let end = leave.1.map { #","end":"\#(time($0))""# } ?? ""
            extensions.append(#"{"url":"\#(StaySystems.leave)","valuePeriod":{"start":"\#(time(leave.0))"\#(end)}}"#)
        }
        let base = "https://tovholder.dk/fhir/StructureDefinition/"
        for (name, hours) in [("treatment-finished", finished), ("expected-discharge", expected)] {
            if let hours { extensions.append(#"{"url":"\#(base)\#(name)","valueDateTime":"\#(time(hours))"}"#) }
        }
        let list = extensions.isEmpty ? "" : #""extension":[\#(extensions.joined(separator: ","))],"#
        let json = try JSONDocument(
            #"{"resourceType":"Encounter","id":"stay",\#(list)"status":"\#(status)","class":{"code":"\#(code)"},"subject":{"reference":"Patient/karen"},"period":{"start":"\#(time(-50))"},"serviceProvider":{"reference":"Organization/lung"}}"#
        ).root
        return StayLine(
            stay: try #require(HospitalStay(json)),
            department: Contact(
                reference: "Organization/lung", unit: "Lungemedicinsk Afdeling", sector: .hospital,
                telephones: ["35 31 35 31"]), name: name, birthDate: "1940-01-02")
    }

    @Test(arguments: Language.allCases)
    func `where somebody is and how it stands, as the citizen`(language: Language) throws {
        let page = DischargesView(
            model: .init(
                citizen: Fixtures.citizen, relation: .own, discharges: [],
                stays: [try Self.line("onleave", leave: (-20, nil), finished: -2, expected: 30)]),
            context: Fixtures.context(language, at: .discharges(citizen: "karen", DischargeQuery())))
        Snapshot.expect(page.html, named: "stay-\(language.rawValue)")
    }

    @Test func `what the department can do, and an offer that says not enough`() throws {
        let heart = ResponsibilityPeriod.Holder("Organization/heart", display: "Hjertemedicinsk Afdeling")
        let page = DischargesView(
            model: .init(
                citizen: Fixtures.citizen, relation: .patient, discharges: [],
                stays: [try Self.line(leave: (-20, -4), expected: -1)], department: "Organization/lung",
                departments: [heart]),
            stay: StayOutcome(offerMistakes: [.receiver, .why]),
            context: Fixtures.context(
                as: Fixtures.nurse, at: .discharges(citizen: "karen", DischargeQuery())))
        Snapshot.expect(page.html, named: "stay-department")
    }

    @Test func `somebody whom nobody has can be admitted; what was done meanwhile is said`() {
        let page = DischargesView(
            model: .init(
                citizen: Fixtures.citizen, relation: .patient, discharges: [], department: "Organization/lung"),
            stay: StayOutcome(mistake: .late),
            context: Fixtures.context(
                as: Fixtures.nurse, at: .discharges(citizen: "karen", DischargeQuery())))
        Snapshot.expect(page.html, named: "stay-admit")
    }

    @Test func `a unit's patients, and its own citizens elsewhere`() throws {
        var lists = UnitTransitions()
        lists.admitted = [try Self.line(code: "EMER", name: "Karen Toft")]
        lists.inHospital = [try Self.line("onleave", leave: (-20, nil), finished: -2, name: "Poul Holm")]
        let page = TransitionsView(lists: lists, context: Fixtures.context(as: Fixtures.nurse, at: .transitions))
        Snapshot.expect(page.html, named: "stay-lists")
    }
}
