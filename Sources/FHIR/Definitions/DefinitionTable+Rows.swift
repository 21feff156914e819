extension DefinitionTable {
    /// The rows of a table as fields between tabs, without remarks.
    static func rows(named name: String) -> [[String]] {
        text(named: name).utf8.split(separator: UInt8(ascii: "\n"))
            .filter { $0.first != UInt8(ascii: "#") }
            .map { line in
                line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                    .map { String(Substring($0)) }
            }
    }
}
