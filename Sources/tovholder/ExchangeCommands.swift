import App
import ArgumentParser

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take FHIR R4 into a record, JSON or XML.",
        discussion: """
            Takes Bundles of any type, single resources, NDJSON and folders of them, also packed with gzip or bzip2. \
            The record is made where there is none. Importing the same files again changes nothing; an import that was \
            interrupted goes on where it was.

            What is refused is written to refused.ndjson beside the record: file, line or entry, element, reason, and \
            what came. It is tried again the next time.

            Ends with 0 when all was taken, 1 when some was refused or the import was stopped, 2 when it could not run.
            """)

    @OptionGroup var record: RecordOption

    @Option(help: "Where what is refused is put. (default: refused.ndjson beside the record)")
    var refused: String?

    @Flag(help: "Read files again that were taken in full before.")
    var again = false

    @Flag(help: ArgumentHelp("Say each resource on standard output once it is durable.", visibility: .hidden))
    var acknowledge = false

    @Option(help: ArgumentHelp("Resources to one durable transaction.", visibility: .hidden))
    var batch: Int?

    @Argument(help: "Files and folders.", completion: .file())
    var paths: [String]

    func run() async throws {
        var operation = ImportOperation(paths: paths, record: try record.path())
        operation.refusals = refused
        operation.readsAgain = again
        operation.acknowledges = acknowledge
        operation.batch = batch
        try await operate { try await operation.run($0, $1) }
    }
}

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a record as NDJSON, one file to a resource type.",
        discussion: """
            Each file appears under its name when it is whole. It says each file and how many resources are in it.
            """)

    @OptionGroup var record: RecordOption

    @Option(help: "The folder to write to.", completion: .directory)
    var output: String

    func run() async throws {
        let operation = ExportOperation(record: try record.path(), output: output)
        try await operate { console, _ in try await operation.run(console) }
    }
}
