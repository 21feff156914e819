import HTTPTypes

/// What every answer says about how browsers may treat it.
enum SecurityHeaders {
    /// - Parameters:
    ///   - isSecure: whether the pages are reached over TLS.
    ///   - formOrigins: where a form of ours may lead to besides ourselves: browsers hold redirections against it too.
    static func add(to fields: inout HTTPFields, isSecure: Bool, formOrigins: [String] = []) {
        fields.append(contentsOf: standard)
        if fields.value(of: contentPolicy) != nil {
            // A page whose form leads elsewhere has said so itself.
        } else if formOrigins.isEmpty {
            fields.append(contentsOf: ownForms)
        } else {
            fields.set(contentPolicy, policy(formOrigins))
        }
        if isSecure { fields.append(contentsOf: overTLS) }
    }

    private static let contentPolicy = "Content-Security-Policy"

    /// Says that the form on a page leads elsewhere too, and nowhere but there.
    ///
    /// - Parameter places: origins, or schemes with their colon.
    static func permitForms(to places: [String], in fields: inout HTTPFields) {
        fields.set(contentPolicy, policy(Set(places).sorted()))
    }

    /// Nothing but our own style sheet, pictures and modules; no script and no style within the page.
    private static func policy(_ formOrigins: [String]) -> String {
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "form-action \((["'self'"] + formOrigins).joined(separator: " ")); base-uri 'none'; frame-ancestors 'none'"
    }

    private static let ownForms = fields([("Content-Security-Policy", policy([]))])

    private static let standard = fields([
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        (
            "Permissions-Policy",
            "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
                + "magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=(), "
                + "xr-spatial-tracking=()"
        ),
    ])

    private static let overTLS = fields([("Strict-Transport-Security", "max-age=31536000; includeSubDomains")])

    /// Made once: a name costs more to check than to send.
    private static func fields(_ pairs: [(name: String, value: String)]) -> [HTTPField] {
        pairs.compactMap { pair in HTTPField.Name(pair.name).map { HTTPField(name: $0, value: pair.value) } }
    }
}
