import App
import ArgumentParser

struct QuestionnairesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "questionnaires", abstract: "Work with questionnaires as files.",
        subcommands: [ConvertQuestionnairesCommand.self])
}

struct ConvertQuestionnairesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Make FHIR Questionnaires of OpenTele's questionnaires.",
        discussion: """
            Writes one file for each, named after the questionnaire's id, and says on standard output what of it could not \
            be kept. tovholder import takes the files in.

            Ends with 0 when all were converted, 1 when some were not, 2 when it could not run.
            """)

    @Option(name: .customLong("to"), help: "The folder to write to.", completion: .directory)
    var folder: String

    @Argument(help: "Files of OpenTele.", completion: .file())
    var files: [String]

    func run() async throws {
        let operation = ConvertQuestionnairesOperation(files: files, target: folder)
        try await operate { console, _ in try operation.run(console) }
    }
}
