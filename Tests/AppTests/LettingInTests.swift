import Access
import Apps
import FHIR
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Pages
import Record
import TestSupport
import Testing

@testable import App

/// People let apps in, see which have access, and end it: over HTTP, from the app's request to its look into the record.
@Suite(.onEachEngine) struct LettingInTests {
    @Test func `from the app's request to its look, with signing in on the way`() async throws {
        try await Self.with { scene, client in
            let visitor = Visitor(client)
            let sent = try await visitor.get(scene.address())
            let signIn = try #require(sent.headers[.location])
            #expect(sent.status == .seeOther && signIn.hasPrefix("/sign-in?from=%2Fapps%2Fauthorize"))
            let goal = signIn.dropFirst("/sign-in?from=".count)
            let signedIn = try await visitor.post("/sign-in", ["persona": "p1", "from": String(goal)])
            let back = try #require(signedIn.headers[.location])
            #expect(back.hasPrefix("/apps/authorize?"))
            let page = try await visitor.get(back)
            #expect(page.status == .ok)
            for words in [
                "Motion &lt;b&gt;", "Motion ApS", "Karen Sørensen", "Se prøvesvar og målinger", "app.example",
            ] {
                #expect(page.text.contains(words), "\(words)")
            }
            let policy = try #require(page.headers[HTTPField.Name("Content-Security-Policy")!])
            #expect(policy.contains("form-action 'self' https://app.example;"))
            #expect(page.headers[values: HTTPField.Name("Content-Security-Policy")!].count == 1)
            let allowed = try await Self.send(visitor, page, ["decision": ["let-in"]])
            #expect(allowed.status == .seeOther)
            #expect(allowed.headers[.location]?.hasPrefix("https://app.example/back?code=") == true)
            #expect(Self.parameter("state", allowed) == "s 1")
            #expect(Self.parameter("iss", allowed) == "http://localhost")
            let token = try await Self.token(scene, Visitor(client), code: Self.parameter("code", allowed) ?? "")
            #expect(token["patient"]?.string == "karen")
            let access = token["access_token"]?.string ?? ""
            #expect(try await Self.read(client, "/fhir/Patient/karen", access).status == .ok)
            #expect(try await Self.read(client, "/fhir/Observation?patient=karen", access).text.contains("\"o1\""))
            // Neither another's record, nor what was not asked for, nor the pages.
            #expect(try await Self.read(client, "/fhir/Patient/emil", access).status == .notFound)
            #expect(try await Self.read(client, "/fhir/EpisodeOfCare/kol", access).status == .forbidden)
            #expect(try await Self.read(client, "/citizens/karen", access).status == .unauthorized)
        }
    }

    @Test func `what somebody takes the tick from is not given`() async throws {
        try await Self.with { scene, client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            let page = try await visitor.get(scene.address())
            let nothing = try await Self.send(visitor, page, ["decision": ["let-in"], "granted": []])
            #expect(nothing.status == .badRequest && nothing.text.contains(Texts.danish.apps.chooseSomething))
            let sent = try await Self.send(
                visitor, page,
                ["decision": ["let-in"], "granted": ["patient/Patient.r", "patient/Condition.rs user/*.cruds"]])
            let token = try await Self.token(scene, Visitor(client), code: Self.parameter("code", sent) ?? "")
            #expect(token["scope"]?.string == "launch/patient patient/Patient.r")
            #expect(token["refresh_token"] == nil)
            let access = token["access_token"]?.string ?? ""
            #expect(try await Self.read(client, "/fhir/Observation/o1", access).status == .forbidden)
        }
    }

    @Test func `who says no sends the app away, and a form from elsewhere lets nobody in`() async throws {
        try await Self.with { scene, client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            let page = try await visitor.get(scene.address())
            let refused = try await Self.send(visitor, page, ["decision": ["refuse"]])
            #expect(Self.parameter("error", refused) == "access_denied" && Self.parameter("code", refused) == nil)
            let forged = try await Self.send(visitor, page, ["decision": ["let-in"], "form-token": ["0"]])
            #expect(forged.status == .badRequest)
            // Another's record cannot be chosen by writing it into the form.
            let other = try await Self.send(visitor, page, ["decision": ["let-in"], "patient": ["emil"]])
            #expect(other.status == .badRequest && Self.parameter("code", other) == nil)
            // Nor is anybody sent to an address that was changed in the form.
            let elsewhere = try await Self.send(
                visitor, page, ["decision": ["let-in"], "redirect_uri": ["https://evil.example/"]])
            #expect(elsewhere.status == .badRequest && elsewhere.headers[.location] == nil)
        }
    }

    @Test func `a daughter's app sees what she sees, until her father ends it`() async throws {
        try await Self.with { scene, client in
            let (_, token) = try await Self.letIn(scene, client, as: "p2", scope: "launch/patient patient/*.rs")
            #expect(try await Self.read(client, "/fhir/Patient/poul", token).status == .ok)
            #expect(try await Self.read(client, "/fhir/Patient/karen", token).status == .notFound)
            let consent =
                #"{"resourceType":"Consent","id":"c1","status":"inactive","scope":{"coding":[{"code":"patient-privacy"}]},"category":[{"text":"x"}],"patient":{"reference":"Patient/poul"},"provision":{"type":"permit","actor":[{"role":{"text":"x"},"reference":{"reference":"RelatedPerson/mette"}}]}}"#
            let record = scene.fixture.temporary.record
            let prepared = try record.preparer.prepare(try JSONDocument(consent).root)
            try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "test") {
                _ = try $0.put(prepared)
            }
            let after = try await Self.read(client, "/fhir/Patient/poul", token)
            #expect(after.status == .notFound)
            let search = try await Self.read(client, "/fhir/Patient?_id=poul", token)
            #expect(!search.text.contains("Poul"))
        }
    }

    @Test func `the citizen sees which apps have access, also a relative's, and ends it with one press`() async throws {
        let poul = ServerFixture.person("p5", "young-healthy-citizen", ["Patient/poul"])
        try await Self.with([poul]) { scene, client in
            let (mette, token) = try await Self.letIn(scene, client, as: "p2")
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p5")
            let page = try await visitor.get("/citizens/poul/apps")
            #expect(page.text.contains("Motion &lt;b&gt;") && page.text.contains(Texts.danish.apps.byRelative))
            let id = try #require(page.text.firstMatch(of: /name="end" value="([0-9a-f]+)"/).map { String($0.1) })
            #expect(try await mette.get("/citizens/poul/apps").text.contains(id))
            // Somebody else cannot end it.
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            _ = try await karen.post("/citizens/karen/apps", ["end": id])
            #expect(try await Self.read(client, "/fhir/Patient/poul", token).status == .ok)
            let ended = try await visitor.post("/citizens/poul/apps", ["end": id])
            #expect(ended.status == .seeOther)
            #expect(try await Self.read(client, "/fhir/Patient/poul", token).status == .unauthorized)
            let after = try await visitor.get("/citizens/poul/apps").text
            #expect(after.contains(Texts.danish.apps.nobody))
            // What has become of it is told, and by whom.
            #expect(after.contains(Texts.danish.apps.history))
            #expect(after.contains("Motion &lt;b&gt; fik adgang") && after.contains("Motion &lt;b&gt; blev stoppet"))
            #expect(after.contains(Language.danish.name(ofRole: "relative")))
        }
    }

    @Test func `staff open an app with a patient, and it sees that patient alone`() async throws {
        let emils =
            #"{"resourceType":"Observation","id":"e1","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/emil"}}"#
        try await Self.with([emils]) { scene, client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p3")
            let opened = try await visitor.post("/citizens/karen/apps", ["open": scene.app.id])
            #expect(
                opened.headers[.location]?.hasPrefix(
                    "https://app.example/launch?iss=http%3A%2F%2Flocalhost%2Ffhir&launch=tovl_") == true)
            let launch = try #require(Self.parameter("launch", opened))
            let scope = "launch user/Observation.cruds patient/Patient.r"
            let page = try await visitor.get(scene.address(scope, ["launch": launch]))
            #expect(page.text.contains("Karen Sørensen"))
            let sent = try await Self.send(visitor, page, ["decision": ["let-in"], "patient": ["emil"]])
            let root = try await Self.token(scene, Visitor(client), code: Self.parameter("code", sent) ?? "")
            #expect(root["patient"]?.string == "karen")
            let token = root["access_token"]?.string ?? ""
            #expect(try await Self.read(client, "/fhir/Patient/karen", token).status == .ok)
            #expect(try await Self.read(client, "/fhir/Patient/emil", token).status == .notFound)
            for address in ["/fhir/Patient/emil/Observation", "/fhir/Patient/emil/$everything"] {
                #expect(try await Self.read(client, address, token).status == .notFound, "\(address)")
            }
            try await Self.writes(client, token)
        }
    }

    /// What is written must lie in the one patient's record, before and after.
    private static func writes(_ client: any TestClientProtocol, _ token: String) async throws {
        func put(_ id: String, of patient: String) async throws -> HTTPResponse.Status {
            let body =
                #"{"resourceType":"Observation","id":"\#(id)","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/\#(patient)"}}"#
            return try await Visitor(client).request(
                "/fhir/Observation/\(id)", .put,
                headers: [("Authorization", "Bearer \(token)"), ("Content-Type", "application/fhir+json")],
                body: ByteBuffer(string: body)
            ).status
        }
        #expect(try await put("new", of: "karen") == .created)
        #expect(try await put("other", of: "emil") == .forbidden)
        #expect(try await put("e1", of: "karen") == .notFound)
        #expect(try await put("o1", of: "emil") == .forbidden)
    }

    @Test func `staff without a patient look for one`() async throws {
        try await Self.with { scene, client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p3")
            let page = try await visitor.get(scene.address())
            #expect(!page.text.contains("value=\"let-in\""))
            let found = try await Self.send(visitor, page, ["decision": ["find"], "number": ["640348-1234"]])
            #expect(found.text.contains("Karen Sørensen") && found.text.contains("value=\"let-in\""))
            let sent = try await Self.send(visitor, found, ["decision": ["let-in"]])
            let root = try await Self.token(scene, Visitor(client), code: Self.parameter("code", sent) ?? "")
            #expect(root["patient"]?.string == "karen")
        }
    }

    @Test func `who sees numbers only lets no app in`() async throws {
        try await Self.with { scene, client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p4")
            #expect(Self.parameter("error", try await visitor.get(scene.address())) == "access_denied")
        }
    }

    @Test func `nobody is sent on to a place that is not known`() async throws {
        try await Self.with { scene, client in
            let visitor = Visitor(client)
            try await visitor.signIn(as: "p1")
            for address in [
                scene.address(LettingInTests.scope, ["redirect_uri": "https://evil.example/"]),
                scene.address(LettingInTests.scope, ["client_id": "nobody"]), "/apps/authorize",
                scene.address() + "&redirect_uri=https%3A%2F%2Fevil.example%2F",
            ] {
                let response = try await visitor.get(address)
                #expect(response.status == .badRequest && response.headers[.location] == nil, "\(address)")
            }
        }
    }
}
