import Foundation

/// How long things may take, where the unit itself has not said so: lines of `coordination-limits.tsv`.
package struct CoordinationLimits: Sendable, Hashable {
    /// Milliseconds within which a coordination failure is looked into.
    package var analysis: Int64
    /// Milliseconds within which a citizen on the case list has a next step.
    package var nextStep: Int64

    /// Those of the table.
    package static let standard: CoordinationLimits = {
        let table = CoordinationTable.lines("coordination-limits")
        func hours(_ name: String) -> Int64 {
            // The table is part of the program; without a line the shortest limit holds, so that nothing is forgotten.
            let line = table.first { $0.first == name }
            return (line.flatMap { $0.count > 1 ? Int64($0[1]) : nil } ?? 1) * 3_600_000
        }
        return CoordinationLimits(
            analysis: hours("analyse-failure"), nextStep: hours("next-step"))
    }()
}

/// Reads the tables of this capability.
enum CoordinationTable {
    /// The lines of a table, without those that explain it, each as its columns.
    static func lines(_ name: String) -> [[String]] {
        guard let url = Bundle.module.url(forResource: "Tables/" + name, withExtension: "tsv"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }
}
