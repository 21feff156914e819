import Foundation

/// Reads the tables of this room.
enum MonitoringTable {
    /// The lines of a table, without those that explain it, each as its columns.
    static func lines(_ name: String) -> [[String]] {
        guard let url = Bundle.module.url(forResource: "Tables/" + name, withExtension: "tsv"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }
}
