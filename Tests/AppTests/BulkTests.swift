import Apps
import FHIR
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Pages
import Record
import Synchronization
import TestSupport
import Testing

@testable import App

/// Exports and imports as HTTP.
@Suite(.onEachEngine) struct BulkTests {
    /// Asks for the status until there is a manifest.
    private static func manifest(_ visitor: Visitor, _ status: String, _ token: (String, String)) async throws
        -> JSONValue
    {
        while true {
            let response = try await visitor.get(status, headers: [token])
            try #require([.ok, .accepted].contains(response.status), "\(response.text)")
            if response.status == .ok {
                #expect(response.headers[.contentType] == "application/json")
                #expect(response.headers[.expires] != nil)
                return try JSONDocument(response.text).root
            }
            #expect(response.headers.contains { $0.name.rawName == "X-Progress" })
            #expect(response.headers[.retryAfter] != nil)
            await Task.yield()
        }
    }

    private static func path(_ address: String?) throws -> String {
        String(try #require(address).dropFirst("http://localhost".count))
    }

    @Test func `what is exported, packed, is taken back and changes nothing`() async throws {
        let observations = (0..<3000).map {
            #"{"resourceType":"Observation","id":"many-\#($0)","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/karen"}}"#
        }
        let fixture = try await ServerFixture(observations)
        fixture.temporary.clock.advance(by: 1)
        let secret = try await AccessTokens(fixture.temporary.record).issue(
            holder: "system", scope: "system/*.*", minutes: 5)
        try await fixture.run { client in
            let (visitor, token) = (Visitor(client), ("Authorization", "Bearer \(secret)"))
            let later = ("Prefer", "respond-async")
            let taken = try await visitor.get("/fhir/$export", headers: [token, later])
            #expect(taken.status == .accepted)
            #expect(taken.body.readableBytes == 0)
            let manifest = try await Self.manifest(visitor, try Self.path(taken.headers[.contentLocation]), token)
            let file = try #require(
                manifest["output"]?.elements.first { $0["type"]?.string == "Observation" })
            #expect(file["count"]?.numberText == "3001")
            let address = try Self.path(file["url"]?.string)
            let lines = ("Accept", "application/fhir+ndjson")
            let plain = try await visitor.get(address, headers: [token, lines])
            #expect(plain.headers[.contentType] == "application/fhir+ndjson")
            #expect(plain.headers[.cacheControl] == "private, no-store")
            #expect(plain.text.split(separator: "\n").count == 3001)
            let packed = try await visitor.get(address, headers: [token, lines, ("Accept-Encoding", "gzip")])
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(packed.body.readableBytes * 5 < plain.body.readableBytes)
            #expect(try await visitor.get(address, headers: []).status == .unauthorized)
            let back = try await visitor.request(
                "/fhir/$import", .post,
                headers: [token, later, ("Content-Type", "application/fhir+ndjson"), ("Content-Encoding", "gzip")],
                body: packed.body)
            #expect(back.status == .accepted, "\(back.text)")
            let report = try await Self.manifest(visitor, try Self.path(back.headers[.contentLocation]), token)
            #expect(report["extension"]?["unchanged"]?.numberText == "3001")
            #expect(report["error"]?.elements.map { $0 }.isEmpty == true)
        }
    }

    @Test func `the API is described without a token`() async throws {
        try await ServerFixture().run { client in
            let response = try await Visitor(client).get("/fhir/openapi.json")
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "application/json")
            #expect(try JSONDocument(response.text).root["openapi"]?.string == "3.1.0")
        }
    }
}
