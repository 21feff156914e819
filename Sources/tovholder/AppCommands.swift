import App
import Apps
import ArgumentParser

struct AppCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "app",
        abstract: "Say which programs people may let in.",
        discussion: "An app that is not registered can ask for nothing.",
        subcommands: [Register.self, List.self, Remove.self])

    struct Register: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Register an app, and say its client_id on standard output.",
            discussion: """
                An app on a phone or in a browser cannot keep a secret and needs none. An app with a server of its own has \
                a secret, which is said once and not kept, or keys. A program that works on its own, without anybody \
                there, has keys.
                """)

        @OptionGroup var record: RecordOption

        @Option(help: "What people read.")
        var name: String

        @Option(help: "Who is behind it, as people read it.")
        var by: String

        @Option(help: "Where people are sent back to; may come several times.")
        var redirect: [String] = []

        @Option(help: "Where it is opened from our pages.")
        var launch: String?

        @Option(help: "An origin that it runs in, in browsers; may come several times.")
        var origin: [String] = []

        @Option(help: "What it may ask for at most, as SMART scopes.")
        var scope: String

        @Flag(help: "It can keep a secret: make one.")
        var confidential = false

        @Option(help: "A JWK Set with its public keys.", completion: .file())
        var keys: String?

        @Flag(help: "It works on its own, without anybody there.")
        var backend = false

        func run() async throws {
            let app = RegisteredApp(
                id: "", name: name, publisher: by, credentials: .none, redirects: redirect, launch: launch,
                origins: origin, scope: scope, isBackend: backend)
            let operation = AppOperation(
                record: try record.path(), verb: .register(app: app, hasSecret: confidential, keys: keys))
            try await operate { console, _ in try await operation.run(console) }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say each app that is registered.",
            discussion: "One line each on standard output, with tabs between.")

        @OptionGroup var record: RecordOption

        func run() async throws {
            let operation = AppOperation(record: try record.path(), verb: .list)
            try await operate { console, _ in try await operation.run(console) }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take an app away, and with it all that people have let it do.",
            discussion: "A server that is running lets it in for five seconds more at most.")

        @OptionGroup var record: RecordOption

        @Argument(help: "Its client_id.")
        var id: String

        func run() async throws {
            let operation = AppOperation(record: try record.path(), verb: .remove(id: id))
            try await operate { console, _ in try await operation.run(console) }
        }
    }
}
