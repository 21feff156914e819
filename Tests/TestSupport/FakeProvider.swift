import FHIR
import Foundation
package import JWTKit
package import SignIn
package import Synchronization

/// A provider that answers as a test wants it to, with keys of its own.
package final class FakeProvider: ProviderNetwork {
    package struct State {
        package var keys: [(identifier: String, key: ES256PrivateKey)] = []
        /// What the token endpoint gives; nil: an error.
        package var idToken: String?
        package var accessToken = "access"
        package var userInformation: String? = #"{"sub":"somebody"}"#
        package var discovery: String?
        package var requests: [ProviderRequest] = []
        package var isDown = false
        package var maximumAge: Int64?
    }

    package static let issuer = "https://id.example"
    package let state = Mutex(State())

    package init() {
        state.withLock { $0.keys = [("one", ES256PrivateKey())] }
    }

    package var requests: [ProviderRequest] { state.withLock { $0.requests } }

    package func count(_ path: String) -> Int { requests.filter { $0.address.hasSuffix(path) }.count }

    /// Signs with the newest key.
    package func sign(_ payload: String, header: String? = nil) async throws -> String {
        let (identifier, key) = state.withLock { $0.keys[$0.keys.count - 1] }
        return try await Self.sign(payload, header: header ?? #"{"alg":"ES256","kid":"\#(identifier)"}"#, key)
    }

    package static func sign(_ payload: String, header: String, _ key: ES256PrivateKey) async throws -> String {
        let signer = try await JWTKeyCollection().add(ecdsa: key).getKey()
        let input = Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(Array(payload.utf8))
        return input + "." + Base64URL.encode(try signer.sign(Array(input.utf8)))
    }

    package func rotate(to identifier: String, keepingOld: Bool = false) {
        state.withLock { state in
            if !keepingOld { state.keys = [] }
            state.keys.append((identifier, ES256PrivateKey()))
        }
    }

    package func send(_ request: ProviderRequest) async throws(SignInError) -> ProviderAnswer {
        let answer: ProviderAnswer? = state.withLock { state in
            state.requests.append(request)
            guard !state.isDown else { return nil }
            let path = request.address.dropFirst(Self.issuer.count)
            let body: String? =
                switch path {
                case "/.well-known/openid-configuration": state.discovery ?? Self.discovery
                case "/keys": Self.keySet(state.keys)
                case "/token":
                    state.idToken.map {
                        #"{"id_token":"\#($0)","access_token":"\#(state.accessToken)","token_type":"Bearer"}"#
                    }
                case "/userinfo": state.userInformation
                default: nil
                }
            return ProviderAnswer(
                status: body == nil ? 400 : 200, maximumAge: state.maximumAge, body: Array((body ?? "").utf8))
        }
        guard let answer else { throw .unreachable }
        return answer
    }

    package static let discovery =
        #"{"issuer":"\#(issuer)","authorization_endpoint":"\#(issuer)/authorize","token_endpoint":"\#(issuer)/token","jwks_uri":"\#(issuer)/keys","userinfo_endpoint":"\#(issuer)/userinfo","end_session_endpoint":"\#(issuer)/logout","code_challenge_methods_supported":["S256"]}"#

    static func keySet(_ keys: [(identifier: String, key: ES256PrivateKey)]) -> String {
        let list = keys.map { identifier, key in
            let parameters = key.parameters
            return
                #"{"kty":"EC","crv":"P-256","use":"sig","kid":"\#(identifier)","x":"\#(url(parameters?.x))","y":"\#(url(parameters?.y))"}"#
        }
        return #"{"keys":[{"kty":"oct","k":"c2VjcmV0","kid":"secret"},\#(list.joined(separator: ","))]}"#
    }

    private static func url(_ base64: String?) -> String {
        (base64 ?? "").replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
