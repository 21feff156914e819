import ArgumentParser
import HTML

/// What mark-up alone costs: a table of 200 rows, built and written.
struct HTMLBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "html", abstract: "A table of 200 rows with four cells each, built and written to bytes.")

    @Option(help: "How often the table is made.")
    var rounds = 1_000

    func run() throws {
        let clock = ContinuousClock()
        var bytes = 0
        let times = (0..<rounds).map { round in
            clock.measure { bytes = Self.page(round).document().count }.inMilliseconds
        }
        print("HTML, 200 rows, \(bytes) bytes  \(Distribution(milliseconds: times))")
    }

    /// - Parameter round: makes each table another.
    static func page(_ round: Int) -> HTML {
        table(.class("table results")) {
            tbody {
                for row in 0..<200 {
                    tr(.class("row")) {
                        th(.scope(.row)) { "Hæmoglobin <\(row)>" }
                        td { "\(row + round) mmol/L" }
                        td(.class("quiet-cell")) { "7,3–9,5 & så videre" }
                        td(.class("quiet-cell")) { "21. november 2026" }
                    }
                }
            }
        }
    }
}
