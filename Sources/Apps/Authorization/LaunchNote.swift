import FHIR

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
