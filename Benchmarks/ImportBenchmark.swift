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
        abstract: "Imports the Synthea sets into a new record, beside bare inserts in the same run."
    )

    @Option(help: "Files and folders of FHIR.")
    var paths = [
        "../shared/data/01_synthea_r4/synthea-2.7.0", "../shared/data/01_synthea_r4/synthea-2.7.0-more-bz2",
    ]

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        let table = try await TableYardstick.measure(place)
        let disk = try DiskYardstick.measure(in: place.folder)
        let files = InputFiles(at: paths).files
        let clock = ContinuousClock()
        let start = clock.now
        let (report, seconds, size) = try await place.withEmptyPlace("import") { path in
            try await RecordOpener().withRecord(path, createsIfMissing: true) { record in
                let report = try await Importer(record, validator: Validator()).run(files.map { ImportSource($0) })
                return (report, (clock.now - start).inMilliseconds / 1_000, try await record.engine.size())
            }
        }
        let rate = Double(report.created) / seconds
        print("import    \(report.created) resources of \(report.files) files in \(seconds.formatted()) s")
        print("          \(Int(rate)) resources/s, refused \(report.refused)")
        print(
            "          \((rate / table.insertsPerSecond).formatted()) of \(table.engine)'s \(Int(table.insertsPerSecond)) inserts/s"
        )
        print("          \(Int(size) / max(1, report.created)) bytes on disk per resource")
        print("          fsync \(disk)")
    }
}
