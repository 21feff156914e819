/// How we show a provider that we are the client that it knows.
package enum ClientCredential: Sendable {
    /// Nothing but PKCE: a public client.
    case none
    case secret(String)
    /// A key of ours, whose public half the provider has (`private_key_jwt`).
    case key(ClientKey)
}

extension ClientCredential: CustomStringConvertible {
    /// Which kind it is, and nothing more: a secret that is logged is none.
    package var description: String {
        switch self {
        case .none: "none"
        case .secret: "secret"
        case .key: "key"
        }
    }
}
