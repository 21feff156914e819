import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Care

/// All steps of which a citizen is told, taken as they are taken at work: each asks for a letter to whoever is not digital,
/// and for none to others.
@Suite(.onEachEngine) struct LetterOccasionTests {
    private typealias Step = @Sendable (LetterFixture) async throws -> Void

    private static let hour: Int64 = 3_600_000

    /// By what is told. A step that comes with another stands where it is told first.
    private static let steps: [(name: String, occasion: LetterOccasion, step: Step)] = [
        (
            "a message", .message,
            { try await $0.put(LetterFixture.message("m"), as: LetterFixture.nurse) }
        ),
        (
            "an emergency access", .message,
            {
                _ = try await ConsentDesk($0.record).open(
                    "karen", .emergency, because: "Bevidstløs", by: LetterFixture.hand(LetterFixture.far))
            }
        ),
        (
            "a question about what is hidden", .message,
            {
                try await ConsentDesk($0.record).ask(
                    "karen", "Er der mere?", by: LetterFixture.hand(LetterFixture.nurse))
            }
        ),
        ("that somebody has looked", .message, look),
        ("a handover that was accepted", .responsible, { try await handOver($0, from: nil) }),
        (
            "a handover that was accepted for later", .responsible,
            { try await handOver($0, from: $0.clock.now + 48 * hour) }
        ),
        (
            "another clinician", .responsible,
            {
                try await ResponsibilityDesk($0.record).nameClinician(
                    .init("PractitionerRole/nurse"), of: "e2",
                    by: LetterFixture.hand(LetterFixture.nurse))
            }
        ),
        ("home from hospital", .discharge, { _ = try await goHome($0) }),
        (
            "a promise that was broken", .discharge,
            { world in
                _ = try await begin(world)
                world.clock.advance(by: 200 * hour)
                try await world.strike()
            }
        ),
        (
            "a clinic that waits for the letter", .discharge,
            { world in
                _ = try await goHome(world)
                for request in try await world.requests() { try await world.print(request.id) }
                world.clock.advance(by: 73 * hour)
                try await world.strike()
            }
        ),
        ("a task that was accepted", .task, { try await take(.accepted, $0) }),
        ("a task that was declined", .task, { try await take(.declined, $0) }),
        (
            "a task that nobody answers", .task,
            { world in
                _ = try await give(world)
                world.clock.advance(by: 100 * hour)
                try await world.strike()
            }
        ),
        (
            "a goal in the joint plan", .plan,
            {
                try await JointPlanDesk($0.record).add(
                    goal: "At gå selv", isCitizens: true, of: "karen", by: LetterFixture.hand(LetterFixture.nurse))
            }
        ),
        (
            "a failure of cooperation", .failure,
            {
                _ = try await FailureDesk($0.record).report(
                    "Ingen ringede", to: TaskParty(reference: "Organization/ward", name: "Medicinsk Afdeling"),
                    of: "karen", by: LetterFixture.hand(LetterFixture.nurse))
            }
        ),
    ]

    @Test(arguments: steps.indices) func `each step is told on paper, and to others it is not`(index: Int) async throws
    {
        let (name, occasion, step) = Self.steps[index]
        for notDigital in [true, false] {
            let world = try await LetterFixture(notDigital: notDigital)
            try await world.put(Self.pathway, as: .commandLine)
            try await step(world)
            let told = Set(try await world.requests().flatMap(\.occasions))
            if notDigital {
                #expect(told.contains(occasion), "\(name): \(told)")
                #expect(try await world.requests().allSatisfy { $0.sender != nil && $0.state != .posted }, "\(name)")
            } else {
                #expect(told.isEmpty, "\(name)")
            }
            #expect(try await world.temporary.engine.check { _, _ in }.findings == [], "\(name)")
        }
    }

    @Test func `no occasion is without a step here`() {
        #expect(Set(Self.steps.map(\.occasion)) == Set(LetterOccasion.allCases))
    }

    /// The kinds of Tasks that no citizen is told of, and why: whoever adds a kind decides here too.
    private static let untold: [TaskKind: String] = [
        .question: "units ask each other; what comes of it is told by what they do",
        .unansweredHandover: "a leader is to act", .nameClinician: "a unit is to act",
        .pathwayEnding: "a unit is to act", .letterWaiting: "a unit is to act",
        .answerQuestionnaire: "paper cannot be answered: staff ask who is not digital, and write the answers",
    ]

    @Test(arguments: TaskKind.allCases) func `every kind of Task is told of at some step, or it is said why not`(
        kind: TaskKind
    ) throws {
        let isTold = try Self.taskSteps(kind).contains { before, after in
            let change = ProposedChange(
                type: "Task", id: "t", before: before, after: after, instant: 1_795_251_600_000,
                caller: LetterFixture.program, patient: "karen", mayWrite: true)
            return LetterOccasion.of(change) != nil
        }
        #expect(isTold == (Self.untold[kind] == nil), "\(kind)")
    }

    @Test(arguments: [("ward", true), ("clinic", false)]) func `what a unit asks of itself is no letter`(
        giver: String, isTold: Bool
    ) throws {
        let (given, hour) = (Int64(1_795_251_600_000), Self.hour)
        let before = try DelegatedTask(
            id: "t", patient: "karen", status: .requested, title: "Kalibrér",
            giver: TaskParty(reference: "Organization/" + giver), owner: TaskParty(reference: "Organization/clinic"),
            given: given, answerBy: given + hour, due: given + 2 * hour,
            steps: [TaskStep(.given, at: given, by: "Organization/" + giver)]
        ).json()
        let after = try DelegatedTask.json(
            before, after: TaskStep(.accepted, at: given, by: "PractitionerRole/x"), words: nil)
        let change = ProposedChange(
            type: "Task", id: "t", before: before, after: after, instant: given, caller: LetterFixture.program,
            patient: "karen", mayWrite: true)
        #expect((LetterOccasion.of(change) != nil) == isTold)
    }

    /// Before and after of steps that a Task of a kind takes.
    private static func taskSteps(_ kind: TaskKind) throws -> [(JSONValue?, JSONValue)] {
        // What each is about, and that who reports a failure asks nobody for anything.
        let focus = kind == .discharge ? "Encounter/e" : "EpisodeOfCare/e"
        let requester =
            kind == .coordinationFailure ? "" : #""requester":{"reference":"Organization/ward"},"#
        func task(_ status: String, _ more: String = "") throws -> JSONValue {
            try JSONDocument(
                """
                {"resourceType":"Task","id":"t","status":"\(status)","intent":"order",\
                "code":{"coding":[{"system":"\(TaskKind.system)","code":"\(kind.rawValue)"}]},"description":"x",\
                "partOf":[{"reference":"Task/d"}],"focus":{"reference":"\(focus)"},\
                "for":{"reference":"Patient/karen"},"authoredOn":"2026-11-20T10:00:00Z",\
                \(requester)"owner":{"reference":"Organization/clinic"},\
                "restriction":{"period":{"end":"2026-11-20T20:00:00Z"}}\(more)}
                """
            ).root
        }
        let later = #","executionPeriod":{"start":"2026-12-01T10:00:00Z"}"#
        let escalation =
            #","extension":[{"url":"\#(ResponsibilitySystems.escalation)","extension":[{"url":"step","valueCode":"leader"},{"url":"at","valueDateTime":"2026-11-21T09:00:00Z"},{"url":"to","valueReference":{"reference":"Organization/x"}}]}]"#
        let waiting =
            #","extension":[{"url":"\#(TransitionSystems.waitingForLetter)","valueDateTime":"2026-11-21T09:00:00Z"}]"#
        func step(_ code: String) -> String {
            #"{"url":"\#(CoordinationSystems.step)","extension":[{"url":"code","valueCode":"\#(code)"},{"url":"at","valueInstant":"2026-11-20T10:00:00Z"},{"url":"by","valueReference":{"reference":"PractitionerRole/x"}}]}"#
        }
        let answerBy =
            #"{"url":"\#(CoordinationSystems.answerBy)","valueDateTime":"2026-11-20T15:00:00Z"}"#
        let reporter =
            #","extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/reported-by","valueReference":{"reference":"Patient/karen"}}]"#
        let destination =
            #","input":[{"type":{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/discharge-fact","code":"destination"}]},"valueCode":"home"}],"executionPeriod":{"end":"2026-11-21T08:00:00Z"}"#
        return [
            (try task("requested", later), try task("accepted", later)),
            (try task("requested", later), try task("requested", later + waiting)),
            (try task("requested"), try task("requested", escalation)),
            (
                try task("requested", #","extension":[\#(answerBy),\#(step("given"))]"#),
                try task("accepted", #","extension":[\#(answerBy),\#(step("given")),\#(step("accepted"))]"#)
            ),
            (nil, try task("requested", reporter)),
            (try task("in-progress", destination), try task("completed", destination)),
        ]
    }

    // MARK: Steps

    private static let pathway =
        #"{"resourceType":"EpisodeOfCare","id":"e2","status":"active","type":[{"text":"Diabetes"}],"patient":{"reference":"Patient/karen"},"managingOrganization":{"reference":"Organization/ward"},"period":{"start":"2026-11-01"}}"#

    private static func look(_ world: LetterFixture) async throws {
        let teller = LookTeller(world.record, day: { Int($0 / 86_400_000) }, time: { _ in "i går" })
        _ = try await teller.turn()
        _ = try await ConsentDesk(world.record).open(
            "karen", .statedReason, because: "Hun har ringet", by: LetterFixture.hand(LetterFixture.far))
        _ = try await world.karen(as: LetterFixture.far) { try $0.citizen("karen") }
        while try await teller.turn() {}
    }

    private static func handOver(_ world: LetterFixture, from instant: Int64?) async throws {
        let desk = ResponsibilityDesk(world.record)
        let offer = try await desk.offer(
            "e",
            OfferDraft(to: .init("Organization/clinic"), what: "Opfølgning", why: "Stabil", from: instant, open: []),
            by: LetterFixture.hand(LetterFixture.nurse))
        try await desk.accept(offer, by: LetterFixture.hand(LetterFixture.gp))
    }

    private static func begin(_ world: LetterFixture) async throws -> String {
        try await TransitionDesk(world.record) { _ in "i dag" }.begin(
            DischargeOrder(
                expected: world.clock.now + 5 * hour, destination: .home, needsNursing: true,
                needsRehabilitation: false, nursing: "Organization/home"),
            of: "karen", from: "stay", by: LetterFixture.hand(LetterFixture.nurse))
    }

    private static func goHome(_ world: LetterFixture) async throws -> String {
        let discharge = try await begin(world)
        world.clock.advance(by: 2 * hour)
        try await TransitionDesk(world.record) { _ in "i dag" }.complete(
            discharge, by: LetterFixture.hand(LetterFixture.nurse))
        return discharge
    }

    private static func give(_ world: LetterFixture) async throws -> String {
        try await TaskDesk(world.record).give(
            TaskDesk.Order(
                title: "Besøg hver dag", owner: TaskParty(reference: "Organization/home", name: "Hjemmesygeplejen"),
                due: world.clock.now + 90 * hour),
            from: TaskParty(reference: "Organization/ward", name: "Medicinsk Afdeling"), of: "karen",
            by: LetterFixture.hand(LetterFixture.nurse))
    }

    private static func take(_ code: TaskStep.Code, _ world: LetterFixture) async throws {
        let task = try await give(world)
        try await TaskDesk(world.record).take(
            code, task, of: "karen", words: code.needsReason ? "Ingen tid" : nil,
            by: LetterFixture.hand(LetterFixture.mona))
    }
}
