import Access
import Care
import FHIR
import Record
import TestSupport
import Testing

/// The coordinators' case list: what counts, who is drawn, and that nobody stays on it without a next step.
@Suite(.onEachEngine) struct CaseListTests {
    private typealias Fixture = CoordinationFixture

    /// Contacts, handover and units that put Poul on the list.
    private static let many =
        (1...5).map { number in
            #"{"resourceType":"Encounter","id":"e\#(number)","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/poul"},"period":{"start":"2026-11-0\#(number)T09:00:00Z","end":"2026-11-0\#(number)T10:00:00Z"},"serviceProvider":{"reference":"Organization/\#(number % 2 == 0 ? "lung" : "home")"}}"#
        } + [
            #"{"resourceType":"Organization","id":"lung","name":"Lungemedicinsk Afdeling","type":[{"text":"Sygehusafdeling"}]}"#,
            #"{"resourceType":"Organization","id":"home","name":"Hjemmesygeplejen Nord","type":[{"text":"Kommunal sygepleje"}]}"#,
            #"{"resourceType":"Task","id":"h1","status":"requested","intent":"order","code":{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/task-kind","code":"handover"}]},"for":{"reference":"Patient/poul"},"focus":{"reference":"EpisodeOfCare/kol"}}"#,
        ]

    private func lines(_ fixture: CoordinationFixture, as caller: Caller = Fixture.coordinator) async throws
        -> [CaseLine]
    {
        try await fixture.lookup(caller) { try $0.cases(of: "lung") }
    }

    private func draw(_ fixture: CoordinationFixture, as caller: Caller = Fixture.coordinator) async throws -> Int {
        try await CaseDesk(fixture.record).draw(by: Fixture.hand(caller))
    }

    private func take(
        _ fixture: CoordinationFixture, _ step: CaseDesk.Step, as caller: Caller = Fixture.coordinator
    ) async throws {
        try await CaseDesk(fixture.record).take(step, of: "poul", by: Fixture.hand(caller))
    }

    private static func step(_ fixture: CoordinationFixture, in days: Int64) -> CaseDesk.Step {
        .next(
            .init(
                text: "Ring til datteren",
                by: DateTime(milliseconds: fixture.now + days * Fixture.day, offsetMinutes: 0, precision: .day).text))
    }

    @Test func `facts count what the table says, and each line explains itself`() {
        let weights = CaseWeights([
            ["many-contacts", "4", "2", ""], ["many-contacts", "8", "2", ""], ["no-relatives", "1", "1", ""],
            ["made-up", "1", "9", ""], ["limit", "3", "0", ""],
        ])
        #expect(weights.limit == 3)
        #expect(weights.risk([.manyContacts: 3]).lines.isEmpty)
        #expect(weights.risk([.manyContacts: 4]).points == 2)
        let risk = weights.risk([.manyContacts: 9, .noRelatives: 1, .livesAlone: 1])
        #expect(
            risk.lines == [.init(.manyContacts, number: 9, points: 4), .init(.noRelatives, number: 1, points: 1)])
        #expect(risk.points == 5)
    }

    @Test func `the program's own table is whole`() {
        #expect(CaseWeights.standard.limit < 20)
        for fact in CaseRisk.Fact.allCases {
            #expect(CaseWeights.standard.risk([fact: 100]).points > 0, "\(fact)")
        }
    }

    @Test func `more of anything never counts less`() {
        var random = SeededRandom(seed: 7)
        for _ in 0..<500 {
            var facts: [CaseRisk.Fact: Int] = [:]
            for fact in CaseRisk.Fact.allCases { facts[fact] = Int.random(in: 0...12, using: &random) }
            let before = CaseWeights.standard.risk(facts).points
            let fact = CaseRisk.Fact.allCases.randomElement(using: &random) ?? .manyContacts
            facts[fact, default: 0] += 1
            #expect(CaseWeights.standard.risk(facts).points >= before)
        }
    }

    @Test func `who has many contacts, sectors and a handover without an answer is drawn, and why`() async throws {
        let fixture = try await Fixture(Self.many)
        #expect(try await lines(fixture).isEmpty)
        #expect(try await draw(fixture) == 1)
        let line = try #require(try await lines(fixture).first)
        #expect(line.citizenName == "Poul Holm" && line.isWaiting)
        #expect(line.stepBy == fixture.now + UnitLimits(of: "Organization/ward", nil)[.nextStepWithin])
        let explained = line.risk.lines.reduce(into: [:]) { $0[$1.fact] = $1.number }
        #expect(explained == [.openHandovers: 1, .manyContacts: 5, .manySectors: 2, .planMissing: 1])
        #expect(try await draw(fixture) == 0, "nothing has changed")
    }

    @Test func `what happens draws the list by itself, in the same transaction`() async throws {
        let fixture = try await Fixture(Self.many)
        _ = try await FailureDesk(fixture.record).report(
            "Ingen ringede.", to: Fixture.lung, of: "poul", by: Fixture.hand(Fixture.poul))
        let line = try #require(try await lines(fixture).first)
        #expect(line.risk.lines.contains { $0.fact == .earlierFailures })
        let points = line.risk.points
        // The plan that is made counts when the next thing happens.
        try await JointPlanDesk(fixture.record).add(
            goal: "Mit mål", isCitizens: true, of: "poul", by: Fixture.hand(Fixture.poul))
        #expect(try await draw(fixture) == 1)
        #expect(try await lines(fixture).first?.risk.points == points - 1)
    }

    @Test func `a next step, its day that passes, and the leader who is told`() async throws {
        let fixture = try await Fixture(Self.many)
        _ = try await draw(fixture)
        let clocks = ClockRunner(fixture.record)
        #expect(try await clocks.turn().struck == 0)
        try await take(fixture, Self.step(fixture, in: 2))
        #expect(try await lines(fixture).first?.isWaiting == false)
        fixture.temporary.clock.advance(by: 4 * Fixture.day)
        #expect(try await clocks.turn().struck == 1)
        let waiting = try #require(try await lines(fixture).first)
        #expect(waiting.isWaiting && !waiting.isTold && waiting.stepBy > fixture.now)
        fixture.temporary.clock.advance(by: UnitLimits(of: "Organization/ward", nil)[.nextStepWithin])
        #expect(try await clocks.turn().struck == 1)
        #expect(try await clocks.turn().struck == 0)
        #expect(try await lines(fixture).first?.isTold == true)
        try await take(fixture, Self.step(fixture, in: 1))
        let followed = try #require(try await lines(fixture).first)
        #expect(!followed.isWaiting && !followed.isTold)
    }

    @Test func `nobody stays without a next step, nor leaves without a reason`() async throws {
        let fixture = try await Fixture(Self.many)
        _ = try await draw(fixture)
        for days in [-3, 400] as [Int64] {
            await #expect(throws: RecordError.self) { try await take(fixture, Self.step(fixture, in: days)) }
        }
        try await take(fixture, Self.step(fixture, in: 3))
        let id = CoordinationCase.id(of: "poul")
        let json = String(
            decoding: try #require(try await fixture.stored("Task", id)).rawBytes, as: UTF8.self)
        for change in [("\"in-progress\"", "\"requested\""), ("\"in-progress\"", "\"completed\"")] {
            await #expect(throws: RecordError.self, "\(change.1)") {
                try await fixture.put(json.replacing(change.0, with: change.1), as: Fixture.coordinator)
            }
        }
        await #expect(throws: RecordError.self) {
            try await fixture.record.write(as: Fixture.coordinator, because: .treatment, doing: "/test") {
                _ = try $0.delete("Task", id)
            }
        }
        try await take(fixture, .over(reason: "Datteren har overtaget."))
        #expect(try await lines(fixture).isEmpty)
        #expect(try await draw(fixture) == 0, "it has not become worse")
    }

    @Test func `notes stay, and are signed`() async throws {
        let fixture = try await Fixture(Self.many)
        _ = try await draw(fixture)
        try await take(fixture, .note("Talt med Mette."))
        try await take(fixture, .note("Talt med lægen."), as: Fixture.nurse)
        #expect(try await lines(fixture).first?.note == "Talt med lægen.")
        let json = String(
            decoding: try #require(try await fixture.stored("Task", CoordinationCase.id(of: "poul"))).rawBytes,
            as: UTF8.self)
        await #expect(throws: RecordError.self) {
            try await fixture.put(json.replacing("Talt med Mette.", with: "x"), as: Fixture.coordinator)
        }
    }

    @Test func `other units, strangers and citizens have no part in it`() async throws {
        let fixture = try await Fixture(Self.many)
        _ = try await draw(fixture)
        #expect(try await fixture.lookup(Fixture.municipal) { try $0.cases(of: "home") }.isEmpty)
        #expect(try await lines(fixture, as: Fixture.stranger).isEmpty)
        for caller in [Fixture.municipal, Fixture.stranger, Fixture.poul, Fixture.mette] {
            await #expect(throws: RecordError.self) { try await take(fixture, .note("x"), as: caller) }
        }
    }
}
