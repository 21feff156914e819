import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

/// A browser as far as tests need one: keeps cookies, fills in form tokens.
final class Visitor {
    private let client: any TestClientProtocol
    private(set) var cookies: [String: String] = [:]

    init(_ client: any TestClientProtocol) {
        self.client = client
    }

    func get(_ address: String, headers: [(String, String)] = []) async throws -> TestResponse {
        try await request(address, .get, headers: headers)
    }

    /// Sends a form; the token is taken from the page it stands on, unless the test gives another.
    func post(_ address: String, _ fields: [String: String], page: String? = nil, token: String? = nil) async throws
        -> TestResponse
    {
        var token = token
        if token == nil {
            let text = String(buffer: try await get(page ?? address).body)
            token = text.firstMatch(of: /name="form-token" value="([0-9a-f]*)"/).map { String($0.1) }
        }
        let form = (fields.map { ($0.key, $0.value) } + [("form-token", token ?? "")])
            .map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        return try await request(
            address, .post, headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: ByteBuffer(string: form))
    }

    func signIn(as persona: String) async throws {
        let response = try await post("/sign-in", ["persona": persona])
        #expect(response.status == .seeOther)
    }

    func forget() { cookies = [:] }

    func set(_ cookie: String, _ value: String) { cookies[cookie] = value }

    func request(
        _ address: String, _ method: HTTPRequest.Method, headers: [(String, String)] = [], body: ByteBuffer? = nil
    ) async throws -> TestResponse {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        if !cookies.isEmpty {
            fields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        }
        let response = try await client.executeRequest(uri: address, method: method, headers: fields, body: body)
        for cookie in response.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", omittingEmptySubsequences: false)
            cookies[String(pair[0])] = pair[1].isEmpty ? nil : String(pair[1])
        }
        return response
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
}
