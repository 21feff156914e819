import Access
import Apps
import FHIR
import Hummingbird
import HummingbirdTesting
import Record
import TestSupport
import Testing

@testable import App

/// Clients that take a long answer slowly, over real connections.
@Suite(.onEachEngine) struct SlowReaderTests {
    /// More than any engine has readers.
    private static let readers = 20
    private static let count = 300

    @Test func `everything goes out as slowly as it is taken, as it was, and holds nobody up`() async throws {
        // More than sockets keep for a client that does not read.
        let text = String(repeating: "Lang note. ", count: 4_000)
        let observations = (1...Self.count).map { number in
            """
            {"resourceType":"Observation","id":"n\(number)","status":"final","code":{"text":"x"},\
            "subject":{"reference":"Patient/emil"},"note":[{"text":"\(text)"}]}
            """
        }
        let fixture = try await ServerFixture(observations)
        let record = fixture.temporary.record
        let token = try await AccessTokens(record).issue(holder: "system", scope: "system/*.*", minutes: 5)
        try await fixture.run(live: true) { client in
            let port = try #require(client.port)
            let slow = try (0..<Self.readers).map { _ in
                try SlowReader("/fhir/Patient/emil/$everything", port: port, token: token)
            }
            var first: [UInt8] = []
            for (number, reader) in slow.enumerated() {
                let bytes = await reader.take(atMost: 2_000)
                #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("HTTP/1.1 200 OK\r\n"))
                if number == 0 { first = bytes }
            }
            let looks = { @Sendable in
                try await fixture.temporary.engine.read { try $0.audit(of: "emil", before: nil, limit: 1000) }
                    .filter { $0.entry.action == .read }.count
            }
            // Each stands in the audit before it had its first byte.
            #expect(try await looks() == Self.readers)
            fixture.temporary.clock.advance(by: 1000)
            let changed =
                #"{"resourceType":"Observation","id":"n\#(Self.count)","status":"amended","code":{"text":"new"},"subject":{"reference":"Patient/emil"}}"#
            let prepared = try record.preparer.prepare(try JSONDocument(changed).root)
            try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: "import") {
                transaction in
                _ = try transaction.put(prepared)
                _ = try transaction.delete("Observation", "n\(Self.count - 1)")
            }
            let visitor = Visitor(client)
            for _ in 0..<Self.readers {
                let answer = try await visitor.get(
                    "/fhir/Patient/karen", headers: [("Authorization", "Bearer \(token)")])
                #expect(answer.status == .ok)
            }
            let content = try #require(SlowReader.content(of: first + (await slow[0].takeRest())))
            let bundle = try JSONDocument(content).root
            let found = bundle["entry"]?.elements.map { $0 } ?? []
            #expect(found.filter { $0["resource"]?["resourceType"]?.string == "Observation" }.count == Self.count)
            #expect(found.allSatisfy { $0["resource"]?["meta"]?["versionId"]?.string == "1" })
            #expect(found.contains { $0["resource"]?["id"]?.string == "n\(Self.count - 1)" })
            #expect(try await looks() == Self.readers)
        }
    }
}
