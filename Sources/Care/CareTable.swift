import Foundation

/// The tables of this room, which are files: rows of columns with tabs between them, and lines that explain them.
enum CareTable {
    /// The rows of a table that have so many columns; a test sees to it that all have.
    static func rows(_ name: String, columns: Int) -> [[String]] {
        guard let url = Bundle.module.url(forResource: "Tables/" + name, withExtension: "tsv"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
            .filter { $0.count == columns }
    }
}
