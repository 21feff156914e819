import FHIR
import Testing

@testable import Simulation

/// What the oracle says of pathways that were written by hand.
@Suite struct JudgeTests {
    private static func period(_ holder: String, _ start: String, _ end: String?, _ cause: String = "opened") -> String
    {
        let end = end.map { #","end":"\#($0)""# } ?? ""
        return """
            {"url":"https://tovholder.dk/fhir/StructureDefinition/responsibility","extension":[\
            {"url":"role","valueCode":"unit"},{"url":"holder","valueReference":{"reference":"Organization/\(holder)"}},\
            {"url":"period","valuePeriod":{"start":"\(start)"\(end)}},{"url":"because","valueCode":"\(cause)"}]}
            """
    }

    private static func pathway(_ periods: [String], manager: String, status: String = "active") throws -> JSONValue {
        try JSONDocument(
            """
            {"resourceType":"EpisodeOfCare","id":"e","status":"\(status)","extension":[\(periods.joined(separator: ","))],\
            "managingOrganization":{"reference":"Organization/\(manager)"},"period":{"start":"2026-11-21T09:00:00Z"}}
            """
        ).root
    }

    private static func change(_ before: JSONValue?, _ after: JSONValue) -> RecordMirror.Change {
        RecordMirror.Change(
            key: RecordMirror.Key(type: "EpisodeOfCare", id: "e"), version: 2, instant: 1_795_255_200_000,
            before: before,
            former: 1_795_251_600_000, after: after)
    }

    private static let begin = "2026-11-21T10:00:00+01:00"
    private static let noon = "2026-11-21T10:00:00.000Z"

    @Test func `a history that covers a life is right`() throws {
        let before = try Self.pathway([Self.period("a", Self.begin, nil)], manager: "a")
        let after = try Self.pathway(
            [Self.period("a", Self.begin, Self.noon), Self.period("b", Self.noon, nil)], manager: "b")
        #expect(CoverJudge().findings(in: Self.change(nil, before), RecordMirror()) == [])
        #expect(CoverJudge().findings(in: Self.change(before, after), RecordMirror()) == [])
    }

    @Test func `a promise that is taken back is seen`() throws {
        func handover(_ status: String) throws -> JSONValue {
            try JSONDocument(
                """
                {"resourceType":"Task","id":"t","status":"\(status)","intent":"order","code":{"coding":[\
                {"system":"https://tovholder.dk/fhir/CodeSystem/task-kind","code":"handover"}]},\
                "focus":{"reference":"EpisodeOfCare/e"}}
                """
            ).root
        }
        let change = RecordMirror.Change(
            key: RecordMirror.Key(type: "Task", id: "t"), version: 3, instant: 1_795_255_200_000,
            before: try handover("accepted"), former: 1_795_251_600_000, after: try handover("cancelled"))
        #expect(MoveJudge().findings(in: change, RecordMirror()) == ["Task/t was accepted and is cancelled"])
    }

    @Test func `gaps, overlaps and second holders are seen`() throws {
        let begin = Self.period("a", Self.begin, "2026-11-21T09:30:00Z")
        let wrong: [([String], String)] = [
            ([begin], "a"),
            ([begin, Self.period("b", Self.noon, nil)], "b"),
            ([Self.period("a", Self.begin, "2026-11-21T10:00:01Z"), Self.period("b", Self.noon, nil)], "b"),
            ([Self.period("a", Self.noon, nil)], "a"),
            ([Self.period("a", Self.begin, nil)], "b"),
            ([Self.period("a", Self.begin, nil), Self.period("b", Self.noon, nil)], "b"),
            ([Self.period("a", "2026-11-21", nil)], "a"),
        ]
        for (periods, manager) in wrong {
            let pathway = try Self.pathway(periods, manager: manager)
            #expect(CoverJudge().findings(in: Self.change(nil, pathway), RecordMirror()) != [], "\(periods) \(manager)")
        }
    }

    @Test func `what was written stays`() throws {
        let before = try Self.pathway(
            [Self.period("a", Self.begin, Self.noon), Self.period("b", Self.noon, nil)], manager: "b")
        let others = [
            [Self.period("c", Self.begin, Self.noon), Self.period("b", Self.noon, nil)],
            [Self.period("a", Self.begin, nil)],
            [Self.period("a", Self.begin, Self.noon), Self.period("b", Self.noon, nil, "named")],
        ]
        for (periods, manager) in zip(others, ["b", "a", "b"]) {
            let after = try Self.pathway(periods, manager: manager)
            #expect(CoverJudge().findings(in: Self.change(before, after), RecordMirror()) != [], "\(periods)")
        }
    }

    @Test func `nobody moves a pathway by writing it down`() throws {
        let before = try Self.pathway([Self.period("a", Self.begin, nil)], manager: "a")
        for cause in ["opened", "named", "reorganised", "absence"] {
            let after = try Self.pathway(
                [Self.period("a", Self.begin, Self.noon), Self.period("b", Self.noon, nil, cause)], manager: "b")
            #expect(MoveJudge().findings(in: Self.change(before, after), RecordMirror()).count == 1, "\(cause)")
        }
    }
}
