import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import App

/// From a message to a sheet of paper, as a clinic does it.
@Suite(.onEachEngine) struct LetterPageTests {
    private static let page = "/citizens/karen/letters"

    @Test func `a clinic prints a letter, posts it, and it is gone from the list; the citizen reads it on a screen`()
        async throws
    {
        try await ServerFixture().run { client in
            let doctor = Visitor(client)
            try await doctor.signIn(as: "p3")
            let list = try await doctor.get("/letters")
            #expect(list.text.contains("Karen Sørensen: Ny aftale") && list.text.contains("Skal printes"))
            let early = try await doctor.post(Self.page, ["do": "post", "letter": "l1"], page: "/letters")
            #expect(early.headers[.location] == "/citizens/karen/letters?done=late")
            let print = ["do": "print", "letter": "l1", "back": "unit"]
            let printed = try await doctor.post(Self.page, print, page: "/letters")
            #expect(printed.status == .seeOther && printed.headers[.location] == "/citizens/karen/letters/l1")
            let file = try await doctor.get("/citizens/karen/letters/l1")
            #expect(file.headers[.contentType] == "application/pdf" && file.text.hasPrefix("%PDF-1."))
            #expect(try await doctor.get("/letters").text.contains("Print igen"))
            // The same file as often as anybody asks, also when it is printed again.
            _ = try await doctor.post(Self.page, print, page: "/letters")
            #expect(try await doctor.get("/citizens/karen/letters/l1").body == file.body)
            let post = ["do": "post", "letter": "l1", "back": "unit"]
            let posted = try await doctor.post(Self.page, post, page: "/letters")
            #expect(posted.headers[.location] == "/letters")
            #expect(try await doctor.get("/letters").text.contains("Karen Sørensen") == false)
            let again = try await doctor.post(Self.page, post, page: Self.page)
            #expect(again.headers[.location] == "/citizens/karen/letters?done=late")
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            #expect(try await karen.get(Self.page).text.contains("Lagt i posten"))
            #expect(try await karen.get("/citizens/karen/letters/l1").body == file.body)
            #expect(try await karen.post(Self.page, post, page: Self.page).status == .forbidden)
        }
    }

    @Test func `staff and the citizen say who is to get letters and who lives alone; nobody else does`() async throws {
        try await ServerFixture().run { client in
            for persona in ["p3", "p1"] {
                let visitor = Visitor(client)
                try await visitor.signIn(as: persona)
                func say(_ what: String) async throws -> HTTPResponse.Status {
                    try await visitor.post(Self.page, ["do": what], page: Self.page).status
                }
                #expect(try await visitor.get(Self.page).text.contains(#"value="paper""#), "\(persona)")
                #expect(try await say("paper") == .seeOther)
                #expect(try await visitor.get(Self.page).text.contains(#"value="screen""#))
                #expect(try await say("screen") == .seeOther)
                #expect(try await say("alone") == .seeOther)
                #expect(try await visitor.get(Self.page).text.contains("Bor alene."))
                #expect(try await say("with-others") == .seeOther)
                #expect(try await visitor.get(Self.page).text.contains(#"value="paper""#))
                #expect(try await visitor.get("/citizens/karen/letters/told").status == .notFound)
            }
            let doctor = Visitor(client)
            try await doctor.signIn(as: "p3")
            #expect(try await doctor.post(Self.page, ["do": "burn"], page: Self.page).status == .badRequest)
            let daughter = Visitor(client)
            try await daughter.signIn(as: "p2")
            let said = try await daughter.post(Self.page, ["do": "paper"], page: "/citizens")
            #expect(said.status == .forbidden || said.status == .notFound)
        }
    }
}
