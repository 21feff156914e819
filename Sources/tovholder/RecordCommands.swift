import App
import ArgumentParser

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Prove that a record is sound.",
        discussion: """
            Looks at the file itself, at the search index and the projections against the resources, at the chain of the \
            audit, and at its signed checkpoints where a key is named. Ends with 0 when all is sound, 1 when something is not, 2 when it could not look.
            """)

    @OptionGroup var record: RecordOption
    @OptionGroup var audit: AuditOptions

    func run() async throws {
        let operation = CheckOperation(record: try record.path(), audit: audit.settings)
        try await operate { console, _ in try await operation.run(console) }
    }
}

struct CopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Copy a whole record to a new one, such as from a file to PostgreSQL.",
        discussion: """
            History, deletions, audit, events and notes go with it, under the same numbers. All or nothing: the copy is \
            there when both have been compared and the copy has been checked. What is written to the source meanwhile is \
            not in it. For each table its rows and their SHA-256 are said on standard output.
            """)

    @Option(help: "The record to copy: a file or a PostgreSQL URL.")
    var from: String

    @Option(help: "Where there is no record yet: a new file, or the URL of an empty database.")
    var to: String

    func run() async throws {
        let operation = CopyOperation(from: from, to: to)
        try await operate { console, _ in try await operation.run(console) }
    }
}

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy a record to a new file, also while it is served, and check the copy.")

    @OptionGroup var record: RecordOption

    @Argument(help: "The file to make.", completion: .file())
    var file: String

    func run() async throws {
        let operation = BackupOperation(record: try record.path(), file: file)
        try await operate { console, _ in try await operation.run(console) }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of a record.",
        discussion: "The backup is checked first. A record that is there already is kept under another name.")

    @OptionGroup var record: RecordOption

    @Argument(help: "The backup.", completion: .file())
    var file: String

    func run() async throws {
        let operation = RestoreOperation(record: try record.path(), file: file)
        try await operate { console, _ in try await operation.run(console) }
    }
}

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring a record of an earlier version up to date.",
        discussion: "Every verb does this when it opens a record. Make a backup first.")

    @OptionGroup var record: RecordOption

    func run() async throws {
        let operation = MigrateOperation(record: try record.path())
        try await operate { console, _ in try await operation.run(console) }
    }
}

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Make a bearer token, and say it on standard output.",
        discussion: "The record keeps only the token's hash: it cannot be shown again.")

    @OptionGroup var record: RecordOption

    @Option(name: .customLong("as"), help: "Whose it is: system, or a persona such as general-practitioner.")
    var holder: String

    @Option(help: "What it is good for, as SMART scopes, such as \"system/*.read\".")
    var scope = "system/*.*"

    @Option(help: "How long it is good for.")
    var minutes = 60

    func validate() throws {
        guard minutes > 0 else { throw ValidationError("--minutes must be more than 0.") }
    }

    func run() async throws {
        let operation = TokenOperation(
            record: try record.path(), holder: holder, scope: scope, minutes: minutes)
        try await operate { console, _ in try await operation.run(console) }
    }
}

struct SubscriptionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscriptions",
        abstract: "Say how each subscription stands.",
        discussion: """
            One line each on standard output, with tabs between: what has been delivered, what waits and for how long, \
            and the latest failure. Ends with 1 where one is in error.
            """)

    @OptionGroup var record: RecordOption

    func run() async throws {
        let operation = SubscriptionsOperation(record: try record.path())
        try await operate { console, _ in try await operation.run(console) }
    }
}

struct MessagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "messages",
        abstract: "Say which messages from other systems wait for people.",
        discussion: """
            One line each on standard output, with tabs between: the message's number, what it is, who sent it to whom, why \
            it could be placed in nobody's record, and for how long it has waited. Ends with 1 where there are any.
            """)

    @OptionGroup var record: RecordOption

    func run() async throws {
        let operation = MessagesOperation(record: try record.path())
        try await operate { console, _ in try await operation.run(console) }
    }
}

struct ProgrammesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "programmes",
        abstract: "Work with programmes for monitoring at home.", subcommands: [Load.self])

    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put programmes into the record.",
            discussion: """
                Files as docs/monitoring.md describes them; without files the examples that come with the program, which a \
                clinician must approve before anybody is treated by them. Where a file is wrong, its line and the reason are \
                told, and nothing is kept.
                """)

        @OptionGroup var record: RecordOption

        @Argument(help: "YAML files.")
        var files: [String] = []

        func run() async throws {
            let operation = ProgrammesOperation(record: try record.path(), files: files)
            try await operate { console, _ in try await operation.run(console) }
        }
    }
}
