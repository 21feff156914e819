import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import App

/// From a message to a sheet of paper, as a clinic does it.
@Suite(.onEachEngine) struct LetterPageTests {
    @Test func `a clinic opens a letter, sends it, and it is gone from the list; the citizen sees it was sent`()
        async throws
    {
        try await ServerFixture().run { client in
            let doctor = Visitor(client)
            try await doctor.signIn(as: "p3")
            let list = try await doctor.get("/letters")
            #expect(list.text.contains("Karen Sørensen: Ny aftale"))
            let file = try await doctor.get("/citizens/karen/letters/l1")
            #expect(file.headers[.contentType] == "application/pdf")
            #expect(file.text.hasPrefix("%PDF-1."))
            let page = "/citizens/karen/letters"
            let sent = try await doctor.post(page, ["do": "sent", "letter": "l1", "back": "unit"], page: "/letters")
            #expect(sent.status == .seeOther && sent.headers[.location] == "/letters")
            #expect(try await doctor.get("/letters").text.contains("Karen") == false)
            let again = try await doctor.post(page, ["do": "sent", "letter": "l1"], page: page)
            #expect(again.status == .notFound)
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            #expect(try await karen.get(page).text.contains("Sendt"))
            #expect(try await karen.post(page, ["do": "paper"], page: "/citizens/karen").status == .forbidden)
        }
    }

    @Test func `staff mark who is to get letters, and take it back`() async throws {
        try await ServerFixture().run { client in
            let doctor = Visitor(client)
            try await doctor.signIn(as: "p3")
            let page = "/citizens/karen/letters"
            #expect(try await doctor.get(page).text.contains(#"value="paper""#))
            #expect(try await doctor.post(page, ["do": "paper"], page: page).status == .seeOther)
            #expect(try await doctor.get(page).text.contains(#"value="screen""#))
            #expect(try await doctor.post(page, ["do": "screen"], page: page).status == .seeOther)
            #expect(try await doctor.get(page).text.contains(#"value="paper""#))
            #expect(try await doctor.post(page, ["do": "burn"], page: page).status == .badRequest)
            #expect(try await doctor.get("/citizens/karen/letters/told").status == .notFound)
        }
    }
}
