import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Monitoring
import Pages
import Record
import Synchronization
import TestSupport
import Testing

@testable import App

/// Equipment from page to page: ordered, delivered, told to fail by the citizen, a task on the unit's list, mended, returned.
@Suite(.onEachEngine) struct EquipmentScenarioTests {
    private static let path = "/citizens/karen/equipment"

    /// What is written in the log.
    private final class Paper: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        func put(_ line: [UInt8]) { bytes.withLock { $0 += line } }
        var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
    }

    @Test func `no serial number stands in the log or the figures`() async throws {
        let paper = Paper()
        let writer = LogWriter(paper.put)
        let logger = Logger(label: "test") { _ in LineLog(.plain, level: .trace, writer: writer, now: { 0 }) }
        let fixture = try await ServerFixture()
        try await fixture.run(metricsToken: "operators", logger: logger) { client in
            let doctor = Visitor(client)
            try await doctor.signIn(as: "p3")
            for _ in 0..<2 {
                _ = try await doctor.post(Self.path, ["do": "order", "kind": "pulse-oximeter"])
            }
            let page = try await doctor.get(Self.path).text
            let ids = page.matches(of: /id="equipment-([^"]+)"/).map { String($0.1) }
            #expect(ids.count == 2)
            var answers: [String?] = []
            for id in ids {
                let fields = ["do": "delivered", "equipment": id, "version": "1", "serial-" + id: "SECRET-4711"]
                answers.append(try await doctor.post(Self.path, fields).headers[.location])
            }
            #expect(answers == [Self.path + "?done=kept", Self.path + "?done=late"], "it is out already")
            #expect(try await doctor.get("/equipment").text.contains("SECRET-4711"))
            let looks = try await fixture.temporary.engine.read { try $0.audit(of: nil, before: nil, limit: 100) }
            #expect(
                looks.contains { $0.entry.activity == "/equipment" && $0.entry.patient == "karen" },
                "whoever is on the list stands in the audit")
            let figures = try await doctor.get("/metrics", headers: [("Authorization", "Bearer operators")]).text
            #expect(figures.contains("route=\"/citizens/{citizen}/equipment\"") && !figures.contains("4711"))
        }
        writer.flush()
        #expect(!paper.text.contains("4711"))
    }

    @Test func `it comes home, fails, is mended and is given back`() async throws {
        try await ServerFixture().run { client in
            let (doctor, karen) = (Visitor(client), Visitor(client))
            try await doctor.signIn(as: "p3")
            try await karen.signIn(as: "p1")
            #expect(try await doctor.post(Self.path, ["do": "order"]).status == .badRequest)
            let ordered = try await doctor.post(Self.path, ["do": "order", "kind": "pulse-oximeter"])
            #expect(ordered.headers[.location] == Self.path + "?done=ordered")
            let text = try await doctor.get(Self.path).text
            let id = String(try #require(text.firstMatch(of: /id="equipment-([^"]+)"/)).1)
            func step(_ code: String, _ more: [String: String] = [:]) async throws -> String? {
                let page = try await doctor.get(Self.path).text
                let version = String(try #require(page.firstMatch(of: /name="version" value="([0-9]+)"/)).1)
                let fields = ["do": code, "equipment": id, "version": version].merging(more) { $1 }
                return try await doctor.post(Self.path, fields).headers[.location]
            }
            #expect(try await step("delivered") == nil, "it has a number")
            #expect(
                try await step("delivered", ["serial-" + id: "A-1", "battery-" + id: "2027-05-01"])
                    == Self.path + "?done=kept")
            #expect(try await step("instructed") == Self.path + "?done=kept")
            #expect(try await doctor.get("/equipment").text.contains("A-1"))

            let hers = try await karen.get(Self.path).text
            #expect(hers.contains("A-1") && !hers.contains("value=\"returned\""))
            #expect(try await karen.post(Self.path, ["do": "fault", "equipment": id]).status == .badRequest)
            let told = try await karen.post(
                Self.path, ["do": "fault", "equipment": id, "words-fault-" + id: "Den+viser+streger."])
            #expect(told.headers[.location] == Self.path + "?done=told")
            #expect(try await karen.get(Self.path).text.contains(Texts.danish.equipment.stage(.faulty)))
            #expect(try await doctor.get("/tasks").text.contains("Den viser streger."))
            let forbidden = try await karen.post(Self.path, ["do": "returned", "equipment": id, "version": "1"])
            #expect(forbidden.status == .forbidden)

            #expect(try await step("mended") == Self.path + "?done=kept")
            #expect(try await step("returned") == Self.path + "?done=kept")
            #expect(!(try await doctor.get("/equipment").text.contains("A-1")))
        }
    }
}
