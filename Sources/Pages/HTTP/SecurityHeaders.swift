import HTTPTypes

/// What every answer says about how browsers may treat it.
enum SecurityHeaders {
    /// - Parameter isSecure: whether the pages are reached over TLS.
    static func add(to fields: inout HTTPFields, isSecure: Bool) {
        // Nothing but our own style sheet and pictures; no script and no style within the page.
        fields.set(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'")
        fields.set("X-Content-Type-Options", "nosniff")
        fields.set("X-Frame-Options", "DENY")
        fields.set("Referrer-Policy", "same-origin")
        fields.set("Cross-Origin-Opener-Policy", "same-origin")
        fields.set("Cross-Origin-Resource-Policy", "same-origin")
        fields.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if isSecure {
            fields.set("Strict-Transport-Security", "max-age=31536000")
        }
    }
}
