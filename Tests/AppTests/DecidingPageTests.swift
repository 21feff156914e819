import FHIR
import Hummingbird
import HummingbirdTesting
import Pages
import Record
import TestSupport
import Testing

@testable import App

/// The forms by which people decide about access: what they take, what they refuse, and who may send them.
@Suite(.onEachEngine) struct DecidingPageTests {
    private static func with(
        _ persona: String, _ body: @escaping @Sendable (Visitor, ServerFixture) async throws -> Void
    ) async throws {
        let fixture = try await ServerFixture(ProxyScenario.resources)
        try await fixture.run { client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: persona)
            try await body(visitor, fixture)
        }
    }

    private static func all(_ type: String, _ fixture: ServerFixture) async throws -> [JSONValue] {
        try await fixture.temporary.engine.read { reading in
            try reading.search(SearchQuery(type, compartment: "svend")).resources.map { try $0.json() }
        }
    }

    @Test func `what is missing in the form that gives access is said at its field`() async throws {
        try await Self.with("svend-person") { visitor, fixture in
            let form = "/citizens/svend/access?form=give"
            for (fields, mistake) in [
                (["what": "appointments"], Texts.danish.giving.missingWho),
                (["who": "mette", "what": "appointments"], Texts.danish.giving.missingWho),
                (["who": "_new", "what": "whole", "number": "6101011234"], Texts.danish.giving.missingName),
                (["who": "_new", "what": "whole", "name": "Bo", "number": "61"], Texts.danish.giving.badNumber),
                (["who": "lis", "what": "course"], Texts.danish.giving.missingCourse),
                (["who": "lis", "what": "course", "course": "EpisodeOfCare/kol"], Texts.danish.giving.missingCourse),
                (["who": "lis", "what": "whole", "long": "date", "date": "2020-01-01"], Texts.danish.giving.badDate),
            ] {
                for step in ["preview", "give"] {
                    let response = try await visitor.post(form, fields.merging(["do": step]) { $1 })
                    #expect(response.status == .badRequest, "\(fields)")
                    #expect(response.text.contains(mistake), "\(fields)")
                }
            }
            #expect(try await Self.all("Consent", fixture).isEmpty)
            let changed = try await visitor.post(form, ["who": "lis", "what": "whole", "do": "change"])
            #expect(changed.status == .ok)
        }
    }

    @Test func `somebody who is not in the record is written down and offered access`() async throws {
        try await Self.with("svend-person") { visitor, fixture in
            let offered = try await visitor.post(
                "/citizens/svend/access?form=give",
                [
                    "do": "give", "who": "_new", "name": "Bo Lund", "relationship": "SIB", "number": "610101-1234",
                    "what": "course", "course": "EpisodeOfCare/hip", "how": "act", "long": "open",
                ])
            #expect(offered.headers[.location] == "/citizens/svend/access?done=offered")
            let consent = try #require(try await Self.all("Consent", fixture).first)
            #expect(consent["provision"]?["data"]?[0]?["reference"]?["reference"]?.string == "EpisodeOfCare/hip")
            #expect(consent["provision"]?["period"]?["end"] == nil)
            #expect(try await visitor.get("/citizens/svend/access?done=offered").text.contains("Bo Lund"))
        }
    }

    @Test func `a block is made and lifted`() async throws {
        try await Self.with("svend-person") { visitor, fixture in
            let form = "/citizens/svend/access?form=block"
            let mistaken = try await visitor.post(form, ["do": "block", "what": "document", "document": "x"])
            #expect(mistaken.status == .badRequest)
            let blocked = try await visitor.post(
                form, ["do": "block", "what": "document", "document": "DocumentReference/letter"])
            #expect(blocked.headers[.location] == "/citizens/svend/access?done=blocked")
            let list = try await visitor.get("/citizens/svend/access")
            #expect(list.text.contains(Texts.danish.access.lift))
            _ = try await visitor.post(
                "/citizens/svend/access", ["do": "lift", "consent": try #require(ProxyScenario.consent(in: list))])
            #expect(try await Self.all("Consent", fixture).map { $0["status"]?.string } == ["inactive"])
        }
    }

    @Test func `a form from elsewhere changes nothing`() async throws {
        try await Self.with("svend-person") { visitor, fixture in
            let response = try await visitor.post(
                "/citizens/svend/access", ["do": "block", "what": "all"], token: String(repeating: "0", count: 64))
            #expect(response.status == .badRequest)
            #expect(try await Self.all("Consent", fixture).isEmpty)
        }
    }

    @Test func `nobody sends another's forms`() async throws {
        for persona in ["p1", "p2", "lis-person", "p4"] {
            try await Self.with(persona) { visitor, fixture in
                for fields in [["do": "give", "who": "lis", "what": "whole"], ["do": "block", "what": "all"]] {
                    let response = try await visitor.post("/citizens/svend/access", fields, page: "/help")
                    #expect([.notFound, .forbidden, .badRequest].contains(response.status), "\(persona)")
                }
                #expect(try await Self.all("Consent", fixture).isEmpty, "\(persona)")
            }
        }
    }

    @Test func `who has no care relation comes to the page of reasons by the whole number alone`() async throws {
        try await Self.with("nana-person") { visitor, fixture in
            let found = try await visitor.post("/find", ["number": "060540-0017"])
            #expect(found.headers[.location] == "/citizens/svend/opening")
            #expect(!found.text.contains("Svend"))
            let looks = try await ProxyScenario.looks(by: "PractitionerRole/far", in: fixture)
            #expect(looks.contains { $0.patient == "svend" && $0.activity == "/find" }, "\(looks)")
            for fields in [["number": "0605400018"], ["name": "Svend Lund", "birth-date": "06-05-1940"]] {
                let other = try await visitor.post("/find", fields)
                #expect(other.status == .ok, "\(fields)")
                #expect(!other.text.contains("/citizens/svend"), "\(fields)")
            }
        }
    }

    @Test(arguments: ["reason", "emergency"])
    func `a record is opened with a reason in words, which the citizen can read`(way: String) async throws {
        try await Self.with("nana-person") { visitor, fixture in
            let silent = try await visitor.post("/citizens/svend/opening", ["do": way, "\(way)-text": " "])
            #expect(silent.status == .badRequest)
            #expect(silent.text.contains(Texts.danish.mandate.missingReason))
            let opened = try await visitor.post(
                "/citizens/svend/opening", ["do": way, "\(way)-text": "Bevidstl%C3%B8s"])
            #expect(opened.headers[.location] == "/citizens/svend")
            #expect(try await visitor.get("/citizens/svend").status == .ok)
            let told = try await Self.all("Communication", fixture).filter { $0["priority"] != nil }
            #expect(told.count == (way == "emergency" ? 1 : 0))
        }
        let fixture = try await ServerFixture(ProxyScenario.resources)
        try await fixture.run { client in
            let (nurse, citizen) = (Visitor(client), Visitor(client))
            try await nurse.signIn(as: "nana-person")
            try await citizen.signIn(as: "svend-person")
            _ = try await nurse.post("/citizens/svend/opening", ["do": way, "\(way)-text": "Faldet"])
            #expect(try await citizen.get("/citizens/svend/access").text.contains("Faldet"))
            let nobody = try await nurse.post("/citizens/nobody/opening", ["do": way, "\(way)-text": "Faldet"])
            #expect(nobody.status == .notFound)
        }
    }

    @Test func `staff register a paper and note the relative's role`() async throws {
        try await Self.with("karl-person") { visitor, fixture in
            let form = "/citizens/svend/access?form=register"
            let mistaken = try await visitor.post(form, ["do": "register", "who": "lis", "basis": "paper"])
            #expect(mistaken.text.contains(Texts.danish.mandate.missingPaper))
            let done = try await visitor.post(
                form, ["do": "register", "who": "lis", "basis": "paper", "paper": "Arkiv", "what": "whole"])
            #expect(done.headers[.location] == "/citizens/svend/access?done=registered")
            let said = try await visitor.post(
                "/citizens/svend/access?form=role&relative=lis",
                ["do": "role", "relative": "lis", "part": "restricted", "words": "Kan%20ikke%20mere"])
            #expect(said.headers[.location] == "/citizens/svend/access?done=said")
            #expect(try await visitor.get("/citizens/svend").text.contains("Kan ikke mere"))
            let asked = try await visitor.post(
                "/citizens/svend/access?form=ask", ["do": "ask", "question": "M%C3%A5%20jeg%3F"])
            #expect(asked.headers[.location] == "/citizens/svend/access?done=asked")
        }
    }

    @Test func `staff register a block that was signed on paper, and lift it by another paper`() async throws {
        try await Self.with("karl-person") { visitor, fixture in
            let form = "/citizens/svend/access?form=block"
            let mistaken = try await visitor.post(
                form, ["do": "block", "what": "kind", "kind": "Observation", "whom": "everybody"])
            #expect(mistaken.status == .badRequest && mistaken.text.contains(Texts.danish.mandate.missingPaper))
            #expect(try await Self.all("Consent", fixture).isEmpty)
            let done = try await visitor.post(
                form, ["do": "block", "what": "kind", "kind": "Observation", "whom": "everybody", "paper": "Arkiv-7"])
            #expect(done.headers[.location] == "/citizens/svend/access?done=registered")
            let list = try await visitor.get("/citizens/svend/access")
            #expect(list.text.contains("Arkiv-7"))
            let block = try #require(try await Self.all("Consent", fixture).first?["id"]?.string)
            let unsigned = try await visitor.post("/citizens/svend/access", ["do": "lift-signed", "block": block])
            #expect(unsigned.status == .badRequest && unsigned.text.contains(Texts.danish.mandate.missingPaper))
            let lifted = try await visitor.post(
                "/citizens/svend/access", ["do": "lift-signed", "block": block, "paper": "Arkiv-8"])
            #expect(lifted.headers[.location] == "/citizens/svend/access?done=lifted")
            #expect(try await Self.all("Consent", fixture).map { $0["status"]?.string } == ["inactive"])
            #expect(try await !visitor.get("/citizens/svend/access").text.contains("Arkiv-7"))
        }
    }
}
