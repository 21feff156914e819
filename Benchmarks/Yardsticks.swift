import ArgumentParser
import Foundation

/// What the machine itself can do, with none of our code in the way.
struct Yardsticks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yardsticks",
        abstract: "The machine's own fsync, bare SQLite inserts and point reads, and a bare Hummingbird hello."
    )

    @Option(help: "A folder on the disk that is to be measured.")
    var folder = FileManager.default.temporaryDirectory.path()

    func run() async throws {
        let disk = try DiskYardstick.measure(in: folder)
        print("fsync of a 4 KB append        \(disk)")
        let table = try SQLiteYardstick.measure(in: folder)
        print("bare SQLite, 1,000 a commit   \(Int(table.insertsPerSecond)) inserts/s of 1.5 KB")
        print("bare SQLite, point read       \(Int(table.readsPerSecond)) reads/s of 1.5 KB")
        let hello = try await HelloYardstick.measure()
        print("bare Hummingbird, one caller  \(hello)")
    }
}
