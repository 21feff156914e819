import FHIR
import Testing

@testable import Care

/// What a pathway must say of who is responsible, and how its steps are written.
@Suite struct ResponsibilityShapeTests {
    private static let start = 1_793_491_200_000 as Int64  // 2026-11-01T00:00:00Z
    private static let day: Int64 = 86_400_000

    private static func json(_ text: String) throws -> JSONValue { try JSONDocument(text).root }

    private static func pathway() throws -> Responsibility {
        try #require(Responsibility(try json(ResponsibilityFixture.pathway("lungs", of: "anna"))))
    }

    private static let clinic = ResponsibilityPeriod.Holder("Organization/clinic", display: "Lægerne")
    private static let gp = ResponsibilityPeriod.Holder("PractitionerRole/gp")

    @Test func `a pathway without a history has one period that follows from itself`() throws {
        let pathway = try Self.pathway()
        #expect(!pathway.isWritten)
        #expect(pathway.periods.map(\.role) == [.unit, .clinician])
        #expect(pathway.holder(.unit, at: Self.start)?.holder.reference == "Organization/ward")
        #expect(pathway.holder(.unit, at: Self.start - 1) == nil)
        #expect(ResponsibilityShape.fault(pathway.json) == nil)
    }

    @Test func `a written history says the same, and keeps every other byte`() throws {
        let pathway = try Self.pathway()
        let written = try pathway.opened()
        #expect(written.isWritten)
        #expect(written.periods == pathway.periods)
        #expect(ResponsibilityShape.fault(written.json) == nil)
        #expect(try written.opened().json.isEqual(to: written.json))
        let text = String(decoding: written.json.rawBytes, as: UTF8.self)
        #expect(text.hasPrefix(String(ResponsibilityFixture.pathway("lungs", of: "anna").dropLast())))
    }

    @Test func `moving leaves neither gap nor overlap`() throws {
        let moved = try Self.pathway().moved(
            to: Self.clinic, at: Self.start + Self.day, because: .handover("Task/t"), nameClinicianBy: Self.start + 9)
        #expect(ResponsibilityShape.fault(moved.json) == nil)
        #expect(moved.pathway.managingOrganization?.display == "Lægerne")
        #expect(moved.pathway.careManager == nil)
        #expect(moved.nameClinicianBy == Self.start + 9)
        #expect(moved.holder(.unit, at: Self.start + Self.day - 1)?.holder.reference == "Organization/ward")
        #expect(moved.holder(.unit, at: Self.start + Self.day)?.holder.reference == "Organization/clinic")
        #expect(moved.holder(.clinician, at: Self.start + Self.day) == nil)
        #expect(moved.unit?.because == .handover("Task/t"))
        let named = try moved.clinicianNamed(Self.gp, at: Self.start + 2 * Self.day)
        #expect(ResponsibilityShape.fault(named.json) == nil)
        #expect(named.pathway.careManager?.target == "PractitionerRole/gp")
        #expect(named.nameClinicianBy == nil)
    }

    @Test func `two moves at one instant leave a period that nobody is in`() throws {
        let instant = Self.start + Self.day
        let moved = try Self.pathway().moved(to: Self.clinic, at: instant, because: .handover("Task/a"))
            .moved(to: .init("Organization/nursing"), at: instant, because: .handover("Task/b"))
        #expect(ResponsibilityShape.fault(moved.json) == nil)
        #expect(moved.holder(.unit, at: instant)?.holder.reference == "Organization/nursing")
    }

    @Test func `closing ends everything, what was to come included`() throws {
        let end = Self.start + 3 * Self.day
        let closed = try Self.pathway()
            .extended(by: .init("Organization/ward"), from: Self.start, until: end + Self.day)
            .coverNamed(Self.gp, from: end + 5, until: end + 9)
            .contactNamed(Self.gp, at: Self.start + 1)
            .closed(at: end)
        #expect(ResponsibilityShape.fault(closed.json) == nil)
        #expect(closed.isClosed)
        #expect(closed.end == end)
        #expect(closed.periods.allSatisfy { $0.end != nil && !$0.contains(end) })
    }

    @Test func `cover, coordinator and contacts stand beside the unit`() throws {
        let named = try Self.pathway().coordinatorNamed(Self.gp, at: Self.start + 1)
            .coverNamed(.init("PractitionerRole/a"), from: Self.start + 1, until: Self.start + 9)
            .coverNamed(.init("PractitionerRole/b"), from: Self.start + 5, until: nil)
            .contactNamed(Self.gp, at: Self.start + 2).contactNamed(Self.gp, at: Self.start + 3)
        #expect(ResponsibilityShape.fault(named.json) == nil)
        #expect(named.holder(.cover, at: Self.start + 4)?.holder.reference == "PractitionerRole/a")
        #expect(named.holder(.cover, at: Self.start + 5)?.holder.reference == "PractitionerRole/b")
        #expect(named.periods(.contact).count == 1)
        let moved = try named.moved(to: Self.clinic, at: Self.start + 8, because: .rule(.reorganised))
        #expect(moved.holder(.coordinator, at: Self.start + 8) != nil, "a coordinator is across units")
        #expect(moved.holder(.contact, at: Self.start + 8) == nil)
        #expect(try moved.contactEnded("PractitionerRole/gp", at: Self.start + 9).json.isEqual(to: moved.json))
    }

    private static func written(_ periods: String, _ rest: String) -> String {
        let lines = periods.split(separator: "\n").map { line in
            let parts = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            let end = parts[3].isEmpty ? "" : #","end":"\#(parts[3])""#
            return
                #"{"url":"\#(ResponsibilitySystems.responsibility)","extension":[{"url":"role","valueCode":"\#(parts[0])"},{"url":"holder","valueReference":{"reference":"\#(parts[1])"}},{"url":"period","valuePeriod":{"start":"\#(parts[2])"\#(end)}}]}"#
        }
        return
            #"{"resourceType":"EpisodeOfCare","id":"e","patient":{"reference":"Patient/p"},"extension":[\#(lines.joined(separator: ","))],\#(rest)}"#
    }

    private static let active =
        #""status":"active","managingOrganization":{"reference":"Organization/b"},"period":{"start":"2026-11-01"}"#
    private static let first = "unit Organization/a 2026-11-01T00:00:00Z 2026-11-05T12:00:00+01:00"

    @Test(arguments: [
        ("begins with the pathway", "unit Organization/b 2026-11-02T00:00:00Z "),
        ("without gap or overlap", first + "\nunit Organization/b 2026-11-05T11:00:00.001Z "),
        ("without gap or overlap", first + "\nunit Organization/b 2026-11-05T10:59:59Z "),
        (
            "without gap or overlap",
            "unit Organization/a 2026-11-01T00:00:00Z \nunit Organization/b 2026-11-05T00:00:00Z "
        ),
        ("is open while", first + "\nunit Organization/b 2026-11-05T11:00:00Z 2026-11-09T00:00:00Z"),
        ("that the history ends with", "unit Organization/a 2026-11-01T00:00:00Z "),
        ("instants with their time zone", "unit Organization/b 2026-11-01 "),
        ("not before the start", "unit Organization/a 2026-11-01T00:00:00Z 2026-10-05T00:00:00Z"),
        ("in the role unit", "unit PractitionerRole/b 2026-11-01T00:00:00Z "),
        (
            "in the role clinician",
            "unit Organization/b 2026-11-01T00:00:00Z \nclinician Organization/b 2026-11-01T00:00:00Z "
        ),
        ("from the pathway's first instant", "clinician PractitionerRole/b 2026-11-01T00:00:00Z "),
        (
            "careManager",
            "unit Organization/b 2026-11-01T00:00:00Z \nclinician PractitionerRole/b 2026-11-01T00:00:00Z "
        ),
        (
            "clinicians follow",
            "unit Organization/b 2026-11-01T00:00:00Z \nclinician PractitionerRole/b 2026-11-01T00:00:00Z 2026-11-03T00:00:00Z\nclinician PractitionerRole/c 2026-11-02T00:00:00Z 2026-11-05T00:00:00Z"
        ),
    ])
    func `what is wrong is told`(expected: String, periods: String) throws {
        let fault = try #require(ResponsibilityShape.fault(try Self.json(Self.written(periods, Self.active))))
        #expect(fault.contains(expected), "\(fault)")
    }

    @Test func `what is right is left alone`() throws {
        let history = Self.first + "\nunit Organization/b 2026-11-05T11:00:00Z "
        #expect(ResponsibilityShape.fault(try Self.json(Self.written(history, Self.active))) == nil)
        let closed = Self.first + "\nunit Organization/b 2026-11-05T11:00:00Z 2026-11-10T00:00:00Z"
        let rest = #""status":"finished","period":{"start":"2026-11-01","end":"2026-11-09"}"#
        #expect(ResponsibilityShape.fault(try Self.json(Self.written(closed, rest))) == nil)
        let later = #""status":"finished","period":{"start":"2026-11-01","end":"2026-11-10"}"#
        #expect(ResponsibilityShape.fault(try Self.json(Self.written(closed, later))) != nil)
    }

    @Test(arguments: [
        #"{"resourceType":"EpisodeOfCare","id":"e","status":"active","period":{"start":"2026-11-01"}}"#,
        #"{"resourceType":"EpisodeOfCare","id":"e","status":"onhold","managingOrganization":{"reference":"Organization/a"}}"#,
        #"{"resourceType":"EpisodeOfCare","id":"e","status":"active","managingOrganization":{"display":"Somebody"},"period":{"start":"2026-11-01"}}"#,
    ])
    func `an active pathway says whose it is and since when`(json: String) throws {
        #expect(ResponsibilityShape.fault(try Self.json(json)) != nil)
        let planned = json.replacing("active", with: "planned").replacing("onhold", with: "waitlist")
        #expect(ResponsibilityShape.fault(try Self.json(planned)) == nil)
    }

    @Test func `limits are the unit's, else its sector's`() throws {
        let ward = try Self.json(ResponsibilityFixture.resources[1])
        let limits = UnitLimits(of: "Organization/ward", ward)
        #expect(limits[.answerWithin] == 2 * 3_600_000, "its own")
        #expect(limits[.nameClinicianWithin] == 4 * 3_600_000, "a hospital's")
        #expect(limits[.endingWithin] == 168 * 3_600_000, "anybody's")
        #expect(limits.leader == "PractitionerRole/head")
        let unknown = UnitLimits(of: "Organization/x", nil)
        #expect(UnitLimits.Limit.allCases.allSatisfy { unknown[$0] > 0 }, "the table has a figure for all")
        #expect(unknown.leader == "Organization/x")
    }

    @Test func `a unit belongs to a larger one by the date`() throws {
        func affiliation(_ unit: String, _ period: String) throws -> JSONValue {
            try Self.json(
                #"{"resourceType":"OrganizationAffiliation","active":true,"organization":{"reference":"Organization/\#(unit)"},"period":{\#(period)}}"#
            )
        }
        let both = [
            try affiliation("capital", #""end":"2026-12-31""#), try affiliation("east", #""start":"2027-01-01""#),
        ]
        let newYear = try #require(DateTime("2027-01-01T00:00:00Z")).earliest
        #expect(UnitAffiliation.larger(of: both, at: newYear - 1) == "Organization/capital")
        #expect(UnitAffiliation.larger(of: both, at: newYear) == "Organization/east")
        #expect(UnitAffiliation.larger(of: [], at: newYear) == nil)
    }
}
