import Access
import FHIR
import Hummingbird
import HummingbirdTesting
import Pages
import Record
import TestSupport
import Testing

@testable import App

/// Open pages are told that what they show may have changed: whom, of what, and until when.
@Suite(.onEachEngine, .timeLimit(.minutes(2))) struct ListeningTests {
    /// A stream says so when it is open.
    static let isOpen = ": listening"
    static let change = "event: change"
    static let over = "event: over"

    /// Waits until the server follows the record: whoever listens before that is told to look when it begins.
    private func begin(_ visitor: Visitor, _ page: String) async throws {
        while try await !visitor.get(page).text.contains("data-changes=") {}
    }

    private func write(_ json: String, into record: Record) async throws {
        let prepared = try record.preparer.prepare(try JSONDocument(json).root)
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") {
            _ = try $0.put(prepared)
        }
    }

    private func observation(_ id: String, of patient: String) -> String {
        """
        {"resourceType":"Observation","id":"\(id)","status":"final","code":{"text":"Secret"},\
        "subject":{"reference":"Patient/\(patient)"}}
        """
    }

    private func task(_ id: String, owner: String) -> String {
        """
        {"resourceType":"Task","id":"\(id)","status":"requested","intent":"order","for":{"reference":"Patient/emil"},\
        "owner":{"reference":"Organization/\(owner)"}}
        """
    }

    private func proxy(_ patient: String, status: String, kinds: [String] = []) -> String {
        let classes = kinds.map { #"{"system":"http://hl7.org/fhir/resource-types","code":"\#($0)"}"# }
        let parts = classes.isEmpty ? "" : #","class":[\#(classes.joined(separator: ","))]"#
        return """
            {"resourceType":"Consent","id":"c1","status":"\(status)","scope":{"coding":[{"code":"patient-privacy"}]},\
            "category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/consent-kind","code":"proxy"}]}],\
            "patient":{"reference":"Patient/\(patient)"},"provision":{"type":"permit"\(parts),\
            "actor":[{"role":{"text":"x"},"reference":{"reference":"RelatedPerson/mette"}}]}}
            """
    }

    @Test func `what one does, the others who look hear of, and nothing but that`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run(live: true) { client in
            let port = try #require(client.port)
            let (karen, doctor) = (Visitor(client), Visitor(client))
            try await karen.signIn(as: "p1")
            try await doctor.signIn(as: "p3")
            try await begin(doctor, "/citizens/karen")
            let own = try EventReader("/citizens/karen/changes", port: port, cookies: karen.cookies)
            let work = try EventReader("/citizens/karen/changes", port: port, cookies: doctor.cookies)
            let other = try EventReader("/citizens/emil/changes", port: port, cookies: doctor.cookies)
            for reader in [own, work, other] { #expect(await reader.read(until: Self.isOpen) != nil) }
            try await write(observation("new", of: "karen"), into: fixture.temporary.record)
            for reader in [own, work] {
                let text = try #require(await reader.read(until: Self.change + "\ndata: -\n\n"))
                #expect(text.components(of: Self.change) == 1)
                #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n") && text.contains("text/event-stream"))
                #expect(!text.contains("Secret") && !text.contains("Observation"))
            }
            // A sign of life that was given afterwards: what should have come has come.
            let beats = (await other.read(beats: 1) ?? "").components(of: EventReader.beat)
            #expect(await other.read(beats: beats + 2)?.contains(Self.change) == false)
        }
    }

    @Test func `what happened between the page and its stream is told at once, and what came before is not`()
        async throws
    {
        let fixture = try await ServerFixture()
        try await fixture.run(live: true) { client in
            let port = try #require(client.port)
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            let page = try await changesAddress(of: "/citizens/karen", karen, fixture)
            try await write(observation("new", of: "karen"), into: fixture.temporary.record)
            let late = try EventReader(page, port: port, cookies: karen.cookies)
            #expect(await late.read(until: Self.change) != nil)
            let again = try await changesAddress(of: "/citizens/karen", karen, fixture)
            try await write(observation("other", of: "emil"), into: fixture.temporary.record)
            let calm = try EventReader(again, port: port, cookies: karen.cookies)
            #expect(await calm.read(beats: 2)?.contains(Self.change) == false)
            // A browser that comes back says how far it has heard, whatever stands in the address.
            let newest = try await fixture.temporary.engine.read { try $0.lastEvent() }
            let back = try EventReader(
                page, port: port, cookies: karen.cookies, headers: ["Last-Event-ID: \(newest)"])
            #expect(await back.read(beats: 1)?.contains(Self.change) == false)
        }
    }

    /// Where a page says that it listens, when the server has heard of all that has happened.
    private func changesAddress(
        of page: String, _ visitor: Visitor, _ fixture: ServerFixture
    ) async throws -> String {
        let newest = try await fixture.temporary.engine.read { try $0.lastEvent() }
        while true {
            let text = try await visitor.get(page).text
            if let found = text.firstMatch(of: /data-changes="([^"]+since=([0-9]+))"/), Int64(found.2) == newest {
                return String(found.1)
            }
        }
    }

    @Test func `a proxy that is withdrawn ends the stream, and nothing is told`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run(live: true) { client in
            let port = try #require(client.port)
            let mette = Visitor(client)
            try await mette.signIn(as: "p2")
            try await begin(mette, "/citizens/poul")
            let reader = try EventReader("/citizens/poul/changes", port: port, cookies: mette.cookies)
            #expect(await reader.read(until: Self.isOpen) != nil)
            try await write(proxy("poul", status: "inactive"), into: fixture.temporary.record)
            let text = try #require(await reader.readToEnd())
            #expect(text.contains(Self.over) && !text.contains(Self.change))
            let again = try EventReader("/citizens/poul/changes", port: port, cookies: mette.cookies)
            #expect(await again.read(until: "\r\n\r\n")?.hasPrefix("HTTP/1.1 404") == true)
        }
    }

    @Test func `who sees appointments alone is told of appointments alone`() async throws {
        let fixture = try await ServerFixture()
        let record = fixture.temporary.record
        try await write(proxy("poul", status: "active", kinds: ["Appointment"]), into: record)
        try await fixture.run(live: true) { client in
            let port = try #require(client.port)
            let mette = Visitor(client)
            try await mette.signIn(as: "p2")
            try await begin(mette, "/citizens/poul")
            let reader = try EventReader("/citizens/poul/changes", port: port, cookies: mette.cookies)
            #expect(await reader.read(until: Self.isOpen) != nil)
            try await write(observation("lab", of: "poul"), into: record)
            let beats = (await reader.read(beats: 1) ?? "").components(of: EventReader.beat)
            #expect(await reader.read(beats: beats + 2)?.contains(Self.change) == false)
            let appointment =
                #"{"resourceType":"Appointment","id":"a1","status":"booked","start":"2026-12-01T09:00:00Z","end":"2026-12-01T09:30:00Z","participant":[{"actor":{"reference":"Patient/poul"},"status":"accepted"}]}"#
            try await write(appointment, into: record)
            #expect(await reader.read(until: Self.change) != nil)
            // More is given: the page shows more, though the Consent itself is none of what she sees.
            try await write(proxy("poul", status: "active", kinds: ["Appointment", "Observation"]), into: record)
            #expect(await reader.read(until: Self.change + "\ndata: -\n\n")?.isEmpty == false)
            #expect(await reader.read { $0.components(of: Self.change) == 2 } != nil)
        }
    }

    @Test func `a session that ends takes its streams with it, and listening does not keep it`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run(live: true) { client in
            let port = try #require(client.port)
            let (one, other) = (Visitor(client), Visitor(client))
            try await one.signIn(as: "p1")
            try await other.signIn(as: "p3")
            let ended = try EventReader("/citizens/karen/changes", port: port, cookies: one.cookies)
            let idle = try EventReader("/citizens/karen/changes", port: port, cookies: other.cookies)
            #expect(await ended.read(until: Self.isOpen) != nil)
            #expect(await idle.read(until: Self.isOpen) != nil)
            #expect(try await one.post("/sign-out", [:], page: "/citizens/karen").status == .seeOther)
            // Who was being looked up at that instant is remembered for some seconds more, as on other servers.
            fixture.temporary.clock.advance(by: 6_000)
            #expect(await ended.readToEnd()?.contains(Self.over) == true)
            fixture.temporary.clock.advance(by: 20 * 60_000)
            #expect(await idle.read(beats: 1) != nil)
            let renewed = try await other.get("/citizens/karen", headers: [("Tovholder-Renewal", "1")])
            #expect(renewed.status == .ok)
            // Half an hour after the last that was use: neither the stream nor the renewed page was.
            fixture.temporary.clock.advance(by: 10 * 60_000)
            #expect(await idle.readToEnd()?.contains(Self.over) == true)
            #expect(try await other.get("/citizens/karen").status == .unauthorized)
        }
    }

    @Test func `there may be so many streams of one session, and a stream that is closed makes room`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run(live: true) { client in
            let port = try #require(client.port)
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            func open() throws -> EventReader {
                try EventReader("/citizens/karen/changes", port: port, cookies: karen.cookies)
            }
            var readers: [EventReader] = []
            for _ in 0..<ListeningLimits.standard.mostOfASession {
                let reader = try open()
                #expect(await reader.read(until: Self.isOpen) != nil)
                readers.append(reader)
            }
            #expect(await (try open()).read(until: "\r\n\r\n")?.hasPrefix("HTTP/1.1 503") == true)
            readers.removeLast()
            // The server finds out that it is closed when it next says something.
            while await (try open()).read(until: "\r\n\r\n")?.hasPrefix("HTTP/1.1 200") != true {}
        }
    }

    @Test func `a server that stops ends the streams in order`() async throws {
        let fixture = try await ServerFixture()
        let reader = try await fixture.listening(as: "p1", to: "/citizens/karen/changes")
        #expect(await reader.readToEnd()?.contains(Self.isOpen) == true)
    }

    @Test func `a unit hears of what names it, and of what belongs to that, and of nothing else`() async throws {
        let fixture = try await ServerFixture()
        let record = fixture.temporary.record
        try await fixture.run(live: true) { client in
            let port = try #require(client.port)
            let doctor = Visitor(client)
            try await doctor.signIn(as: "p3")
            try await begin(doctor, "/citizens/emil")
            let reader = try EventReader("/unit/changes", port: port, cookies: doctor.cookies)
            #expect(await reader.read(until: Self.isOpen) != nil)
            func changes(_ count: Int) async -> Bool {
                await reader.read { $0.components(of: Self.change) == count } != nil
            }
            try await write(task("mine", owner: "surgery"), into: record)
            #expect(await changes(1))
            try await write(task("other", owner: "elsewhere"), into: record)
            let beats = (await reader.read(beats: 1) ?? "").components(of: EventReader.beat)
            #expect(await reader.read(beats: beats + 2)?.components(of: Self.change) == 1)
            // An answer on the list of whoever has the question.
            let answer =
                #"{"resourceType":"Communication","id":"answer","status":"completed","subject":{"reference":"Patient/emil"},"partOf":[{"reference":"Task/mine"}]}"#
            try await write(answer, into: record)
            #expect(await changes(2))
            // It was the unit's before.
            try await write(task("mine", owner: "elsewhere"), into: record)
            #expect(await changes(3))
        }
    }

    @Test func `the audit says who listens, and once`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run(live: true) { client in
            let port = try #require(client.port)
            let karen = Visitor(client)
            try await karen.signIn(as: "p1")
            let reader = try EventReader("/citizens/karen/changes", port: port, cookies: karen.cookies)
            #expect(await reader.read(until: Self.isOpen) != nil)
            try await write(observation("new", of: "karen"), into: fixture.temporary.record)
            #expect(await reader.read(until: Self.change) != nil)
            let looks = try await fixture.temporary.engine.read { try $0.audit(of: "karen", before: nil, limit: 100) }
                .filter { $0.entry.activity == RoutePattern.changes.rawValue }
            #expect(looks.count == 1 && looks.first?.entry.who == "Patient/karen")
        }
    }
}

/// Listeners at one server of what another writes.
@Suite(.timeLimit(.minutes(2)), .enabled(if: PostgresCluster.isInstalled, PostgresCluster.absence))
struct ListeningAcrossProcessesTests {
    @Test func `what another process writes is heard`() async throws {
        try await EngineKind.$current.withValue(.postgres) {
            let fixture = try await ServerFixture()
            let temporary = fixture.temporary
            let other = Record(
                engine: try await EngineKind.postgres.open(temporary.path, preparer: temporary.record.preparer),
                capabilities: RecordOpener.allCapabilities, surroundings: temporary.clock.surroundings)
            try await fixture.run(live: true) { client in
                let port = try #require(client.port)
                let karen = Visitor(client)
                try await karen.signIn(as: "p1")
                let reader = try EventReader("/citizens/karen/changes", port: port, cookies: karen.cookies)
                #expect(await reader.read(until: ListeningTests.isOpen) != nil)
                let json =
                    #"{"resourceType":"Observation","id":"far","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/karen"}}"#
                let prepared = try other.preparer.prepare(try JSONDocument(json).root)
                try await other.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") {
                    _ = try $0.put(prepared)
                }
                #expect(await reader.read(until: ListeningTests.change) != nil)
            }
            try await other.engine.close()
        }
    }
}
