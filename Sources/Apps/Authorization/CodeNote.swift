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

/// What the record keeps of a refresh token, under its digest.
struct RefreshNote: Sendable {
    var app: String
    var consent: String
    var expires: Int64
    /// Another has been given for it: who brings it again has stolen one of the two, or was stolen from.
    var isUsed = false

    static let prefix = "app-refresh/"

    init(app: String, consent: String, expires: Int64) {
        self.app = app
        self.consent = consent
        self.expires = expires
    }

    init?(_ value: [UInt8]) {
        guard let root = try? JSONDocument(value).root, let app = root["app"]?.string,
            let consent = root["consent"]?.string, let expires = root.integer("expires")
        else { return nil }
        self.init(app: app, consent: consent, expires: expires)
        isUsed = root["used"]?.bool ?? false
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("app", app)
            writer.member("consent", consent)
            writer.member("expires", Int(expires))
            if isUsed { writer.member("used", true) }
        }
        return writer.bytes
    }
}

/// What the record keeps of an app being opened from our pages, under the digest of what the app is given.
struct LaunchNote: Sendable, Hashable {
    var app: String
    /// Who pressed the button.
    var account: String
    var patient: String
    var expires: Int64

    static let prefix = "app-launch/"

    init(app: String, account: String, patient: String, expires: Int64) {
        self.app = app
        self.account = account
        self.patient = patient
        self.expires = expires
    }

    init?(_ value: [UInt8]) {
        guard let root = try? JSONDocument(value).root, let app = root["app"]?.string,
            let account = root["account"]?.string, let patient = root["patient"]?.string,
            let expires = root.integer("expires")
        else { return nil }
        self.init(app: app, account: account, patient: patient, expires: expires)
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("app", app)
            writer.member("account", account)
            writer.member("patient", patient)
            writer.member("expires", Int(expires))
        }
        return writer.bytes
    }
}
