import Apps
import FHIR
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Pages
import Record
import TestSupport
import Testing

@testable import App

/// A child's parents and a guardian decide about access in the citizen's stead: give, block, end, on pages and through
/// programs; never for themselves, and for a child no longer than until the child decides alone.
@Suite(.onEachEngine) struct StandInTests {
    private static func with(
        _ personas: String..., body: @escaping @Sendable ([Visitor], ServerFixture) async throws -> Void
    ) async throws {
        let fixture = try await ServerFixture(StandInScenario.resources)
        try await fixture.run { client in
            var visitors: [Visitor] = []
            for persona in personas {
                let visitor = Visitor(client)
                try await visitor.signIn(as: persona)
                visitors.append(visitor)
            }
            try await body(visitors, fixture)
        }
    }

    private static func consents(of patient: String, _ fixture: ServerFixture) async throws -> [JSONValue] {
        try await fixture.temporary.engine.read { reading in
            try reading.search(SearchQuery("Consent", compartment: patient)).resources.map { try $0.json() }
        }
    }

    @Test func `a mother lets the grandmother see, until the child decides, and ends it`() async throws {
        try await Self.with("gro-person", "oda-person", "alma-person") { visitors, fixture in
            let (mother, grandmother, child) = (visitors[0], visitors[1], visitors[2])
            let page = try await mother.get("/citizens/alma/access")
            #expect(page.status == .ok)
            #expect(page.text.contains("form=give") && page.text.contains("form=block"))
            #expect(!page.text.contains("filter-1") && !page.text.contains("Samtale"))
            let form = "/citizens/alma/access?form=give"
            // Nobody gives anything to themselves.
            #expect(try await !mother.get(form).text.contains("id=\"who-gro\""))
            let own = try await mother.post(form, ["do": "give", "who": "gro", "what": "whole", "long": "open"])
            #expect(own.status == .badRequest && own.text.contains(Texts.danish.giving.missingWho))
            let fields = ["who": "oda", "what": "whole", "how": "read", "long": "open"]
            let preview = try await mother.post(form, fields.merging(["do": "preview"]) { $1 })
            #expect(preview.text.contains("Skade i knæet") && !preview.text.contains("Samtale"))
            #expect(preview.text.contains("2031"), "until the day before the birthday")
            let given = try await mother.post(form, fields.merging(["do": "give"]) { $1 })
            #expect(given.headers[.location] == "/citizens/alma/access?done=offered")
            let consent = try #require(
                try await Self.consents(of: "alma", fixture).first { $0["status"]?.string == "proposed" })
            #expect(consent["performer"]?[0]?["reference"]?.string == "RelatedPerson/gro")
            #expect(consent["provision"]?["period"]?["end"]?.string == "2031-05-02")
            let id = try #require(consent["id"]?.string)
            _ = try await grandmother.post("/mandates", ["do": "accept", "consent": id, "relative": "oda"])
            let documents = try await grandmother.get("/citizens/alma/documents").text
            #expect(documents.contains("Skade i knæet"))
            #expect(!documents.contains("Samtale"), "what is kept from the mother is kept from whom she lets in")
            // She may see, and decides nothing.
            let led = try await grandmother.get("/citizens/alma/access")
            #expect(led.headers[.location] == "/mandates")
            // The child sees who has decided it, and decides nothing alone yet.
            let seen = try await child.get("/citizens/alma/access").text
            #expect(seen.contains("Oda Dahl") && seen.contains(Texts.danish.access.decidedInStead))
            _ = try await mother.post("/citizens/alma/access", ["do": "end", "consent": id])
            #expect(try await grandmother.get("/citizens/alma/documents").status == .notFound)
        }
    }

    @Test func `a mother blocks something from those who work, sees the block, and lifts it`() async throws {
        try await Self.with("gro-person", "karl-person") { visitors, fixture in
            let (mother, doctor) = (visitors[0], visitors[1])
            #expect(try await doctor.get("/citizens/alma/documents").text.contains("Skade i knæet"))
            let form = "/citizens/alma/access?form=block"
            // What is kept from her is not among what she can choose.
            #expect(try await !mother.get(form).text.contains("talk"))
            let hidden = try await mother.post(
                form, ["do": "block", "what": "document", "document": "DocumentReference/talk"])
            #expect(hidden.status == .badRequest)
            let blocked = try await mother.post(
                form, ["do": "block", "what": "document", "document": "DocumentReference/knee"])
            #expect(blocked.headers[.location] == "/citizens/alma/access?done=blocked")
            #expect(try await !doctor.get("/citizens/alma/documents").text.contains("Skade i knæet"))
            let list = try await mother.get("/citizens/alma/access").text
            #expect(list.contains(Texts.danish.access.lift) && list.contains(Texts.danish.access.decidedInStead))
            let block = try #require(
                try await Self.consents(of: "alma", fixture).first { $0["performer"] != nil }?["id"]?.string)
            let lifted = try await mother.post("/citizens/alma/access", ["do": "lift", "consent": block])
            #expect(lifted.headers[.location] == "/citizens/alma/access?done=lifted")
            #expect(try await doctor.get("/citizens/alma/documents").text.contains("Skade i knæet"))
            // What professionals keep from her she neither sees nor ends.
            let filter = try await mother.post("/citizens/alma/access", ["do": "lift", "consent": "filter-1"])
            #expect(filter.status == .notFound)
        }
    }

    @Test func `a guardian gives for any time, and blocks`() async throws {
        try await Self.with("gro-person", "karl-person") { visitors, fixture in
            let (guardian, doctor) = (visitors[0], visitors[1])
            let given = try await guardian.post(
                "/citizens/viggo/access?form=give",
                ["do": "give", "who": "bo-viggo", "what": "appointments", "how": "act", "long": "open"])
            #expect(given.headers[.location] == "/citizens/viggo/access?done=offered")
            let consent = try #require(
                try await Self.consents(of: "viggo", fixture).first { $0["status"]?.string == "proposed" })
            #expect(consent["provision"]?["period"]?["end"] == nil)
            _ = try await guardian.post("/citizens/viggo/access?form=block", ["do": "block", "what": "all"])
            #expect(try await !doctor.get("/citizens/viggo/documents").text.contains("Hjertets"))
            #expect(try await guardian.get("/citizens/viggo/documents").text.contains("Hjertets"))
            #expect(try await guardian.get("/citizens/viggo/access").text.contains(Texts.danish.access.lift))
            #expect(try await guardian.get("/mandates").text.contains("/citizens/viggo/access"))
        }
    }

    @Test func `somebody new is written down by who decides, and by no other relative`() async throws {
        try await Self.with("gro-person", "oda-person") { visitors, fixture in
            let fields = [
                "do": "give", "who": "_new", "name": "Ny", "relationship": "FRND", "number": "6101011234",
                "what": "appointments", "long": "month",
            ]
            let given = try await visitors[0].post("/citizens/alma/access?form=give", fields)
            #expect(given.headers[.location] == "/citizens/alma/access?done=offered")
            let before = try await fixture.temporary.engine.read { try $0.lastEvent() }
            let refused = try await visitors[1].post("/citizens/alma/access?form=give", fields, page: "/help")
            #expect([.notFound, .badRequest].contains(refused.status), "\(refused.status)")
            #expect(try await fixture.temporary.engine.read { try $0.lastEvent() } == before)
        }
    }

    @Test func `from the birthday on neither sees nor decides, and what was given is over`() async throws {
        try await Self.with("gro-person", "oda-person", "alma-person") { visitors, fixture in
            let (mother, grandmother) = (visitors[0], visitors[1])
            _ = try await mother.post(
                "/citizens/alma/access?form=give", ["do": "give", "who": "oda", "what": "whole", "long": "open"])
            let id = try #require(
                try await Self.consents(of: "alma", fixture).first { $0["status"]?.string == "proposed" }?["id"]?
                    .string)
            _ = try await grandmother.post("/mandates", ["do": "accept", "consent": id, "relative": "oda"])
            let birthday: Int64 = 1_935_532_800_000  // 2031-05-03
            fixture.temporary.clock.advance(by: birthday - 1 - fixture.temporary.clock.now)
            try await mother.signIn(as: "gro-person")
            try await grandmother.signIn(as: "oda-person")
            #expect(try await mother.get("/citizens/alma/access").status == .ok)
            #expect(try await grandmother.get("/citizens/alma").status == .ok)
            fixture.temporary.clock.advance(by: 1)
            #expect(try await mother.get("/citizens/alma/access").status == .notFound)
            #expect(try await grandmother.get("/citizens/alma").status == .notFound)
            let refused = try await mother.post(
                "/citizens/alma/access", ["do": "block", "what": "all"], page: "/help")
            #expect(refused.status == .notFound)
            try await visitors[2].signIn(as: "alma-person")
            #expect(try await visitors[2].get("/citizens/alma/access").text.contains("form=give"))
        }
    }

    @Test func `a program gives no more than the page does`() async throws {
        let fixture = try await ServerFixture(StandInScenario.resources)
        let token = try await AccessTokens(fixture.temporary.record).issue(
            holder: "parent", scope: "system/*.cruds", minutes: 60)
        try await fixture.run { client in
            func post(_ json: String) async throws -> Int {
                try await Visitor(client).request(
                    "/fhir/Consent", .post,
                    headers: [("Authorization", "Bearer \(token)"), ("Content-Type", "application/fhir+json")],
                    body: ByteBuffer(string: json)
                ).status.code
            }
            #expect(try await post(StandInScenario.proxy(for: "oda", until: "2031-05-02")) == 201)
            for (relative, until) in [("oda", "2031-05-03"), ("oda", nil), ("gro", "2030-01-01")] {
                #expect(try await post(StandInScenario.proxy(for: relative, until: until)) == 403, "\(relative)")
            }
            // She sees the blocks that she has made, and not that something is kept from her.
            let found = try await Visitor(client).get(
                "/fhir/Consent?patient=alma", headers: [("Authorization", "Bearer \(token)")])
            #expect(!found.text.contains("filter-1") && found.text.contains("custody-1"))
        }
    }
}
