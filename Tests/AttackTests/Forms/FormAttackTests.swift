import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Pages
import Record
import TestSupport
import Testing

@testable import App

/// Every form that changes something, as each role, of others' records and with others' ids: nothing is changed, nothing is
/// learned from how it is refused, and no form counts that does not come from our own pages.
@Suite(.onEachEngine) struct FormAttackTests {
    /// Forms in each world.
    private static let forms = 1_200

    @Test func `forms: nobody changes what is another's, nor learns what there is`() async throws {
        var tally = AttackTally()
        for (seed, _) in AttackSettings().pageWorlds.prefix(1) {
            let world = try await PageWorld(seed: seed, on: .current)
            let (sent, findings) = try await world.attackForms(Self.forms)
            #expect(sent > Self.forms / 4)
            tally.add(sent, findings)
        }
        tally.tell("forms", on: .current)
        #expect(tally.findings.isEmpty)
    }

    @Test func `a form with a forged token changes nothing, whoever sends it`() async throws {
        let world = try await PageWorld(seed: 1, on: .current)
        try await world.serving { client in
            let stolen = try await Browser(client).signIn(world.population.personas[0], world.population)
            for persona in world.population.personas {
                let browser = Browser(client)
                let own = try await browser.signIn(persona, world.population)
                let before = try await world.generated.temporary.engine.read { try $0.lastEvent() }
                for pattern in RoutePattern.allCases where pattern.methods.contains(.post) {
                    // A provider's order has a signature instead.
                    if pattern == .providerSignOut { continue }
                    for token in [nil, "", String(repeating: "0", count: 64), stolen == own ? nil : stolen] {
                        let address = pattern.rawValue.replacing("{citizen}", with: Marker.id(0))
                            .replacing("{id}", with: Marker.id(1))
                        let fields = FormQuestion.forms[pattern]?.first ?? [:]
                        let status = try await browser.post(address, fields, token: token)
                        #expect(
                            status == 400 || status == 403 || status == 404,
                            "\(persona.code) \(pattern) \(status)")
                    }
                }
                let after = try await world.generated.temporary.engine.read { try $0.lastEvent() }
                #expect(before == after, "\(persona.code)")
            }
        }
    }
}

/// A browser, as far as forged forms need one.
private final class Browser {
    private let client: any TestClientProtocol
    private var cookies: [String: String] = [:]

    init(_ client: any TestClientProtocol) { self.client = client }

    /// - Returns: the token of the session's forms.
    func signIn(_ persona: Population.Persona, _ population: Population) async throws -> String {
        let token = try await token(on: "/sign-in")
        let status = try await post("/sign-in", ["persona": population[persona.person].id], token: token)
        #expect(status == 303, "\(persona.code)")
        return try await self.token(on: "/help")
    }

    private func token(on page: String) async throws -> String {
        let response = try await request(page, .get, nil)
        let text = String(buffer: response.body)
        return text.firstMatch(of: /name="form-token" value="([0-9a-f]*)"/).map { String($0.1) } ?? ""
    }

    func post(_ address: String, _ fields: [String: String], token: String?) async throws -> Int {
        var fields = fields
        fields["form-token"] = token
        let body = fields.map { "\($0.key)=\(FormQuestion.encoded($0.value))" }.joined(separator: "&")
        return try await request(address, .post, body).status.code
    }

    private func request(
        _ address: String, _ method: HTTPRequest.Method, _ body: String?
    ) async throws -> TestResponse {
        var headers: HTTPFields = [:]
        if body != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        if !cookies.isEmpty {
            headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        }
        let response = try await client.executeRequest(
            uri: address, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
        for cookie in response.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            cookies[String(pair[0])] = pair[1].isEmpty ? nil : String(pair[1])
        }
        return response
    }
}
