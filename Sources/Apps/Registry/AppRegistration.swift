import FHIR

/// What is wrong with how an app was to be registered: for the operator.
package enum RegistrationMistake: Error, Sendable, Hashable, CustomStringConvertible {
    case redirect(String)
    case launch(String)
    case origin(String)
    case scopes(String)
    case keys(String)
    case combination(String)

    package var description: String {
        switch self {
        case .redirect(let address):
            "\(address): people are sent back by https, to this machine (http://127.0.0.1, http://localhost), or to an"
                + " app's own scheme with a dot in it; without a fragment"
        case .launch(let address): "\(address): an app is opened by https, or by http on this machine"
        case .origin(let origin): "\(origin): an origin is https://HOST or https://HOST:PORT, without a path"
        case .scopes(let scope): "\(scope): not a scope that can be kept"
        case .keys(let text):
            "the keys are a JWK Set with RSA keys of 2048 bits or more, or of the curve P-384: \(text)"
        case .combination(let text): text
        }
    }
}

/// Checks what an operator registers.
extension RegisteredApp {
    /// - Throws: ``RegistrationMistake``.
    package func check() throws(RegistrationMistake) {
        for redirect in redirects where !Self.isRedirect(redirect) { throw .redirect(redirect) }
        if let launch, !Self.isWebAddress(launch) { throw .launch(launch) }
        for origin in origins where !Self.isOrigin(origin) { throw .origin(origin) }
        for word in scope.split(separator: " ") {
            let known = RequestedScopes(String(word))
            if known.isEmpty { throw .scopes(String(word)) }
            if isBackend != known.resources.contains(where: { $0.level == .system }) {
                throw .combination(
                    isBackend
                        ? "a program that works on its own has system/… scopes only, not \(word)"
                        : known.resources.isEmpty ? "" : "\(word) is for programs that work on their own (--backend)")
            }
        }
        if isBackend {
            guard case .keys = credentials else {
                throw .combination("a program that works on its own shows who it is by its keys (--keys)")
            }
            if !redirects.isEmpty || launch != nil {
                throw .combination("nobody is sent to a program that works on its own: no --redirect, no --launch")
            }
        } else if redirects.isEmpty {
            throw .combination("say where people are sent back to (--redirect)")
        }
    }

    /// Source: RFC 8252, 7.1 and 7.3, and 8.4; RFC 9700, 2.1.
    private static func isRedirect(_ address: String) -> Bool {
        if isWebAddress(address) { return true }
        guard let colon = address.firstIndex(of: ":"), !address.hasPrefix("http"), isPlain(address) else {
            return false
        }
        let scheme = address[..<colon]
        return scheme.contains(".")
            && scheme.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
    }

    /// https anywhere, http on the machine itself.
    private static func isWebAddress(_ address: String) -> Bool {
        guard isPlain(address) else { return false }
        for prefix in ["http://127.0.0.1", "http://localhost", "http://[::1]"] where address.hasPrefix(prefix) {
            let rest = address.dropFirst(prefix.count)
            return rest.isEmpty || rest.hasPrefix(":") || rest.hasPrefix("/") || rest.hasPrefix("?")
        }
        guard address.hasPrefix("https://") else { return false }
        let host = address.dropFirst(8).prefix { $0 != "/" && $0 != "?" }
        return !host.isEmpty && !host.contains("@")
    }

    private static func isOrigin(_ text: String) -> Bool {
        isWebAddress(text) && text.filter { $0 == "/" }.count == 2 && !text.contains("?")
    }

    private static func isPlain(_ address: String) -> Bool {
        address.utf8.count <= 500
            && address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}#*;'".utf8.contains($0) }
    }
}
