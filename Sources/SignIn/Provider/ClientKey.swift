import FHIR
import Foundation
package import JWTKit

/// A private key that signs what we say about ourselves to a provider (RFC 7523): P-256, so `ES256`.
package struct ClientKey: Sendable {
    private let key: any JWTAlgorithm

    /// - Parameter pem: PKCS #8 or SEC 1, as `openssl` writes it.
    /// - Throws: what the library says about a text that is no such key.
    package init(pem: String) async throws {
        self.init(try await JWTKeyCollection().add(ecdsa: ES256PrivateKey(pem: pem)).getKey())
    }

    /// - Parameter key: one that can sign with `ES256`.
    package init(_ key: any JWTAlgorithm) {
        self.key = key
    }

    /// Says that we are a client, for one use within a minute.
    ///
    /// - Parameters:
    ///   - client: as the provider knows us.
    ///   - audience: whom it is said to: the token endpoint.
    ///   - identifier: never used before.
    ///   - now: milliseconds since 1970-01-01T00:00:00Z.
    func assertion(client: String, audience: String, identifier: String, now: Int64) throws -> String {
        var header = JSONWriter()
        header.object {
            $0.member("alg", "ES256")
            $0.member("typ", "JWT")
        }
        var payload = JSONWriter()
        payload.object {
            $0.member("iss", client)
            $0.member("sub", client)
            $0.member("aud", audience)
            $0.member("jti", identifier)
            $0.member("iat", Int(now / 1000))
            $0.member("exp", Int(now / 1000) + 60)
        }
        let input = Base64URL.encode(header.bytes) + "." + Base64URL.encode(payload.bytes)
        return input + "." + Base64URL.encode(try key.sign(Array(input.utf8)))
    }
}
