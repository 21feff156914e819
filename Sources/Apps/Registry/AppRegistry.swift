import Access
package import Record

/// The apps that are registered, as notes in the record.
package struct AppRegistry: Sendable {
    private static let prefix = "app/"

    private let record: Record
    private let secrets: AppSecrets

    package init(_ record: Record, secrets: AppSecrets = .system) {
        self.record = record
        self.secrets = secrets
    }

    static func name(of app: String) -> String { prefix + app }

    /// Registers an app, under an id of its own.
    ///
    /// - Parameter hasSecret: whether a secret is made for it, which is given back and not kept.
    package func register(
        _ registration: RegisteredApp, hasSecret: Bool
    ) async throws -> (app: RegisteredApp, secret: String?) {
        var app = registration
        app.id = secrets.identifier()
        app.registered = record.surroundings.now()
        let secret = hasSecret ? secrets.secret("tovs_") : nil
        if let secret { app.credentials = .secret(digest: AppSecrets.name(of: secret)) }
        let (name, value) = (Self.name(of: app.id), app.bytes)
        try await record.write(as: .commandLine, because: .healthSystemAdministration, doing: Self.registered) {
            [id = app.id] in
            try $0.setNote(name, to: value)
            try Self.tell(Self.registered, of: id, in: $0)
        }
        return (app, secret)
    }

    /// Takes an app away, and with it all that people have let it do. False: there is none.
    package func remove(_ id: String) async throws -> Bool {
        try await record.write(
            as: .commandLine, because: .healthSystemAdministration, doing: AppConsent.Change.removed.rawValue
        ) {
            transaction in
            guard try transaction.note(Self.name(of: id)) != nil else { return false }
            try transaction.setNote(Self.name(of: id), to: nil)
            try Self.tell(AppConsent.Change.removed.rawValue, of: id, in: transaction)
            try AppConsent.endAll(of: id, in: transaction)
            return true
        }
    }

    private static let registered = "app register"

    /// Says in the audit what an operator did with an app.
    private static func tell(_ activity: String, of app: String, in transaction: Transaction) throws {
        var caller = Caller.commandLine
        caller.app = app
        try transaction.tell(of: caller, because: .healthSystemAdministration, doing: activity, patient: nil)
    }

    /// The app of an id; nil where there is none.
    package func app(_ id: String) async throws -> RegisteredApp? {
        guard Self.isIdentifier(id) else { return nil }
        let name = Self.name(of: id)
        return try await record.engine.read { try $0.note(name) }.flatMap(RegisteredApp.init)
    }

    /// All of them, by id.
    package func all() async throws -> [RegisteredApp] {
        try await record.engine.read { try $0.notes(startingWith: Self.prefix) }
            .compactMap { RegisteredApp($0.value) }
    }

    /// What an id may look like, so that nothing else is asked of the record.
    static func isIdentifier(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 45 }
    }
}
