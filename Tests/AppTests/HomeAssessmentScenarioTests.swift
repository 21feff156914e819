import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Monitoring
import Pages
import TestSupport
import Testing

@testable import App

/// Whether home is right, from page to page: a doctor begins, the citizen writes her part, the doctor hers, it is decided with a
/// reason, and the plan begins by it.
@Suite(.onEachEngine) struct HomeAssessmentScenarioTests {
    private static let path = "/citizens/karen/home-assessment"

    /// The fields of the form that one side writes in, with the answers that are chosen.
    private static func fields(_ page: String, _ side: String, _ chosen: [String: String]) throws -> [String: String] {
        let id = try #require(page.firstMatch(of: /id="assessment-([^"]+)"/)).1
        var fields = ["do": "answer", "side": side, "assessment": String(id)]
        for (question, answer) in chosen { fields["\(side)-\(question)-\(id)"] = answer }
        return fields
    }

    /// What a decision is sent with, as the page has it.
    private static func decision(_ page: String, _ choice: String, why: String) throws -> [String: String] {
        let id = String(try #require(page.firstMatch(of: /id="assessment-([^"]+)"/)).1)
        var fields = ["do": "decide", "assessment": id, "choice-" + id: choice, "why-" + id: why]
        for match in page.matches(of: /name="(version-[a-z]+)" value="([0-9]+)"/) {
            fields[String(match.1)] = String(match.2)
        }
        return fields
    }

    private static let willing = [
        "wish": "yes", "able": "helped", "understand": "yes", "dwelling": "yes", "relatives": "nobody",
    ]

    @Test func `both write, it is decided with a reason, and the programme begins by it`() async throws {
        try await ServerFixture().run { client in
            let (doctor, karen) = (Visitor(client), Visitor(client))
            try await doctor.signIn(as: "p3")
            try await karen.signIn(as: "p1")
            let first = try await doctor.get(Self.path).text
            let programme = try #require(first.firstMatch(of: /<option value="([^"]*antibiotics[^"]*)"/)).1
            #expect(
                !(try await doctor.get("/citizens/karen/monitoring").text.contains("antibiotics-at-home|")),
                "it does not begin without a decision")
            #expect(try await doctor.post(Self.path, ["do": "begin"]).status == .badRequest)
            let begun = try await doctor.post(
                Self.path, ["do": "begin", "programme": String(programme).replacing("|", with: "%7C")])
            #expect(begun.headers[.location] == Self.path + "?done=begun")

            // She is told on the page of today, and writes her part.
            #expect(try await karen.get("/citizens/karen/today").text.contains(Texts.danish.homeAssessment.asked))
            let hers = try Self.fields(try await karen.get(Self.path).text, "citizen", Self.willing)
            #expect(try await karen.post(Self.path, hers).headers[.location] == Self.path + "?done=saved")
            #expect(!(try await karen.get("/citizens/karen/today").text.contains(Texts.danish.homeAssessment.asked)))
            let notHers = try Self.fields(try await karen.get(Self.path).text, "clinician", ["stable": "yes"])
            #expect(try await karen.post(Self.path, notHers).status == .forbidden)

            var page = try await doctor.get(Self.path).text
            #expect(page.contains(Texts.danish.homeAssessment.outcome(.notHome)), "nobody near, and it is a drip")
            let his = Self.willing.merging(["stable": "yes", "calls": "yes", "criterion-1": "met"]) { $1 }
            let late = try Self.decision(page, "home", why: "X")
            #expect(try await doctor.post(Self.path, Self.fields(page, "clinician", his)).status == .seeOther)
            #expect(try await doctor.post(Self.path, late).headers[.location] == Self.path + "?done=late")
            page = try await doctor.get(Self.path).text
            let silent = try await doctor.post(Self.path, Self.decision(page, "home", why: ""))
            #expect(silent.status == .badRequest && silent.text.contains(Texts.danish.homeAssessment.mistaken(.why)))
            let decided = try await doctor.post(
                Self.path, Self.decision(page, "home", why: "Hjemmesygeplejen+kommer+hver+dag."))
            #expect(decided.headers[.location] == Self.path + "?done=decided")
            #expect(try await karen.get(Self.path).text.contains("Hjemmesygeplejen kommer hver dag."))

            let id = String(try #require(page.firstMatch(of: /id="assessment-([^"]+)"/)).1)
            let started = try await doctor.post(Self.path, ["do": "start", "assessment": id])
            #expect(started.headers[.location] == "/citizens/karen/monitoring?done=started")
            #expect(try await doctor.get("/citizens/karen/monitoring").text.contains("Antibiotika derhjemme"))
        }
    }

    @Test func `a no is a no`() async throws {
        try await ServerFixture().run { client in
            let (doctor, karen) = (Visitor(client), Visitor(client))
            try await doctor.signIn(as: "p3")
            try await karen.signIn(as: "p1")
            let programme = try #require(
                try await doctor.get(Self.path).text.firstMatch(of: /<option value="([^"]*copd[^"]*)"/)
            ).1
            _ = try await doctor.post(
                Self.path, ["do": "begin", "programme": String(programme).replacing("|", with: "%7C")])
            let hers = try Self.fields(try await karen.get(Self.path).text, "citizen", ["wish": "no"])
            _ = try await karen.post(Self.path, hers)
            let page = try await doctor.get(Self.path).text
            let home = try await doctor.post(Self.path, Self.decision(page, "home", why: "Det+er+bedst."))
            #expect(home.status == .badRequest && home.text.contains(Texts.danish.homeAssessment.mistaken(.veto)))
            let decided = try await doctor.post(Self.path, Self.decision(page, "not-home", why: ""))
            #expect(decided.headers[.location] == Self.path + "?done=decided")
        }
    }
}
