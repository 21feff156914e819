import FHIR

/// What the record keeps of a code, under its digest, until the app has come for its token, and a while longer.
struct CodeNote: Sendable {
    /// What the person has let the app do, from when the code is redeemed.
    var consent: AppConsent
    var redirect: String
    var challenge: String
    var nonce: String?
    /// Redeemed before this instant, in milliseconds since 1970.
    var good: Int64
    /// Kept until this instant.
    var expires: Int64
    var isUsed = false

    static let prefix = "app-code/"

    init(
        consent: AppConsent, redirect: String, challenge: String, nonce: String?, good: Int64, expires: Int64
    ) {
        self.consent = consent
        self.redirect = redirect
        self.challenge = challenge
        self.nonce = nonce
        self.good = good
        self.expires = expires
    }

    init?(_ value: [UInt8]) {
        guard let root = try? JSONDocument(value).root, let consent = root["consent"].flatMap(AppConsent.init),
            let redirect = root["redirect"]?.string, let challenge = root["challenge"]?.string,
            let good = root.integer("good"), let expires = root.integer("expires")
        else { return nil }
        self.init(
            consent: consent, redirect: redirect, challenge: challenge, nonce: root["nonce"]?.string, good: good,
            expires: expires)
        isUsed = root["used"]?.bool ?? false
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("consent")
            consent.write(to: &writer)
            writer.member("redirect", redirect)
            writer.member("challenge", challenge)
            writer.member("nonce", nonce)
            writer.member("good", Int(good))
            writer.member("expires", Int(expires))
            if isUsed { writer.member("used", true) }
        }
        return writer.bytes
    }
}
