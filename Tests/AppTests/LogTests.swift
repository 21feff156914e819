import Apps
import FHIR
import Foundation
import Logging
import Measures
import Synchronization
import TestSupport
import Testing

@testable import App

/// The log: one line to each thing that is said, and nothing about anybody.
struct LogTests {
    /// Collects what is written.
    private final class Paper: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        func put(_ line: [UInt8]) { bytes.withLock { $0 += line } }
        var lines: [String] {
            String(decoding: bytes.withLock { $0 }, as: UTF8.self).split(separator: "\n").map(String.init)
        }
    }

    private static func logger(_ format: LogFormat, _ writer: LogWriter, level: Logger.Level = .info) -> Logger {
        Logger(label: "test") { _ in
            LineLog(format, level: level, writer: writer, now: { 1_795_251_600_123 })
        }
    }

    @Test func `a line for programs is a JSON object, whatever is said`() throws {
        let paper = Paper()
        let writer = LogWriter(paper.put)
        Self.logger(.json, writer).warning(
            "a \"word\"\nand a line", metadata: ["status": .stringConvertible(503), "route": "/fhir/{type}"])
        writer.flush()
        #expect(paper.lines.count == 1)
        let line = try JSONDocument(try #require(paper.lines.first)).root
        #expect(line["time"]?.string == "2026-11-21T09:00:00.123Z")
        #expect(line["level"]?.string == "warning")
        #expect(line["message"]?.string == "a \"word\"\nand a line")
        #expect(line["status"]?.numberText == "503")
        #expect(line["route"]?.string == "/fhir/{type}")
    }

    @Test func `a line for people is a line`() {
        let paper = Paper()
        let writer = LogWriter(paper.put)
        var logger = Self.logger(.plain, writer)
        logger[metadataKey: "part"] = "writer"
        logger.error("it broke\nhere", metadata: ["count": .stringConvertible(2)])
        logger.debug("too fine")
        writer.flush()
        #expect(paper.lines == ["2026-11-21T09:00:00.123Z error it broke; here count=2 part=writer"])
    }

    @Test func `when nobody reads the log, lines are left out and the work goes on`() {
        let gate = DispatchSemaphore(value: 0)
        let paper = Paper()
        let writer = LogWriter { line in
            gate.wait()
            paper.put(line)
            gate.signal()
        }
        for number in 0..<LogWriter.most + 100 { writer.write(Array("\(number)\n".utf8)) }
        #expect(writer.dropped.value >= 100)
        gate.signal()
        writer.flush()
        #expect(paper.lines.count == LogWriter.most + 100 - writer.dropped.value)
        #expect(PrometheusText.text(writer.families()).contains("lines_dropped_total \(writer.dropped.value)\n"))
    }

    @Test func `a request's line has the route's pattern and nothing of what was asked`() async throws {
        let paper = Paper()
        let writer = LogWriter(paper.put)
        let fixture = try await ServerFixture()
        let token = try await AccessTokens(fixture.temporary.record).issue(
            holder: "system", scope: "system/*.*", minutes: 5)
        try await fixture.run(logger: Self.logger(.json, writer, level: .trace)) { client in
            let visitor = Visitor(client)
            let bearer = ("Authorization", "Bearer \(token)")
            _ = try await visitor.get("/fhir/Patient/karen", headers: [bearer])
            _ = try await visitor.get("/fhir/Patient?family=Sørensen&identifier=6403481234", headers: [bearer])
            _ = try await visitor.get("/fhir/Patient/6403481234/secret/place", headers: [bearer])
            _ = try await visitor.get("/citizens/karen")
            _ = try await visitor.get("/6403481234")
        }
        writer.flush()
        let requests = try paper.lines.map { try JSONDocument($0).root }.filter { $0["message"]?.string == "request" }
        #expect(
            requests.map { "\($0["method"]?.string ?? "") \($0["route"]?.string ?? "")" } == [
                "GET /fhir/{type}/{id}", "GET /fhir/{type}", "GET /fhir/**", "GET /citizens/{citizen}", "any (none)",
            ])
        #expect(requests.map { $0["status"]?.numberText } == ["200", "200", "404", "401", "404"])
        for line in paper.lines {
            for secret in ["karen", "rensen", "6403481234", token] { #expect(!line.contains(secret), "\(line)") }
        }
    }
}
