import Apps
import FHIR
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Pages
import Record
import Synchronization
import TestSupport
import Testing

@testable import App

/// The FHIR API as HTTP, beside the pages, with tokens from the record.
@Suite(.onEachEngine) struct APITests {
    private static func with(
        _ body: @escaping @Sendable (Visitor, (String, String)) async throws -> Void
    ) async throws {
        let fixture = try await ServerFixture()
        let token = try await AccessTokens(fixture.temporary.record).issue(
            holder: "system", scope: "system/*.*", minutes: 5)
        try await fixture.run { client in
            try await body(Visitor(client), ("Authorization", "Bearer \(token)"))
        }
    }

    @Test func `a resource is read with a token`() async throws {
        try await Self.with { visitor, token in
            let response = try await visitor.get("/fhir/Patient/karen", headers: [token])
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "application/fhir+json; charset=utf-8")
            #expect(response.headers[.eTag] == "W/\"1\"")
            #expect(response.headers[.lastModified] == "Sat, 21 Nov 2026 09:00:00 GMT")
            #expect(response.headers[.cacheControl] == "private, no-store")
            let resource = try JSONDocument(response.text).root
            #expect(resource["id"]?.string == "karen")
            let head = try await visitor.request("/fhir/Patient/karen", .head, headers: [token])
            #expect(head.status == .ok)
            #expect(head.headers[.eTag] == "W/\"1\"")
            #expect(head.body.readableBytes == 0)
            let known = try await visitor.get(
                "/fhir/Patient/karen", headers: [token, ("If-None-Match", "W/\"1\"")])
            #expect(known.status == .notModified)
        }
    }

    @Test func `large answers are packed for those who take it`() async throws {
        try await Self.with { visitor, _ in
            let plain = try await visitor.get("/fhir/metadata")
            #expect(plain.headers[.contentEncoding] == nil)
            let packed = try await visitor.get("/fhir/metadata", headers: [("Accept-Encoding", "gzip")])
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(packed.headers[.vary] == "Accept, Accept-Encoding")
            #expect(packed.body.readableBytes * 5 < plain.body.readableBytes)
            #expect(Array(buffer: packed.body).prefix(2) == [0x1F, 0x8B])
        }
    }

    @Test func `without a token there is only what the server can`() async throws {
        try await Self.with { visitor, _ in
            let refused = try await visitor.get("/fhir/Patient/karen")
            #expect(refused.status == .unauthorized)
            #expect(refused.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
            #expect(refused.text.contains("OperationOutcome"))
            let capabilities = try await visitor.get("/fhir/metadata")
            #expect(capabilities.status == .ok)
            #expect(capabilities.text.contains("\"url\":\"http://localhost/fhir\""))
        }
    }

    @Test(arguments: ["/fhir/Nothing/1", "/fhir/a/b/c/d/e", "/fhir/%FF"])
    func `an unknown address is answered in FHIR's words`(address: String) async throws {
        try await Self.with { visitor, token in
            let response = try await visitor.get(address, headers: [token])
            #expect([.notFound, .badRequest, .methodNotAllowed].contains(response.status))
            let outcome = try JSONDocument(response.text).root
            #expect(outcome["resourceType"]?.string == "OperationOutcome")
            #expect(response.headers[HTTPField.Name("Content-Security-Policy")!] != nil)
        }
    }

    @Test(arguments: ["OPTIONS", "TRACE", "QUERY"])
    func `a method that FHIR has not is answered with what the address takes`(name: String) async throws {
        let method = try #require(HTTPRequest.Method(name))
        try await Self.with { visitor, token in
            let response = try await visitor.request("/fhir/Patient/karen", method, headers: [token])
            #expect(response.status == .methodNotAllowed)
            #expect(response.headers[.allow] == "GET, PUT, PATCH, DELETE")
            #expect(response.text.contains("OperationOutcome"))
            #expect(try await visitor.request("/fhir/Nothing/1", method, headers: [token]).status == .notFound)
        }
    }

    @Test func `a server with too much to do says so in FHIR's words`() async throws {
        let fixture = try await ServerFixture()
        try await fixture.run(mostRequests: 0) { client in
            let response = try await Visitor(client).get("/fhir/metadata")
            #expect(response.status == .serviceUnavailable)
            #expect(response.headers[.retryAfter] == "2")
            #expect(response.text.contains("throttled"))
        }
    }

    /// The statuses of reading these addresses.
    private static func statuses(
        _ addresses: String..., scope: String = "system/*.*", as holder: String = "system"
    ) async throws -> [HTTPResponse.Status] {
        let fixture = try await ServerFixture()
        let token = try await AccessTokens(fixture.temporary.record).issue(holder: holder, scope: scope, minutes: 5)
        let statuses = Mutex<[HTTPResponse.Status]>([])
        try await fixture.run { client in
            let visitor = Visitor(client)
            for address in addresses {
                let response = try await visitor.get(address, headers: [("Authorization", "Bearer \(token)")])
                statuses.withLock { $0.append(response.status) }
            }
        }
        return statuses.withLock { $0 }
    }

    @Test func `a persona's token stands for the persona`() async throws {
        let citizen = try await Self.statuses(
            "/fhir/Observation/o1", "/fhir/Patient/emil", as: "chronically-ill-citizen")
        #expect(citizen == [.ok, .notFound])
        // Poul has let his daughter in; Karen has not.
        let daughter = try await Self.statuses("/fhir/Patient/poul", "/fhir/Patient/karen", as: "daughter")
        #expect(daughter == [.ok, .notFound])
        #expect(try await Self.statuses("/fhir/Patient/poul", as: "quality-officer") == [.forbidden])
    }

    @Test func `a scope that is too narrow is not enough`() async throws {
        let statuses = try await Self.statuses(
            "/fhir/Observation/o1", "/fhir/Patient/karen", scope: "system/Observation.read")
        #expect(statuses == [.ok, .forbidden])
    }
}
