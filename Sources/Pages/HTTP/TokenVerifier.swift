/// Says who a bearer token stands for.
package protocol TokenVerifier: Sendable {
    /// Nil where there is no such token, or it has expired or been withdrawn.
    ///
    /// - Parameter token: what stands after `Bearer` in the header `Authorization`.
    func holder(of token: String) async throws -> TokenHolder?
}

/// Whom a bearer token stands for.
package enum TokenHolder: Sendable, Hashable {
    /// A program with its own name.
    case system(name: String)
    /// One of the personas of a record that is made for trying out, by its code.
    case persona(String)
}

/// For servers that give out no tokens.
package struct NoTokens: TokenVerifier {
    package init() {}

    package func holder(of token: String) async throws -> TokenHolder? { nil }
}
