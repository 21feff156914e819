import FHIR

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
