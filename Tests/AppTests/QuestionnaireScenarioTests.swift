import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Pages
import TestSupport
import Testing

@testable import App

/// A questionnaire by the pages: sent by a clinic, answered by the citizen, read by the clinic.
@Suite(.onEachEngine) struct QuestionnaireScenarioTests {
    private static let page = "/citizens/karen/questionnaires"

    /// Sends the fixture's questionnaire, and says where it is answered.
    private func send(_ doctor: Visitor) async throws -> String {
        try await doctor.signIn(as: "p3")
        let missing = try await doctor.post(Self.page, ["do": "send"])
        #expect(missing.status == .badRequest && missing.text.contains(Texts.danish.questionnaire.missingForm))
        let sent = try await doctor.post(
            Self.page, ["do": "send", "form": "https%3A%2F%2Fa.example%2Fbreath%7C1", "due": "2026-12-24"])
        #expect(sent.headers[.location] == Self.page + "?done=sent")
        let list = try await doctor.get(Self.page).text
        let id = try #require(list.matches(of: #/questionnaires/([A-Za-z0-9.-]+)"/#).first { $0.1 != "form-1" }).1
        return Self.page + "/" + id
    }

    @Test func `it is answered one question at a time, saved, corrected and sent; then it stands`() async throws {
        try await ServerFixture().run { client in
            let (doctor, karen) = (Visitor(client), Visitor(client))
            let page = try await send(doctor)
            try await karen.signIn(as: "p1")
            #expect(try await karen.get(page).text.contains("Har du mere åndenød?"))
            let missing = try await karen.post(page + "?at=0.0", ["asked": "0.0", "do": "next"])
            #expect(missing.status == .badRequest && missing.text.contains(Texts.danish.questionnaire.mistakes.missing))
            let first = try await karen.post(page + "?at=0.0", ["asked": "0.0", "a0.0": "0", "do": "next"])
            #expect(first.headers[.location] == page + "?at=1.0")
            let later = try await karen.post(page + "?at=1.0", ["asked": "1.0", "do": "later"])
            #expect(later.headers[.location] == Self.page + "?done=saved")
            #expect(try await karen.get(Self.page).text.contains(Texts.danish.questionnaire.begun))
            // Where she left: the question that hangs on her first answer.
            #expect(try await karen.get(page).text.contains("Hvor mange trin kan du gå?"))
            let wrong = try await karen.post(page + "?at=1.0", ["asked": "1.0", "a1.0": "mange", "do": "next"])
            #expect(wrong.status == .badRequest && wrong.text.contains("value=\"mange\""))
            let second = try await karen.post(page + "?at=1.0", ["asked": "1.0", "a1.0": "12", "do": "next"])
            #expect(second.headers[.location] == page + "?view=review")
            let review = try await karen.get(page + "?view=review").text
            #expect(review.contains("12") && review.contains(Texts.danish.questionnaire.send))
            let sent = try await karen.post(page + "?view=review", ["do": "send"])
            #expect(sent.headers[.location] == page + "?done=sent")
            let again = try await karen.post(
                page + "?at=0.0", ["asked": "0.0", "a0.0": "1", "do": "next"], page: "/citizens/karen/failures")
            #expect(again.headers[.location] == page + "?done=late")
            let seen = try await doctor.get(page).text
            #expect(seen.contains("Rød, fordi") && seen.contains("colour-red"))
            #expect(!(try await karen.get(page).text.contains("colour-red")))
            let looked = try await doctor.post(page, ["do": "look%3Acalled"])
            #expect(looked.headers[.location] == page + "?done=looked")
            #expect(try await doctor.get(page).text.contains("Ringet op"))
        }
    }

    @Test func `what has been sent is corrected with a reason, for everybody to see`() async throws {
        try await ServerFixture().run { client in
            let (doctor, karen) = (Visitor(client), Visitor(client))
            let page = try await send(doctor)
            try await karen.signIn(as: "p1")
            _ = try await karen.post(page + "?view=whole", ["asked": "0.0", "a0.0": "1", "do": "review"])
            _ = try await karen.post(page + "?view=review", ["do": "send"])
            let change = ["asked": "0.0 1.0".replacing(" ", with: "+"), "a0.0": "0", "a1.0": "3", "do": "amend"]
            let bare = try await karen.post(page + "?view=amend", change)
            #expect(bare.status == .badRequest && bare.text.contains(Texts.danish.questionnaire.missingReason))
            let amended = try await karen.post(
                page + "?view=amend", change.merging(["reason": "Jeg+tog+fejl"]) { $1 })
            #expect(amended.headers[.location] == page + "?done=amended")
            let seen = try await doctor.get(page).text
            #expect(seen.contains("Jeg tog fejl") && seen.contains("Rød, fordi"))
        }
    }

    @Test func `citizens do not send, staff do not answer, and strangers see nothing`() async throws {
        try await ServerFixture().run { client in
            let (doctor, karen) = (Visitor(client), Visitor(client))
            let page = try await send(doctor)
            let staff = try await doctor.post(page, ["asked": "0.0", "a0.0": "0", "do": "next"], page: Self.page)
            #expect(staff.status == .forbidden)
            try await karen.signIn(as: "p1")
            let fields = ["do": "send", "form": "https%3A%2F%2Fa.example%2Fbreath%7C1"]
            #expect(try await karen.post(Self.page, fields, page: "/citizens/karen/failures").status == .forbidden)
            let stranger = Visitor(client)
            try await stranger.signIn(as: "p2")
            #expect(try await stranger.get(page).status == .notFound)
        }
    }
}
