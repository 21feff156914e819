import Foundation

/// The tables that `Tools/Definitions` writes to `Definitions/Tables`.
enum DefinitionTable {
    /// The text of a table; empty where the file is missing, which the tests would show at once.
    static func text(named name: String) -> String {
        guard let url = Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Tables"),
            let data = try? Data(contentsOf: url)
        else { return "" }
        return String(decoding: data, as: UTF8.self)
    }
}
