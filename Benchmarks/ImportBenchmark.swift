import App
import ArgumentParser
import Exchange
import FHIR
import Foundation
import Record

/// How fast real records come in: read, validated, indexed for search, projected, audited and durable.
struct ImportBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Imports the Synthea sets into a new record, beside bare SQLite inserts in the same run."
    )

    @Option(help: "Files and folders of FHIR.")
    var paths = [
        "../shared/data/01_synthea_r4/synthea-2.7.0", "../shared/data/01_synthea_r4/synthea-2.7.0-more-bz2",
    ]

    @Option(help: "A folder on the disk that is to be measured.")
    var folder = FileManager.default.temporaryDirectory.path()

    func run() async throws {
        let table = try SQLiteYardstick.measure(in: folder)
        let disk = try DiskYardstick.measure(in: folder)
        let path = folder + "/benchmark-\(UUID().uuidString).tovholder"
        defer { RecordFiles.remove(path) }
        let files = InputFiles(at: paths).files
        let clock = ContinuousClock()
        let start = clock.now
        let report = try await RecordOpener().withRecord(path, createsIfMissing: true) { record in
            try await Importer(record, validator: Validator()).run(files.map { ImportSource($0) })
        }
        let seconds = (clock.now - start).inMilliseconds / 1_000
        let rate = Double(report.created) / seconds
        print("import    \(report.created) resources of \(report.files) files in \(seconds.formatted()) s")
        print("          \(Int(rate)) resources/s, refused \(report.refused)")
        print(
            "          \((rate / table.insertsPerSecond).formatted()) of bare SQLite's \(Int(table.insertsPerSecond)) inserts/s"
        )
        print("          \(RecordFiles.size(path) / max(1, report.created)) bytes on disk per resource")
        print("          fsync \(disk)")
    }
}

/// A record's files on disk.
enum RecordFiles {
    private static let endings = ["", "-wal", "-shm", "-lock"]

    static func remove(_ path: String) {
        for ending in endings { try? FileManager.default.removeItem(atPath: path + ending) }
    }

    /// Bytes of the record and its log.
    static func size(_ path: String) -> Int {
        ["", "-wal"].reduce(0) { sum, ending in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path + ending)
            return sum + ((attributes?[.size] as? Int) ?? 0)
        }
    }
}
