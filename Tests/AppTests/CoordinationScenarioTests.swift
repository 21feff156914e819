import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Pages
import TestSupport
import Testing

@testable import App

/// Work across units by the pages: a clinic that is asked, the citizen who follows it, and what went wrong.
@Suite(.onEachEngine) struct CoordinationScenarioTests {
    private static let page = "/citizens/karen/tasks"

    @Test func `a clinic accepts from its list, says that it is done, and the citizen reads who did what`() async throws
    {
        try await ServerFixture().run { client in
            let doctor = Visitor(client)
            try await doctor.signIn(as: "p3")
            let list = try await doctor.get("/tasks").text
            #expect(list.contains("Se på såret") && list.contains("Karen Sørensen"))
            let fields = ["do": "accepted", "task": "task-1", "back": "unit"]
            let accepted = try await doctor.post(Self.page, fields, page: "/tasks")
            #expect(accepted.status == .seeOther && accepted.headers[.location] == "/tasks")
            let again = try await doctor.post(Self.page, fields, page: "/tasks")
            #expect(again.headers[.location] == Self.page + "?done=late")
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            #expect(try await karen.get(Self.page).text.contains("har sagt ja"))
            let done = try await doctor.post(
                Self.page, ["do": "done", "task": "task-1", "words-done-task-1": "Det+er+helet."])
            #expect(done.status == .seeOther)
            let text = try await karen.get(Self.page).text
            #expect(text.contains("Det er helet.") && text.contains("har gjort det"))
            #expect(try await doctor.get("/tasks").text.contains(Texts.danish.task.noneToUs))
        }
    }

    @Test func `a task is given to a unit that is found by name; what is missing is said`() async throws {
        try await ServerFixture().run { client in
            let doctor = Visitor(client)
            try await doctor.signIn(as: "p3")
            let empty = try await doctor.post(Self.page, ["do": "give"])
            #expect(empty.status == .badRequest && empty.text.contains(Texts.danish.task.missingWhat))
            let unknown = try await doctor.post(
                Self.page, ["do": "give", "what": "Besøg", "other-unit": "Findes+ikke", "date": "2026-11-30"])
            #expect(unknown.status == .badRequest && unknown.text.contains(Texts.danish.task.missingUnit))
            let given = try await doctor.post(
                Self.page, ["do": "give", "what": "Besøg", "other-unit": "Hjemme", "date": "2026-11-30"])
            #expect(given.headers[.location] == Self.page + "?done=given")
            #expect(try await doctor.get("/tasks").text.contains("Til Hjemmesygeplejen"))
            let declined = try await doctor.post(Self.page, ["do": "declined", "task": "task-1"])
            #expect(declined.status == .badRequest && declined.text.contains(Texts.danish.task.missingWhy))
        }
    }

    @Test func `citizens and relatives give no tasks and take no steps`() async throws {
        try await ServerFixture().run { client in
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            for step in ["give", "accepted", "withdrawn"] {
                let response = try await karen.post(
                    Self.page, ["do": step, "task": "task-1", "what": "x"], page: "/citizens/karen/joint-plan")
                #expect(response.status == .forbidden)
            }
        }
    }

    @Test func `the citizen begins the plan, staff add to it, and both see each other's words`() async throws {
        try await ServerFixture().run { client in
            let plan = "/citizens/karen/joint-plan"
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            let goal = try await karen.post(plan, ["do": "goal", "goal-text": "G%C3%A5+til+k%C3%B8bmanden"])
            #expect(goal.status == .seeOther)
            #expect(try await karen.post(plan, ["do": "goal", "goal-text": ""]).status == .badRequest)
            let doctor = Visitor(client)
            try await doctor.signIn(as: "p3")
            #expect(try await doctor.get(plan).text.contains("»Gå til købmanden«"))
            let walk = ["do": "activity", "what": "Gangtur", "owner": "Patient%2Fkaren", "date": "2026-12-24"]
            #expect(try await doctor.post(plan, walk).status == .seeOther)
            let text = try await karen.get(plan).text
            #expect(text.contains("Gangtur") && text.contains("Dig · senest"))
            let activity = try #require(text.firstMatch(of: /name="activity" value="([^"]+)"/)).1
            #expect(try await karen.post(plan, ["do": "completed", "activity": String(activity)]).status == .seeOther)
            let seen = try await doctor.post(
                plan,
                [
                    "do": "change", "activity": String(activity), "what-\(activity)": "Gangtur+to+gange",
                    "owner-\(activity)": "Patient%2Fkaren", "date-\(activity)": "2026-12-24", "seen": "old",
                ])
            #expect(seen.status == .conflict && seen.text.contains("Gangtur to gange"))
            #expect(try await karen.get(plan + "?version=1").text.contains("Sådan så planen ud"))
            #expect(try await karen.get(plan + "?version=99").status == .notFound)
        }
    }

    @Test func `a failure is reported in a minute, and whoever reported it sees what came of it`() async throws {
        try await ServerFixture().run { client in
            let failures = "/citizens/karen/failures"
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            let sent = try await karen.post(failures, ["do": "report", "words": "Ingen+kom."])
            #expect(sent.headers[.location] == failures + "?done=reported")
            #expect(try await karen.post(failures, ["do": "report"]).status == .badRequest)
            let doctor = Visitor(client)
            try await doctor.signIn(as: "p3")
            #expect(try await doctor.get("/failures").text.contains("Karen Sørensen"))
            let analysed = try await doctor.post(
                failures,
                [
                    "do": "analyse", "failure": "failure-1", "kind-failure-1": "not-heard",
                    "words-failure-1": "Ingen+spurgte.",
                ])
            #expect(analysed.status == .seeOther)
            let early = try await doctor.post(
                failures,
                [
                    "do": "change", "failure": "failure-1", "words-failure-1": "Vi+sp%C3%B8rger.",
                    "date-failure-1": "2020-01-01",
                ])
            #expect(early.status == .badRequest && early.text.contains(Texts.danish.failure.missingDate))
            #expect(try await karen.get(failures).text.contains("Ingen spurgte."))
        }
    }

    @Test func `the coordinator sets a next step on the case list`() async throws {
        try await ServerFixture().run { client in
            let doctor = Visitor(client)
            try await doctor.signIn(as: "p3")
            let list = try await doctor.get("/case-list").text
            #expect(list.contains("Karen Sørensen") && list.contains("5 kontakter på 90 dage"))
            #expect(list.contains(Texts.danish.caseList.noStep))
            let fields = ["do": "next", "citizen": "karen", "words-next-karen": "Ring+til+datteren"]
            #expect(try await doctor.post("/case-list", fields).status == .badRequest)
            let set = try await doctor.post(
                "/case-list", fields.merging(["date-next-karen": "2026-11-30"]) { first, _ in first })
            #expect(set.headers[.location] == "/case-list?done=saved")
            #expect(try await doctor.get("/case-list").text.contains("Næste skridt: Ring til datteren"))
            #expect(try await doctor.post("/case-list", ["do": "draw"]).status == .seeOther)
            #expect(try await doctor.get("/timeliness").text.contains(Texts.danish.timeliness.heading))
        }
    }
}
