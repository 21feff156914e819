package import Pages

/// What the record's tokens say to the pages.
extension AccessTokens: TokenVerifier {
    package func holder(of token: String) async throws -> TokenHolder? {
        guard let grant = try await verify(token) else { return nil }
        return grant.holder == "system" ? .system(name: "system") : .persona(grant.holder)
    }
}
