import App
import ArgumentParser

/// Where the audit's keys and the copies of its checkpoints are.
struct AuditOptions: ParsableArguments {
    @Option(help: "The file with the audit's keys. (default: $TOVHOLDER_AUDIT_KEY)", completion: .file())
    var auditKey: String?

    @Option(
        help: "The file or folder with copies of the audit's checkpoints. (default: $TOVHOLDER_AUDIT_CHECKPOINTS)",
        completion: .file())
    var checkpoints: String?

    var settings: AuditSettings {
        var settings = Environment.process.audit
        settings.keyFile = auditKey ?? settings.keyFile
        settings.copies = checkpoints ?? settings.copies
        return settings
    }
}

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "The signed checkpoints of the audit.",
        discussion: """
            A checkpoint says with a signature what the audit was at an instant, so that it is found when somebody has \
            rewritten it all. The server makes them while it runs, when TOVHOLDER_AUDIT_KEY names a key.
            """,
        subcommands: [AuditKeyCommand.self, AuditCheckpointCommand.self, AuditVerifyCommand.self])
}

struct AuditKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Make a key that signs checkpoints; the public one is said on standard output.")

    @Argument(help: "The file to make, outside the record.", completion: .file())
    var file: String

    func run() async throws {
        let operation = AuditKeyOperation(file: file)
        try await operate { console, _ in try operation.run(console) }
    }
}

struct AuditCheckpointCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "Sign what the audit is now, and copy the checkpoint where copies lie.")

    @OptionGroup var record: RecordOption
    @OptionGroup var audit: AuditOptions

    func run() async throws {
        let operation = AuditOperation(record: try record.path(), settings: audit.settings)
        try await operate { console, _ in try await operation.checkpoint(console) }
    }
}

struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Prove that the audit is what was written.",
        discussion: """
            Looks at each row of the audit, and holds it against the checkpoints in the record and their copies. Ends \
            with 0 when all agrees, 1 when something does not, 2 when it could not look.
            """)

    @OptionGroup var record: RecordOption
    @OptionGroup var audit: AuditOptions

    func run() async throws {
        let operation = AuditOperation(record: try record.path(), settings: audit.settings)
        try await operate { console, _ in try await operation.verify(console) }
    }
}
