/// A provider of sign-in as the operator configured it: a MitID broker, or one for people at work.
package struct ProviderSettings: Sendable {
    /// Whom a provider signs in.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case citizen
        case professional
    }

    /// What stands in addresses: small letters, digits and hyphens.
    package var name: String
    /// What people read on the button.
    package var label: String
    package var kind: Kind
    /// The address that the provider calls itself by; its discovery document lies below it.
    package var issuer: String
    /// What the provider calls us.
    package var client: String
    package var credential: ClientCredential
    package var scopes: String
    package var claims: ClaimsTable
    /// How strong a sign-in must be: values of `acr` that are taken, the wished-for first; empty: however it was.
    package var levels: [String]

    package init(
        name: String, label: String, kind: Kind, issuer: String, client: String, credential: ClientCredential,
        scopes: String = "openid", claims: ClaimsTable = .standard,
        levels: [String] = []
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.issuer = issuer
        self.client = client
        self.credential = credential
        self.scopes = scopes
        self.claims = claims
        self.levels = levels
    }
}
