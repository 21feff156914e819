import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

/// Failures of cooperation, through the record's door: reported, looked into, changed for good, seen whether it holds.
@Suite(.onEachEngine) struct FailureTests {
    private typealias Fixture = CoordinationFixture

    private func report(_ fixture: CoordinationFixture, as caller: Caller) async throws -> String {
        try await FailureDesk(fixture.record).report(
            "Ingen ringede.", to: Fixture.lung, of: "poul", by: Fixture.hand(caller))
    }

    private func take(
        _ fixture: CoordinationFixture, _ step: FailureDesk.Step, _ id: String, as caller: Caller = Fixture.nurse
    ) async throws {
        try await FailureDesk(fixture.record).take(step, id, of: "poul", by: Fixture.hand(caller))
    }

    private func failures(
        _ fixture: CoordinationFixture, as caller: Caller = Fixture.poul
    ) async throws -> [CoordinationFailure] {
        try await fixture.poul(caller) { try $0.failures(of: "poul") }
    }

    private func lines(_ fixture: CoordinationFixture, as caller: Caller = Fixture.coordinator) async throws
        -> [FailureLine]
    {
        try await fixture.lookup(caller) { try $0.openFailures(of: "lung") }
    }

    private static func day(_ fixture: CoordinationFixture, in days: Int64) -> String {
        DateTime(milliseconds: fixture.now + days * Fixture.day, offsetMinutes: 0, precision: .day).text
    }

    @Test(arguments: [Fixture.poul, Fixture.mette, Fixture.nurse])
    func `the citizen, a relative and staff report, in their own name`(reporter: Caller) async throws {
        let fixture = try await Fixture()
        let id = try await report(fixture, as: reporter)
        let failure = try #require(try await failures(fixture).first)
        #expect(failure.id == id && failure.reporter == reporter.identity && failure.status == .reported)
        #expect(try await lines(fixture).map(\.id) == [id])
    }

    @Test func `strangers do not report, and nobody in another's name`() async throws {
        let fixture = try await Fixture()
        for caller in [Fixture.stranger, Fixture.emil, ConsentFixture.other] {
            await #expect(throws: RecordError.self) { try await report(fixture, as: caller) }
        }
        let id = try await report(fixture, as: Fixture.poul)
        let json = try #require(try await fixture.stored("Task", id))
        let other = String(decoding: json.rawBytes, as: UTF8.self).replacing(id, with: "other")
        await #expect(throws: RecordError.invalid("coordination failure: Task.extension: reported by the caller")) {
            try await fixture.put(other, as: Fixture.nurse)
        }
        #expect(try await failures(fixture).count == 1)
    }

    @Test func `it is closed only with a lasting change, its follow-up, and what that showed`() async throws {
        let fixture = try await Fixture()
        let id = try await report(fixture, as: Fixture.poul)
        let clocks = ClockRunner(fixture.record)
        await #expect(throws: RecordError.self, "not looked into") {
            try await take(fixture, .change("Fast ringeliste", followUp: Self.day(fixture, in: 30)), id)
        }
        try await take(fixture, .analyse(kind: "nobody-responsible", analysis: "Ingen havde listen."), id)
        for followUp in ["", "2020-01-01", Self.day(fixture, in: 500), "snart"] {
            await #expect(throws: RecordError.self, "\(followUp)") {
                try await take(fixture, .change("Fast ringeliste", followUp: followUp), id)
            }
        }
        await #expect(throws: RecordError.self) { try await take(fixture, .followUp("Det holder", holds: true), id) }
        try await take(fixture, .change("Fast ringeliste", followUp: Self.day(fixture, in: 30)), id)
        #expect(try await clocks.turn().struck == 0)
        fixture.temporary.clock.advance(by: 30 * Fixture.day)
        #expect(try await clocks.turn().struck == 1)
        #expect(try await lines(fixture).map(\.status) == [.followUp])
        try await take(fixture, .followUp("Alle er ringet op", holds: true), id)
        let closed = try #require(try await failures(fixture).first)
        #expect(closed.status == .closed && closed.change == "Fast ringeliste" && closed.result == "Alle er ringet op")
        #expect(try await lines(fixture).isEmpty)
        await #expect(throws: RecordError.self) {
            try await take(fixture, .analyse(kind: "other", analysis: "x"), id)
        }
    }

    @Test func `a change that does not hold opens the case again`() async throws {
        let fixture = try await Fixture()
        let id = try await report(fixture, as: Fixture.nurse)
        try await take(fixture, .analyse(kind: "other", analysis: "x"), id)
        try await take(fixture, .change("y", followUp: Self.day(fixture, in: 2)), id)
        fixture.temporary.clock.advance(by: 3 * Fixture.day)
        _ = try await ClockRunner(fixture.record).turn()
        try await take(fixture, .followUp("Det skete igen", holds: false), id)
        let open = try #require(try await failures(fixture).first)
        #expect(open.status == .analysed && open.result == "Det skete igen")
        try await take(fixture, .change("z", followUp: Self.day(fixture, in: 20)), id)
        #expect(try await failures(fixture).first?.change == "z")
    }

    @Test func `what nobody looks into in time is told to the leader, once`() async throws {
        let fixture = try await Fixture()
        _ = try await report(fixture, as: Fixture.poul)
        fixture.temporary.clock.advance(by: 8 * Fixture.day)
        let clocks = ClockRunner(fixture.record)
        #expect(try await clocks.turn().struck == 1)
        #expect(try await clocks.turn().struck == 0)
        #expect(try await failures(fixture).first?.told == fixture.now)
    }

    @Test func `cases of one kind at one unit are linked`() async throws {
        let fixture = try await Fixture()
        var ids: [String] = []
        for _ in 0..<3 { ids.append(try await report(fixture, as: Fixture.nurse)) }
        try await take(fixture, .analyse(kind: "aids-missing", analysis: "x"), ids[0])
        try await take(fixture, .analyse(kind: "aids-missing", analysis: "x"), ids[1])
        try await take(fixture, .analyse(kind: "not-heard", analysis: "x"), ids[2])
        let alike = try await lines(fixture).reduce(into: [:]) { $0[$1.id] = $1.alike }
        #expect(alike == [ids[0]: 1, ids[1]: 1, ids[2]: 0])
        let groups = try await ids.asyncMap {
            try await fixture.stored("Task", $0)?["groupIdentifier"]?["value"]?.string
        }
        #expect(groups[0] == groups[1] && groups[1] != groups[2] && groups[0] != nil)
    }

    @Test func `only the unit that is asked takes steps, and only with a known class`() async throws {
        let fixture = try await Fixture()
        let id = try await report(fixture, as: Fixture.poul)
        for caller in [Fixture.municipal, Fixture.stranger, Fixture.poul, Fixture.mette] {
            await #expect(throws: RecordError.self) {
                try await take(fixture, .analyse(kind: "other", analysis: "x"), id, as: caller)
            }
        }
        await #expect(throws: RecordError.self) {
            try await take(fixture, .analyse(kind: "made-up", analysis: "x"), id)
        }
        #expect(try await failures(fixture).first?.status == .reported)
    }

    @Test func `the quality officer sees numbers, small ones hidden, and nobody`() async throws {
        let fixture = try await Fixture()
        for _ in 0..<5 {
            let id = try await report(fixture, as: Fixture.nurse)
            try await take(fixture, .analyse(kind: "aids-missing", analysis: "x"), id)
        }
        _ = try await report(fixture, as: Fixture.poul)
        let officer = Caller(identity: "Person/q", role: .qualityOfficer)
        let figures = try await fixture.record.read(
            .counts, as: officer, because: .qualityImprovement, doing: "/figures"
        ) { try CareReader($0).failureFigures(smallest: 5) }
        #expect(
            figures == [
                FailureFigure(
                    kind: "aids-missing", unit: "Lungemedicinsk Afdeling", open: .exact(5), closed: .exact(0)),
                FailureFigure(kind: nil, unit: "Lungemedicinsk Afdeling", open: .fewerThan(5), closed: .exact(0)),
            ])
        await #expect(throws: RecordError.self) {
            try await fixture.record.read(.lookup, as: officer, because: .qualityImprovement, doing: "/failures") {
                try CareReader($0).openFailures(of: "lung")
            }
        }
    }
}

extension Sequence {
    fileprivate func asyncMap<Result>(_ body: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await body(element)) }
        return results
    }
}
