import FHIR
import Foundation
import JWTKit

/// A provider's public key (RFC 7517).
struct SigningKey: Sendable {
    private enum Material: Sendable {
        case rsa(Insecure.RSA.PublicKey)
        case p256(ES256PublicKey)
        case p384(ES384PublicKey)
        case p521(ES512PublicKey)
        case edwards(EdDSA.PublicKey)
    }

    let identifier: String?
    /// The one algorithm that it is for, where the provider says so.
    private let algorithm: String?
    private let material: Material

    /// Nil for what cannot verify a signature here: other kinds, keys for encryption, secrets, keys that are too small.
    init?(_ json: JSONValue) {
        guard json["use"]?.string.map({ $0 == "sig" }) ?? true,
            json["key_ops"].map({ $0.elements.contains { $0.string == "verify" } }) ?? true,
            let kind = json["kty"]?.string, let material = Self.material(kind, json)
        else { return nil }
        identifier = json["kid"]?.string
        algorithm = json["alg"]?.string
        self.material = material
    }

    private static func material(_ kind: String, _ json: JSONValue) -> Material? {
        switch (kind, json["crv"]?.string) {
        case ("RSA", _):
            guard let modulus = json["n"]?.string, let exponent = json["e"]?.string else { return nil }
            return (try? Insecure.RSA.PublicKey(modulus: modulus, exponent: exponent)).map(Material.rsa)
        case ("EC", let curve?):
            guard let x = json["x"]?.string, let y = json["y"]?.string else { return nil }
            switch curve {
            case "P-256": return (try? ES256PublicKey(parameters: (x, y))).map(Material.p256)
            case "P-384": return (try? ES384PublicKey(parameters: (x, y))).map(Material.p384)
            case "P-521": return (try? ES512PublicKey(parameters: (x, y))).map(Material.p521)
            default: return nil
            }
        case ("OKP", "Ed25519"?):
            return json["x"]?.string.flatMap { try? EdDSA.PublicKey(x: $0, curve: .ed25519) }.map(Material.edwards)
        default: return nil
        }
    }

    /// Whether signatures of this kind can be made with it.
    func fits(_ algorithm: TokenAlgorithm) -> Bool {
        guard self.algorithm.map({ $0 == algorithm.rawValue }) ?? true else { return false }
        return switch (material, algorithm) {
        case (.rsa, .rsa256), (.rsa, .rsa384), (.rsa, .rsa512), (.rsa, .pss256), (.rsa, .pss384), (.rsa, .pss512),
            (.p256, .elliptic256), (.p384, .elliptic384), (.p521, .elliptic512), (.edwards, .edwards):
            true
        default: false
        }
    }

    /// Whether a token was signed with its private half.
    func verifies(_ token: JSONWebToken) async -> Bool {
        guard fits(token.algorithm), let verifier = try? await verifier(token.algorithm) else { return false }
        return (try? verifier.verify(token.signature, signs: token.signed)) ?? false
    }

    private func verifier(_ algorithm: TokenAlgorithm) async throws -> any JWTAlgorithm {
        let keys = JWTKeyCollection()
        switch material {
        case .rsa(let key):
            switch algorithm {
            case .pss256: await keys.add(pss: key, digestAlgorithm: .sha256)
            case .pss384: await keys.add(pss: key, digestAlgorithm: .sha384)
            case .pss512: await keys.add(pss: key, digestAlgorithm: .sha512)
            case .rsa384: await keys.add(rsa: key, digestAlgorithm: .sha384)
            case .rsa512: await keys.add(rsa: key, digestAlgorithm: .sha512)
            default: await keys.add(rsa: key, digestAlgorithm: .sha256)
            }
        case .p256(let key): await keys.add(ecdsa: key)
        case .p384(let key): await keys.add(ecdsa: key)
        case .p521(let key): await keys.add(ecdsa: key)
        case .edwards(let key): await keys.add(eddsa: key)
        }
        return try await keys.getKey()
    }
}
