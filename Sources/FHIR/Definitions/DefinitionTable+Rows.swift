extension DefinitionTable {
    /// The rows of a table as fields between tabs, without remarks.
    static func rows(named name: String) -> [[String]] {
        var text = text(named: name)
        return text.withUTF8(rows)
    }

    private static func rows(_ bytes: UnsafeBufferPointer<UInt8>) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var start = 0
        for place in bytes.indices {
            let byte = bytes[place]
            guard byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") else { continue }
            row.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self))
            start = place + 1
            guard byte == UInt8(ascii: "\n") else { continue }
            if row[0].utf8.first != UInt8(ascii: "#") { rows.append(row) }
            row = []
            row.reserveCapacity(8)
        }
        return rows
    }
}
