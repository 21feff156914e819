/// The signatures that a provider's tokens may have. What is not here is refused: `none`, and those made with a secret that
/// both sides know.
package enum TokenAlgorithm: String, Sendable, Hashable, CaseIterable {
    case rsa256 = "RS256"
    case rsa384 = "RS384"
    case rsa512 = "RS512"
    case pss256 = "PS256"
    case pss384 = "PS384"
    case pss512 = "PS512"
    case elliptic256 = "ES256"
    case elliptic384 = "ES384"
    case elliptic512 = "ES512"
    case edwards = "EdDSA"
}
