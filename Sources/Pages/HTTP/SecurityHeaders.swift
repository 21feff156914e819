import HTTPTypes

/// What every answer says about how browsers may treat it.
enum SecurityHeaders {
    /// - Parameter isSecure: whether the pages are reached over TLS.
    static func add(to fields: inout HTTPFields, isSecure: Bool) {
        // A page whose form leads elsewhere has said so itself.
        let isSaid = fields.contains { $0.name == contentPolicy }
        fields.append(contentsOf: isSaid ? standard.filter { $0.name != contentPolicy } : standard)
        if isSecure { fields.append(contentsOf: overTLS) }
    }

    private static let contentPolicy = HTTPField.Name("Content-Security-Policy")

    /// What a page says whose form leads to another place, which browsers hold it to.
    ///
    /// - Parameter formTarget: the origin of an address, or a scheme with its colon.
    static func contentPolicy(formTarget: String) -> String {
        policy.replacing("form-action 'self'", with: "form-action 'self' \(formTarget)")
    }

    private static let policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'"

    // Nothing but our own style sheet and pictures; no script and no style within the page.
    private static let standard = fields([
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ])

    private static let overTLS = fields([("Strict-Transport-Security", "max-age=31536000")])

    /// Made once: a name costs more to check than to send.
    private static func fields(_ pairs: [(name: String, value: String)]) -> [HTTPField] {
        pairs.compactMap { pair in HTTPField.Name(pair.name).map { HTTPField(name: $0, value: pair.value) } }
    }
}
