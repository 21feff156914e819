import ArgumentParser

/// The operator's command line. Each verb parses its arguments here and does its work in `App`.
@main
struct Tovholder: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tovholder",
        abstract: "A health record on the citizen's terms.",
        discussion: """
            To try it: tovholder demo

            A record is one file, or a PostgreSQL database. It is named by --record or by the environment variable TOVHOLDER_RECORD.
            """,
        version: "0.2.0",
        subcommands: [
            DemoCommand.self, ServeCommand.self, ImportCommand.self, ExportCommand.self, CheckCommand.self,
            BackupCommand.self, RestoreCommand.self, CopyCommand.self, TokenCommand.self, RegionCommand.self,
            MigrateCommand.self, SubscriptionsCommand.self, AuditCommand.self, AppCommand.self, SimulateCommand.self,
            MessagesCommand.self, ProgrammesCommand.self,
        ])
}
