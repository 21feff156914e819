import SignIn

/// What is wrong with the configuration of sign-in, for the operator: the server does not start with it.
package struct SignInMistake: Error, Hashable, CustomStringConvertible {
    package let description: String
}

/// From the environment to providers.
enum SignInConfiguration {
    /// - Parameters:
    ///   - address: what people reach us by; nil: not said.
    ///   - read: gives a small file's text.
    static func providers(
        _ variables: SignInVariables, address: String?, read: (String) throws -> String
    ) async throws -> [ProviderSettings] {
        guard !variables.names.isEmpty else { return [] }
        guard let address, WebAddress(address) != nil else {
            throw SignInMistake(
                description:
                    "TOVHOLDER_PUBLIC_URL must be the https address that people reach the server by: providers of "
                    + "sign-in send them back to it")
        }
        guard Set(variables.names).count == variables.names.count else {
            throw SignInMistake(description: "\(SignInVariables.list) names a provider twice")
        }
        var providers: [ProviderSettings] = []
        for name in variables.names {
            providers.append(try await provider(name, variables, read))
        }
        return providers
    }

    private static func provider(
        _ name: String, _ variables: SignInVariables, _ read: (String) throws -> String
    ) async throws -> ProviderSettings {
        guard (1...30).contains(name.utf8.count), name.utf8.allSatisfy(isNameByte) else {
            throw SignInMistake(
                description: "\(SignInVariables.list): a provider's name is letters, digits and hyphens: \(name)")
        }
        func needed(_ setting: SignInVariables.Setting) throws -> String {
            guard let value = variables.value(setting, of: name) else {
                throw SignInMistake(description: "\(SignInVariables.variable(setting, of: name)) is not set")
            }
            return value
        }
        let issuer = try needed(.issuer)
        guard WebAddress(issuer) != nil else {
            throw mistake(.issuer, name, "must be an https address, or http on this machine")
        }
        guard let kind = ProviderSettings.Kind(rawValue: try needed(.kind)) else {
            throw mistake(.kind, name, "must be citizen or professional")
        }
        guard let claims = variables.value(.claims, of: name).map(ClaimsTable.init) ?? .standard else {
            throw mistake(.claims, name, "must be a broker's name, or cpr=…, authorisation=…, organisation=…")
        }
        let scopes = variables.value(.scopes, of: name) ?? "openid"
        guard scopes.split(separator: " ").contains("openid") else {
            throw mistake(.scopes, name, "must have openid among them")
        }
        return ProviderSettings(
            name: name, label: variables.value(.label, of: name) ?? name, kind: kind, issuer: issuer,
            client: try needed(.client), credential: try await credential(name, variables, read), scopes: scopes,
            claims: claims,
            levels: variables.value(.levels, of: name)?.split(separator: " ").map(String.init) ?? [])
    }

    private static func credential(
        _ name: String, _ variables: SignInVariables, _ read: (String) throws -> String
    ) async throws -> ClientCredential {
        let (secret, key) = (variables.value(.secretFile, of: name), variables.value(.keyFile, of: name))
        switch (secret, key) {
        case (nil, nil): return .none
        case (let path?, nil):
            guard let text = try? read(path), let line = text.split(whereSeparator: \.isNewline).first else {
                throw mistake(.secretFile, name, "cannot be read, or is empty")
            }
            return .secret(String(line))
        case (nil, let path?):
            guard let text = try? read(path), let key = try? await ClientKey(pem: text) else {
                throw mistake(.keyFile, name, "cannot be read, or is no private key on the curve P-256 in PEM")
            }
            return .key(key)
        case (_?, _?):
            throw mistake(.secretFile, name, "and a key file: one of the two")
        }
    }

    private static func mistake(_ setting: SignInVariables.Setting, _ name: String, _ text: String) -> SignInMistake {
        SignInMistake(description: "\(SignInVariables.variable(setting, of: name)) \(text)")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-")
    }
}
