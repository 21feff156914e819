package import Apps
import Record

/// `tovholder app register`, `list` and `remove`.
package struct AppOperation: Sendable {
    /// What is to be done.
    package enum Verb: Sendable {
        /// - Parameters:
        ///   - app: as it is to be; it gets its id here.
        ///   - hasSecret: whether a secret is made for it.
        ///   - keys: the file with its public keys.
        case register(app: RegisteredApp, hasSecret: Bool, keys: String?)
        case list
        case remove(id: String)
    }

    package var record: String
    package var verb: Verb
    package var opener = RecordOpener()

    package init(record: String, verb: Verb) {
        self.record = record
        self.verb = verb
    }

    package func run(_ console: Console) async throws -> ExitStatus {
        try await opener.withRecord(record) { record in
            let registry = AppRegistry(record)
            switch verb {
            case .register(let app, let hasSecret, let keys):
                return try await register(app, hasSecret, keys, registry, console)
            case .list:
                console.say("client_id\tname\tby\tkind\tsent back to\tscopes")
                for app in try await registry.all() { console.say(Self.line(app)) }
                return .success
            case .remove(let id):
                if try await registry.remove(id) { return .success }
                console.tell("tovholder: there is no app \(id)")
                return .refused
            }
        }
    }

    private func register(
        _ app: RegisteredApp, _ hasSecret: Bool, _ keys: String?, _ registry: AppRegistry, _ console: Console
    ) async throws -> ExitStatus {
        var app = app
        do throws(RegistrationMistake) {
            if let keys {
                guard !hasSecret else { throw .combination("an app has a secret or keys, not both") }
                guard let text = try? SmallFile.text(at: keys) else { throw .keys("\(keys) cannot be read") }
                app.credentials = .keys(try AppKey.all(ofSet: Array(text.utf8)))
            }
            try app.check()
        } catch {
            console.tell("tovholder: \(error)")
            return .impossible
        }
        let registered = try await registry.register(app, hasSecret: hasSecret)
        console.say("client_id\t\(registered.app.id)")
        if let secret = registered.secret { console.say("client_secret\t\(secret)") }
        return .success
    }

    private static func line(_ app: RegisteredApp) -> String {
        let kind =
            switch app.credentials {
            case .none: "public"
            case .secret: "secret"
            case .keys: app.isBackend ? "keys, on its own" : "keys"
            }
        return [app.id, app.name, app.publisher, kind, app.redirects.joined(separator: " "), app.scope]
            .joined(separator: "\t")
    }
}
