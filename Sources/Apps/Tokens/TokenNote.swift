import FHIR

/// What the record keeps of a token, under its digest.
struct TokenNote: Sendable, Hashable {
    var holder: String
    var scope: String
    var expires: Int64
    var app: String?
    /// The id of the consent that it rests on.
    var consent: String?

    init(holder: String, scope: String, expires: Int64, app: String? = nil, consent: String? = nil) {
        self.holder = holder
        self.scope = scope
        self.expires = expires
        self.app = app
        self.consent = consent
    }

    init?(_ value: [UInt8]) {
        guard let root = try? JSONDocument(value).root, let holder = root["holder"]?.string,
            let scope = root["scope"]?.string, let expires = root.integer("expires")
        else { return nil }
        self.init(
            holder: holder, scope: scope, expires: expires, app: root["app"]?.string, consent: root["consent"]?.string)
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("holder", holder)
            writer.member("scope", scope)
            writer.member("expires", Int(expires))
            writer.member("app", app)
            writer.member("consent", consent)
        }
        return writer.bytes
    }
}
