import ArgumentParser
import Foundation

/// What the machine itself can do, with none of our code in the way.
struct Yardsticks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yardsticks",
        abstract: "The machine's own fsync, a bare table's inserts and point reads, and a bare Hummingbird hello."
    )

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        let disk = try DiskYardstick.measure(in: place.folder)
        print("fsync of a 4 KB append        \(disk)")
        let table = try await TableYardstick.measure(place)
        print("\(table.engine), 1,000 a commit   \(Int(table.insertsPerSecond)) inserts/s of 1.5 KB")
        print("\(table.engine), point read       \(Int(table.readsPerSecond)) reads/s of 1.5 KB")
        let hello = try await HelloYardstick.measure()
        print("bare Hummingbird, one caller  \(hello)")
    }
}
