import App
import ArgumentParser

/// How large a synthetic region is, and which.
struct RegionOptions: ParsableArguments {
    @Option(help: "How many people live in it.")
    var citizens = 2000

    @Option(help: "The same seed gives the same region.")
    var seed: UInt64 = 1

    func validate() throws {
        guard citizens > 0 else { throw ValidationError("--citizens must be more than 0.") }
    }
}

struct RegionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "region",
        abstract: "Write a synthetic Danish region as NDJSON.",
        discussion: """
            Everybody in it is invented: the CPR numbers have 60 added to the day of the month, so that they are \
            nobody's. The same number of citizens and the same seed give the same bytes.
            """)

    @OptionGroup var region: RegionOptions

    @Option(help: "The folder to write to.", completion: .directory)
    var output: String

    @Option(help: "The day that the region stands at, such as 2026-11-21. (default: always the same day)")
    var today: String?

    func validate() throws {
        if let today, !RegionOperation.isDay(today) {
            throw ValidationError("--today must be a day, such as 2026-11-21.")
        }
    }

    func run() async throws {
        var operation = RegionOperation(citizens: region.citizens, seed: region.seed, output: output)
        operation.today = today
        try await operate { console, _ in try await operation.run(console) }
    }
}

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make a synthetic region, and serve it with persona sign-in.",
        discussion: """
            The first time the region is made; after that it is there at once. Anybody who can reach the server can \
            sign in as anybody: it is for trying out, and serves only people who are invented.
            """)

    @OptionGroup var region: RegionOptions

    @Option(help: "Where the demo record is. (default: in .tovholder)")
    var record: String?

    @Option(help: "The address to listen on.")
    var host: String?

    @Option(help: "The port to listen on.")
    var port: Int?

    @Flag(help: "Make the record and end without serving.")
    var makeOnly = false

    @Option(
        help: ArgumentHelp(
            "A file with the instant that it is in the demo.",
            discussion: """
                Such as 2026-11-23T08:00:00+01:00 and a line end. Time goes on from there; write a later instant into the \
                file, and it is then. For trying what happens on day two and day four.
                """),
        completion: .file())
    var clock: String?

    func run() async throws {
        var operation = DemoOperation(citizens: region.citizens, seed: region.seed)
        operation.record = record
        if let clock {
            do {
                operation.follow(try DemoClock(file: clock))
            } catch {
                throw ValidationError("--clock: \(error)")
            }
        }
        operation.environment = Environment.process.with(host: host, port: port)
        operation.serves = !makeOnly
        try await operate { try await operation.run($0, $1) }
    }
}

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve a record.",
        discussion: "Stops gracefully at SIGTERM and SIGINT: what has begun is finished.")

    @OptionGroup var record: RecordOption

    @Option(help: "The address to listen on. (default: $TOVHOLDER_HOST or 127.0.0.1)")
    var host: String?

    @Option(help: "The port to listen on. (default: $TOVHOLDER_PORT or 8080)")
    var port: Int?

    func run() async throws {
        let operation = ServeOperation(
            record: try record.path(), environment: Environment.process.with(host: host, port: port))
        try await operate { try await operation.run($0, $1) }
    }
}
