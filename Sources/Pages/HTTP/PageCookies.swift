import HTTPTypes

/// The cookies of the pages: which session it is, which language, and what an anonymous form carries.
struct PageCookies {
    /// Whether browsers send them over TLS only.
    let isSecure: Bool

    /// Over TLS the names have the prefix by which browsers hold them to this host (RFC 6265bis, section 4.1.3).
    private func name(_ cookie: String) -> String { isSecure ? "__Host-\(cookie)" : cookie }

    private var session: String { name("tovholder-session") }
    private var form: String { name("tovholder-form") }
    private var attempt: String { name("tovholder-sign-in") }
    private var language: String { name("tovholder-language") }

    /// Nil also for what cannot be a secret of ours: nobody looks that up.
    func sessionSecret(in fields: HTTPFields) -> String? {
        Self.value(of: session, in: fields).flatMap { $0.utf8.count == 64 ? $0 : nil }
    }
    func formToken(in fields: HTTPFields) -> String? {
        Self.value(of: form, in: fields).flatMap { $0.utf8.count == 64 ? $0 : nil }
    }
    func attempt(in fields: HTTPFields) -> String? { Self.value(of: attempt, in: fields) }
    func language(in fields: HTTPFields) -> Language? {
        Self.value(of: language, in: fields).flatMap(Language.init(rawValue:))
    }

    func setting(sessionSecret secret: String) -> String { cookie(session, secret, "HttpOnly; SameSite=Lax") }
    var endingSession: String { cookie(session, "", "HttpOnly; SameSite=Lax; Max-Age=0") }
    /// What a sign-in that has begun at a provider is held against when it comes back. It comes back by a link from there,
    /// so it may not be `Strict`.
    func setting(attempt sealed: String) -> String { cookie(attempt, sealed, "HttpOnly; SameSite=Lax; Max-Age=900") }
    var endingAttempt: String { cookie(attempt, "", "HttpOnly; SameSite=Lax; Max-Age=0") }
    func setting(formToken token: String) -> String { cookie(form, token, "HttpOnly; SameSite=Strict") }
    /// Kept for a year.
    func setting(language: Language) -> String {
        cookie(self.language, language.rawValue, "HttpOnly; SameSite=Lax; Max-Age=31536000")
    }

    private func cookie(_ name: String, _ value: String, _ attributes: String) -> String {
        "\(name)=\(value); Path=/; \(attributes)" + (isSecure ? "; Secure" : "")
    }

    private static func value(of name: String, in fields: HTTPFields) -> String? {
        for field in fields[values: .cookie] {
            for pair in field.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                if parts.count == 2, parts[0].drop(while: { $0 == " " }) == name {
                    return String(parts[1])
                }
            }
        }
        return nil
    }
}
