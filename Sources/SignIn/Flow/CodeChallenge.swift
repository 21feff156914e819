import Crypto
import FHIR

/// What is shown of a verifier when a sign-in begins (RFC 7636, `S256`).
enum CodeChallenge {
    static func of(_ verifier: String) -> String {
        Base64URL.encode(SHA256.hash(data: Array(verifier.utf8)))
    }
}
