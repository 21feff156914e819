import Care
import FHIR
import Hummingbird
import HummingbirdTesting
import Pages
import Record
import TestSupport
import Testing

@testable import App

/// An 84-year-old comes home from hospital, through the pages, as all five sides see it.
@Suite(.onEachEngine) struct TransitionScenarioTests {
    private static let hour: Int64 = 3_600_000
    private static let texts = Texts.danish.transition
    private static let promise = Texts.danish.promise

    /// A discharge that has begun, and who is in it.
    struct Stage {
        let fixture: ServerFixture
        let department: TransitionSide
        let nurse: TransitionSide
        let clinic: TransitionSide
        let citizen: TransitionSide
        let daughter: TransitionSide
        /// The address of the discharge.
        let page: String

        func part(_ part: DischargePart) -> String { page + "&part=" + part.rawValue }

        func stored(_ type: String, _ id: String) async throws -> JSONValue {
            try #require(try await fixture.temporary.engine.read { try $0.resource(type, id)?.json() })
        }

        /// Lets time pass and the clocks strike.
        func pass(_ milliseconds: Int64) async throws {
            fixture.temporary.clock.advance(by: milliseconds)
            #expect(try await ClockRunner(fixture.temporary.record).turn().failed == 0)
        }

        /// Sends what the municipality needs, with all of it written.
        func sendParts() async throws {
            for part in [DischargePart.careCoursePlan, .dischargeReport, .aidsAndSupplies] {
                var form = ["do": "send"]
                for section in DischargeSection.of(part) {
                    form["section-" + section.code] = "Skrevet: \(section.code)."
                }
                #expect(try await department.does(self.part(part), form).status == .seeOther, "\(part)")
            }
            let medicines = ["do": "send", "reason-H02AB06": "Forværring af KOL", "reason-R03BB04": "Åndenød"]
            #expect(try await department.does(part(.medicationReconciliation), medicines).status == .seeOther)
        }

        func sendLetter() async throws -> TestResponse {
            try await department.does(
                part(.dischargeLetter),
                [
                    "do": "send", "section-reason": "KOL med forværring", "section-course": "Ilt og prednisolon",
                    "section-plan": "Kontrol om 3 uger",
                ])
        }
    }

    private func begin(_ body: @escaping @Sendable (Stage) async throws -> Void) async throws {
        let fixture = try await ServerFixture(TransitionScenario.resources)
        try await fixture.run { client in
            func side(_ persona: String) -> TransitionSide { TransitionSide(client: client, persona: persona) }
            let answer = try await side("bo-person").does(
                TransitionScenario.list,
                [
                    "do": "begin", "stay": "stay", "expected": "2026-11-21T14:00", "destination": "home",
                    "needs-nursing": "yes", "needs-rehabilitation": "no", "nursing": "Organization/nursing",
                ])
            #expect(answer.status == .seeOther, "\(answer.text)")
            let page = try #require(answer.headers[.location]).replacing("&done=1", with: "")
            try await body(
                Stage(
                    fixture: fixture, department: side("bo-person"), nurse: side("nana-person"),
                    clinic: side("karl-person"), citizen: side("inga-person"), daughter: side("lis-person"), page: page)
            )
        }
    }

    @Test func `admitted, home, worse on day two, visited, and with the general practitioner on day four`() async throws
    {
        try await begin { stage in
            let (texts, promise) = (Self.texts, Self.promise)
            // Announced: the municipality and the clinic see her coming, she sees what has been promised.
            for side in [stage.nurse, stage.clinic] {
                let lists = try await side.sees("/going-home")
                #expect(lists.contains(texts.coming) && lists.contains("Inga Holm"))
            }
            let looks = try await stage.fixture.temporary.engine.read {
                try $0.audit(of: "inga", before: nil, limit: 100)
            }.filter { $0.entry.activity == RoutePattern.transitions.rawValue }.map(\.entry.who)
            #expect(Set(looks) == ["PractitionerRole/nana-nursing", "PractitionerRole/karl-clinic"])
            for side in [stage.citizen, stage.daughter] {
                let overview = try await side.sees("/citizens/inga")
                #expect(overview.contains(promise.heading))
                #expect(overview.contains(promise.stay("Lungemedicinsk Afdeling")))
                #expect(overview.contains("Plejeforløbsplan"))
            }
            // The talk, and the parts.
            try await stage.department.does(stage.page, ["do": "talk", "goals": "At kunne gå i haven"])
            try await stage.sendParts()
            #expect(try await stage.nurse.sees(stage.page).contains("At kunne gå i haven"))
            #expect(try await stage.nurse.does(stage.part(.careCoursePlan), ["do": "receive"]).status == .seeOther)

            // Home at 14.
            try await stage.pass(4 * Self.hour)
            #expect(try await stage.department.does(stage.page, ["do": "complete"]).status == .seeOther)
            #expect(try await stage.stored("Encounter", "stay")["status"]?.string == "finished")
            let pathway = try #require(Responsibility(try await stage.stored("EpisodeOfCare", "copd")))
            let now = stage.fixture.temporary.clock.now
            #expect(pathway.holder(.extended, at: now)?.holder.reference == "Organization/lung")
            #expect(pathway.holder(.extended, at: now)?.end == now + 72 * Self.hour)
            #expect(try await stage.sendLetter().status == .seeOther)
            let letter = try await stage.clinic.sees(stage.part(.dischargeLetter))
            #expect(letter.contains("24. november 2026 kl. 14.00"))
            #expect(letter.contains("70101010"))
            #expect(try await stage.clinic.sees("/going-home").contains(texts.letters))
            #expect(try await stage.clinic.does(stage.part(.dischargeLetter), ["do": "receive"]).status == .seeOther)
            let own = try await stage.citizen.sees("/citizens/inga")
            #expect(own.contains(promise.youCall))
            #expect(own.contains("Lungemedicinsk Afdeling svarer stadig"))
            #expect(try await stage.daughter.sees("/citizens/inga").contains(promise.theyCall))

            // Day two: worse. The nurse asks, the department answers after twelve minutes and has her come.
            try await stage.pass(30 * Self.hour)
            #expect(
                try await stage.nurse.does(stage.page, ["do": "ask", "text": "Mere åndenød. Hvad gør vi?"]).status
                    == .seeOther)
            let waiting = try await stage.department.sees("/going-home")
            #expect(waiting.contains(texts.questionsWaiting(1)))
            let question = try #require(
                try await stage.department.sees(stage.page).firstMatch(of: /name="question" value="([^"]+)"/)
                    .map { String($0.1) })
            try await stage.pass(12 * 60_000)
            try await stage.department.does(
                stage.page, ["do": "say", "question": question, "text-" + question: "Send hende ind kl. 17."])
            for side in [stage.nurse, stage.clinic, stage.department] {
                let dialogue = try await side.sees(stage.page)
                #expect(dialogue.contains("Mere åndenød") && dialogue.contains("Send hende ind"))
                #expect(dialogue.contains(texts.answeredIn(12)))
            }
            try await stage.department.does(
                stage.page, ["do": "outcome", "outcome": "subacute-visit", "visit": "2026-11-22T21:00"])
            for side in [stage.citizen, stage.daughter, stage.nurse] {
                #expect(try await side.sees("/citizens/inga").contains("Subakut besøg"), "\(side.persona)")
            }

            // Day four: it passes by the clock, and both see it.
            try await stage.pass(42 * Self.hour)
            #expect(try await stage.stored("Task", stage.id + ".takeover")["status"]?.string == "accepted")
            let passed = try #require(Responsibility(try await stage.stored("EpisodeOfCare", "copd")))
            #expect(passed.unit?.holder.reference == "Organization/clinic")
            #expect(passed.pathway.managingOrganization?.target == "Organization/clinic")
            for side in [stage.department, stage.clinic, stage.nurse, stage.citizen, stage.daughter] {
                #expect(
                    try await side.sees(stage.page).contains(promise.clinic("Lægerne på Torvet")), "\(side.persona)")
            }
            let late = try await stage.nurse.does(stage.page, ["do": "ask", "text": "Og nu?"])
            #expect(late.status == .badRequest && late.text.contains(texts.noLonger))
        }
    }

    @Test func `who presses twice begins one discharge`() async throws {
        try await begin { stage in
            let again = try await stage.department.does(
                TransitionScenario.list,
                ["do": "begin", "stay": "stay", "expected": "2026-11-21T14:00", "destination": "home"])
            #expect(again.status == .seeOther)
            #expect(again.headers[.location] == TransitionScenario.list)
            let begun = try await stage.fixture.temporary.engine.read { reading in
                try reading.search(
                    SearchQuery(
                        "Task", [SearchClause("code", .token(.is(TaskKind.system), code: TaskKind.discharge.rawValue))])
                ).resources.count
            }
            #expect(begun == 1)
        }
    }

    @Test func `without the letter the department still has it, and all see why`() async throws {
        try await begin { stage in
            try await stage.pass(4 * Self.hour)
            try await stage.department.does(stage.page, ["do": "complete"])
            try await stage.pass(72 * Self.hour)
            for side in [stage.department, stage.clinic, stage.citizen] {
                #expect(
                    try await side.sees(stage.page).contains(Self.promise.waiting("Lungemedicinsk Afdeling")),
                    "\(side.persona)")
            }
            #expect(try await stage.department.sees("/going-home").contains(Self.texts.waitsForLetter))
            #expect(try await stage.sendLetter().status == .seeOther)
            #expect(try await stage.stored("Task", stage.id + ".takeover")["status"]?.string == "requested")
            try await stage.clinic.does(stage.part(.dischargeLetter), ["do": "receive"])
            #expect(try await stage.stored("Task", stage.id + ".takeover")["status"]?.string == "accepted")
        }
    }

    @Test func `what is incomplete is sent only with a reason, and a letter not before she has gone home`() async throws
    {
        try await begin { stage in
            let report = stage.part(.dischargeReport)
            let half = try await stage.department.does(report, ["do": "send", "section-course": "Kort"])
            #expect(half.status == .badRequest && half.text.contains(Self.texts.incomplete))
            let preview = try await stage.department.does(report, ["do": "preview", "section-course": "Ganske kort"])
            #expect(preview.status == .ok && preview.text.contains(Self.texts.preview))
            #expect(preview.text.contains("Ganske kort"))
            let why = ["do": "send", "section-course": "Kort", "because": "Vagten ringer resten"]
            #expect(try await stage.department.does(report, why).status == .seeOther)
            #expect(try await stage.nurse.sees(report).contains("Vagten ringer resten"))
            let early = try await stage.sendLetter()
            #expect(early.status == .badRequest && early.text.contains(Self.texts.notDischarged))
            let unexplained = try await stage.department.does(
                stage.part(.medicationReconciliation), ["do": "send"])
            #expect(unexplained.status == .badRequest)
            #expect(unexplained.text.contains(Self.texts.reasonMissing("Prednisolon")))
        }
    }

    @Test func `a later version marks what is new`() async throws {
        try await begin { stage in
            try await stage.sendParts()
            let plan = stage.part(.careCoursePlan)
            try await stage.pass(Self.hour)
            var form = ["do": "send"]
            for section in DischargeSection.of(.careCoursePlan) {
                form["section-" + section.code] = "Skrevet: \(section.code)."
            }
            let same = try await stage.department.does(plan, form)
            #expect(same.status == .badRequest && same.text.contains(Self.texts.unchanged))
            form["section-need"] = "Besøg to gange daglig."
            form["change"] = "Flere besøg"
            #expect(try await stage.department.does(plan, form).status == .seeOther)
            let read = try await stage.nurse.sees(plan)
            #expect(read.contains("Besøg to gange daglig."))
            #expect(read.contains(Self.texts.newMark) && read.contains("Flere besøg"))
        }
    }

    @Test func `what is late is shown and told to the leader, and nobody else's step is taken`() async throws {
        try await begin { stage in
            try await stage.pass(5 * Self.hour)
            let page = try await stage.department.sees(stage.page)
            #expect(page.contains(Self.texts.leaderTold("").prefix(15)))
            #expect(try await stage.department.sees("/going-home").contains(Self.texts.partsLate(4)))
            // Neither may the municipality send or complete, nor the department receive for it.
            #expect(try await stage.nurse.does(stage.page, ["do": "complete"]).status.code >= 400)
            try await stage.sendParts()
            #expect(try await stage.department.does(stage.part(.careCoursePlan), ["do": "receive"]).status.code >= 400)
            #expect(try await stage.citizen.does(stage.page, ["do": "ask", "text": "x"]).status.code >= 400)
        }
    }
}

extension TransitionScenarioTests.Stage {
    /// The discharge's id.
    var id: String { String(page.split(separator: "id=").last ?? "") }
}
