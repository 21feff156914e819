import FHIR
import JWTKit

/// A public key of an app, as its JWK Set says it: RSA for RS384, P-384 for ES384.
///
/// Source: SMART App Launch 2.0, Client Authentication: Asymmetric (public key); RFC 7517.
package struct AppKey: Sendable, Hashable {
    /// What signatures are made with.
    enum Kind: Sendable, Hashable {
        case rsa(modulus: String, exponent: String)
        case elliptic(x: String, y: String)
    }

    let id: String
    let kind: Kind

    /// The only one of each kind that is taken, whatever a token's header says.
    var algorithm: String {
        switch kind {
        case .rsa: "RS384"
        case .elliptic: "ES384"
        }
    }

    /// The keys of a JWK Set.
    ///
    /// - Throws: ``RegistrationMistake/keys(_:)``.
    package static func all(ofSet bytes: [UInt8]) throws(RegistrationMistake) -> [AppKey] {
        guard let set = try? JSONDocument(bytes).root["keys"], set.kind == .array else { throw .keys("no member keys") }
        var keys: [AppKey] = []
        for value in set.elements {
            for secret in ["d", "p", "q", "k"] where value[secret] != nil {
                throw .keys("one is private: register the public ones only")
            }
            guard let key = AppKey(value) else { throw .keys("one is of another kind, or has no kid") }
            if case .rsa(let modulus, _) = key.kind, modulus.utf8.count * 6 < 2048 { throw .keys("one is too short") }
            if keys.contains(where: { $0.id == key.id }) { throw .keys("two have the same kid") }
            guard key.isUsable else { throw .keys("one is damaged") }
            keys.append(key)
        }
        if keys.isEmpty { throw .keys("there is none") }
        return keys
    }

    /// - Parameter value: a JWK.
    init?(_ value: JSONValue) {
        guard let id = value["kid"]?.string, !id.isEmpty else { return nil }
        self.id = id
        switch value["kty"]?.string {
        case "RSA":
            guard let modulus = value["n"]?.string, let exponent = value["e"]?.string else { return nil }
            kind = .rsa(modulus: modulus, exponent: exponent)
        case "EC":
            guard value["crv"]?.string == "P-384", let x = value["x"]?.string, let y = value["y"]?.string else {
                return nil
            }
            kind = .elliptic(x: x, y: y)
        default: return nil
        }
        if let named = value["alg"]?.string, named != algorithm { return nil }
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("kid", id)
            switch kind {
            case .rsa(let modulus, let exponent):
                writer.member("kty", "RSA")
                writer.member("n", modulus)
                writer.member("e", exponent)
            case .elliptic(let x, let y):
                writer.member("kty", "EC")
                writer.member("crv", "P-384")
                writer.member("x", x)
                writer.member("y", y)
            }
        }
    }

    private var isUsable: Bool {
        switch kind {
        case .rsa(let modulus, let exponent):
            (try? JWTKit.Insecure.RSA.PublicKey(modulus: modulus, exponent: exponent)) != nil
        case .elliptic(let x, let y): (try? ES384PublicKey(parameters: (x: x, y: y))) != nil
        }
    }

    /// Whatever this key and no other has signed, with the algorithm that it is for.
    func verify<Payload: JWTPayload>(_ token: String, as type: Payload.Type) async throws -> Payload {
        let keys = JWTKeyCollection()
        switch kind {
        case .rsa(let modulus, let exponent):
            await keys.add(
                rsa: try JWTKit.Insecure.RSA.PublicKey(modulus: modulus, exponent: exponent), digestAlgorithm: .sha384,
                kid: JWKIdentifier(string: id))
        case .elliptic(let x, let y):
            await keys.add(ecdsa: try ES384PublicKey(parameters: (x: x, y: y)), kid: JWKIdentifier(string: id))
        }
        return try await keys.verify(token, as: type)
    }
}
