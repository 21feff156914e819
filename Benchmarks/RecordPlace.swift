import ArgumentParser
import Foundation

/// Where the records of a benchmark are: in files of a folder, or in databases of a PostgreSQL server.
struct RecordPlace: ParsableArguments {
    @Option(help: "A folder on the disk that is to be measured; records made for it are kept here and used again.")
    var folder = "/var/tmp/tovholder-benchmark"

    @Option(
        help: ArgumentHelp(
            "Measure PostgreSQL: the address of a database, as a superuser of its server.",
            discussion:
                "Records are databases made beside it; those of a region are kept and used again. Its data should lie on "
                + "the disk that the folder is on: scripts/benchmark/run starts such a server.",
            valueName: "postgresql://…"))
    var record: String?

    /// Nil where files are measured.
    var server: MeasuredServer? { record.map(MeasuredServer.init) }

    /// The same place for another benchmark.
    var arguments: [String] { ["--folder", folder] + (record.map { ["--record", $0] } ?? []) }

    func makeFolder() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// A place where there is no record yet; what `body` makes there is taken away afterwards.
    func withEmptyPlace<Result>(_ name: String, _ body: (String) async throws -> Result) async throws -> Result {
        if let server { return try await server.withDatabase(name, body) }
        let path = "\(folder)/\(name)-\(UUID().uuidString).tovholder"
        defer { RecordFiles.remove(path) }
        return try await body(path)
    }
}
