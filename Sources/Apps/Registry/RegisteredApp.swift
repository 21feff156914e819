import FHIR

/// A program that an operator has registered: who makes it, how it shows who it is, where people are sent back to, and
/// what it may ask for at most.
package struct RegisteredApp: Sendable, Hashable {
    /// How it shows who it is.
    package enum Credentials: Sendable, Hashable {
        /// It cannot keep a secret, such as an app on a phone or in a browser.
        case none
        /// The SHA-256 of its secret (`client_secret_basic`).
        case secret(digest: String)
        /// Its public keys (`private_key_jwt`).
        case keys([AppKey])
    }

    /// What it is called by itself: the client_id.
    package var id: String
    /// What people read.
    package var name: String
    /// Who is behind it, as people read it.
    package var publisher: String
    package var credentials: Credentials
    /// Where people are sent back to; compared character by character.
    package var redirects: [String]
    /// Where it is opened from our pages; nil: it is not.
    package var launch: String?
    /// The origins of browsers that it runs in.
    package var origins: [String]
    /// What it may ask for at most.
    package var scope: String
    /// Whether it works on its own, without anybody there (`client_credentials`).
    package var isBackend: Bool
    /// When it was registered, in milliseconds since 1970.
    package var registered: Int64

    package init(
        id: String, name: String, publisher: String, credentials: Credentials, redirects: [String] = [],
        launch: String? = nil, origins: [String] = [], scope: String, isBackend: Bool = false, registered: Int64 = 0
    ) {
        self.id = id
        self.name = name
        self.publisher = publisher
        self.credentials = credentials
        self.redirects = redirects
        self.launch = launch
        self.origins = origins
        self.scope = scope
        self.isBackend = isBackend
        self.registered = registered
    }

    /// Whether it has something that shows who it is.
    package var isConfidential: Bool { credentials != .none }
}

/// As the record keeps it.
extension RegisteredApp {
    init?(_ value: [UInt8]) {
        guard let root = try? JSONDocument(value).root, let id = root["id"]?.string, let name = root["name"]?.string,
            let publisher = root["publisher"]?.string, let scope = root["scope"]?.string,
            let registered = root.integer("registered")
        else { return nil }
        let credentials: Credentials
        if let digest = root["secret"]?.string {
            credentials = .secret(digest: digest)
        } else if let keys = root["keys"] {
            credentials = .keys(keys.elements.compactMap(AppKey.init))
        } else {
            credentials = .none
        }
        self.init(
            id: id, name: name, publisher: publisher, credentials: credentials, redirects: root.texts("redirects"),
            launch: root["launch"]?.string, origins: root.texts("origins"), scope: scope,
            isBackend: root["backend"]?.bool ?? false, registered: registered)
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("id", id)
            writer.member("name", name)
            writer.member("publisher", publisher)
            writer.member("scope", scope)
            writer.member("registered", Int(registered))
            writer.member("redirects", texts: redirects)
            writer.member("launch", launch)
            writer.member("origins", texts: origins)
            if isBackend { writer.member("backend", true) }
            switch credentials {
            case .none: break
            case .secret(let digest): writer.member("secret", digest)
            case .keys(let keys):
                writer.array("keys") { writer in
                    for key in keys { key.write(to: &writer) }
                }
            }
        }
        return writer.bytes
    }
}
