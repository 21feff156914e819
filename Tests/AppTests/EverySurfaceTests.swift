import Access
import Apps
import FHIR
import Hummingbird
import HummingbirdTesting
import Pages
import Record
import TestSupport
import Testing

@testable import App

/// The daughter with access to her father's appointments only, on the surfaces beside pages and the API's own token: an app
/// that she lets in, open pages as things happen, exports. He sees each look, ends it, and her next request shows nothing.
/// Pages and the API are in ``ProxyScenarioTests``.
@Suite(.onEachEngine, .timeLimit(.minutes(2))) struct EverySurfaceTests {
    private static let exports = [
        "/fhir/$export", "/fhir/Patient/$export", "/fhir/Patient/$export?_type=Observation", "/fhir/Group/x/$export",
    ]

    @Test func `appointments alone, through an app, as it happens and in exports; each look told; ended at once`()
        async throws
    {
        let scene = try await LettingInTests.Scene(ProxyScenario.resources)
        try await scene.fixture.run(live: true) { client in
            let port = try #require(client.port)
            let (father, daughter) = (Visitor(client), Visitor(client))
            try await father.signIn(as: "svend-person")
            try await daughter.signIn(as: "lis-person")
            try await ProxyScenarioTests.offer(father)
            let consent = try #require(ProxyScenario.consent(in: try await daughter.get("/mandates")))
            _ = try await daughter.post("/mandates", ["do": "accept", "consent": consent, "relative": "lis"])

            let (_, app) = try await LettingInTests.letIn(
                scene, client, as: "lis-person", scope: "launch/patient patient/*.rs")
            try await Self.appointmentsOnly(client, app)
            let stream = try await Self.listening(daughter, port, scene.fixture)

            // He sees that she has looked, and through which app; each look in the audit is told.
            let log = try await father.get("/citizens/svend/access-log").text
            #expect(log.contains("Lis Lund") && log.contains("Motion &lt;b&gt;"))
            let looks = try await ProxyScenario.looks(by: "RelatedPerson/lis", in: scene.fixture)
            #expect(looks.contains { $0.app != nil } && looks.contains { $0.app == nil })
            let (_, own) = try await LettingInTests.letIn(
                scene, client, as: "svend-person", scope: "launch/patient patient/*.rs")
            let told = try await LettingInTests.read(client, "/fhir/Patient/svend/$access-log?_count=1000", own).text
            let events = try JSONDocument(told).root["entry"]?.elements.map { $0 } ?? []
            let hers = events.filter { String(decoding: $0.rawBytes, as: UTF8.self).contains("RelatedPerson/lis") }
            #expect(hers.count >= looks.count, "\(hers.count) \(looks.count)")

            let list = try await father.get("/citizens/svend/access")
            _ = try await father.post(
                "/citizens/svend/access",
                ["do": "end", "consent": try #require(ProxyScenario.consent(in: list))])
            try await Self.nothing(client, app, daughter)
            let rest = try #require(await stream.readToEnd())
            #expect(rest.contains(ListeningTests.over))
        }
    }

    private static func appointmentsOnly(_ client: any TestClientProtocol, _ app: String) async throws {
        let found = try await LettingInTests.read(client, "/fhir/Appointment?patient=svend", app)
        #expect(found.status == .ok && found.text.contains("Kontrol af hoften"))
        let everything = try await LettingInTests.read(client, "/fhir/Patient/svend/$everything", app)
        #expect(everything.text.contains("Kontrol af hoften"))
        for request in ProxyScenario.requests {
            let text = try await LettingInTests.read(client, request, app).text
            for secret in ProxyScenario.secrets where !request.contains(secret) {
                #expect(!text.contains(secret), "\(request) \(secret)")
            }
        }
        for request in exports {
            let response = try await Visitor(client).get(
                request, headers: [("Authorization", "Bearer \(app)"), ("Prefer", "respond-async")])
            #expect([.forbidden, .notFound].contains(response.status), "\(request) \(response.status)")
        }
    }

    /// An open page of hers hears of appointments, and of nothing else.
    private static func listening(
        _ daughter: Visitor, _ port: Int, _ fixture: ServerFixture
    ) async throws -> EventReader {
        while try await !daughter.get("/citizens/svend").text.contains("data-changes=") {}
        let reader = try EventReader("/citizens/svend/changes", port: port, cookies: daughter.cookies)
        #expect(await reader.read(until: ListeningTests.isOpen) != nil)
        let record = fixture.temporary.record
        func write(_ json: String) async throws {
            let prepared = try record.preparer.prepare(try JSONDocument(json).root)
            try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") {
                _ = try $0.put(prepared)
            }
        }
        try await write(
            #"{"resourceType":"Observation","id":"new","status":"final","code":{"text":"Hemmelig"},"subject":{"reference":"Patient/svend"}}"#
        )
        let beats = (await reader.read(beats: 1) ?? "").components(of: EventReader.beat)
        #expect(await reader.read(beats: beats + 2)?.contains(ListeningTests.change) == false)
        try await write(
            #"{"resourceType":"Appointment","id":"more","status":"booked","start":"2026-12-02T09:00:00Z","end":"2026-12-02T09:30:00Z","participant":[{"actor":{"reference":"Patient/svend"},"status":"accepted"}]}"#
        )
        let told = try #require(await reader.read(until: ListeningTests.change))
        #expect(!told.contains("Hemmelig"))
        return reader
    }

    private static func nothing(
        _ client: any TestClientProtocol, _ app: String, _ daughter: Visitor
    ) async throws {
        for request in ProxyScenario.requests + ["/fhir/Appointment?patient=svend", "/fhir/Patient/svend"] {
            let response = try await LettingInTests.read(client, request, app)
            for secret in ProxyScenario.secrets + ["Svend", "Kontrol af hoften"] where !request.contains(secret) {
                #expect(!response.text.contains(secret), "\(request) \(secret)")
            }
        }
        for page in ["/citizens/svend", "/citizens/svend/ahead", "/citizens/svend/changes"] {
            #expect(try await daughter.get(page).status == .notFound, "\(page)")
        }
    }
}
