import HTTPTypes

/// What every answer says about how browsers may treat it.
enum SecurityHeaders {
    /// - Parameter isSecure: whether the pages are reached over TLS.
    static func add(to fields: inout HTTPFields, isSecure: Bool) {
        fields.append(contentsOf: standard)
        if isSecure { fields.append(contentsOf: overTLS) }
    }

    // Nothing but our own style sheet and pictures; no script and no style within the page.
    private static let standard = fields([
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'"
        ),
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
