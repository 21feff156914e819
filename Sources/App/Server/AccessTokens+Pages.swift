package import Apps
package import Pages

/// What the record's tokens say to the pages.
extension AccessTokens: TokenVerifier {
    package func holder(of token: String) async throws -> TokenHolder? {
        // An app has the API: the pages are for people.
        guard let grant = try await verify(token), grant.app == nil else { return nil }
        return grant.holder == "system" ? .system(name: "system") : .persona(grant.holder)
    }
}
