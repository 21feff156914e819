import Foundation

/// The tables in `MedCom/Tables`.
enum MedComTable {
    /// The rows of a table as fields between tabs, without remarks; empty where the file is missing, which the tests
    /// would show at once.
    static func rows(named name: String) -> [[String]] {
        guard let url = Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Tables"),
            let data = try? Data(contentsOf: url)
        else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }
}
