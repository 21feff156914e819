/// A small table as text (RFC 4180): a line of names, then rows of as many fields.
struct CSVTable {
    private let columns: [String: Int]
    private let rows: [[String]]
    private let name: String

    /// - Parameter name: what to call the table in an error.
    init(_ text: String, name: String) throws(RegionError) {
        var lines = Self.fields(of: text)
        guard !lines.isEmpty else { throw .table(name: name, reason: "it is empty") }
        let head = lines.removeFirst()
        for (number, line) in lines.enumerated() where line.count != head.count {
            throw .table(name: name, reason: "row \(number + 2) has \(line.count) fields, not \(head.count)")
        }
        columns = Dictionary(head.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        rows = lines
        self.name = name
    }

    /// Each row in turn, made into a value.
    func map<Value>(_ make: (Row) throws(RegionError) -> Value) throws(RegionError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(rows.count)
        for (number, fields) in rows.enumerated() {
            values.append(try make(Row(columns: columns, fields: fields, table: name, line: number + 2)))
        }
        return values
    }

    /// One row.
    struct Row {
        fileprivate let columns: [String: Int]
        fileprivate let fields: [String]
        fileprivate let table: String
        fileprivate let line: Int

        func text(_ column: String) throws(RegionError) -> String {
            guard let place = columns[column] else { throw .table(name: table, reason: "there is no column \(column)") }
            return fields[place]
        }

        func int(_ column: String) throws(RegionError) -> Int {
            guard let number = Int(try text(column)) else { throw fault(column, "a whole number") }
            return number
        }

        func number(_ column: String) throws(RegionError) -> Double {
            guard let number = Double(try text(column)) else { throw fault(column, "a number") }
            return number
        }

        /// A number, or nil where the field is empty.
        func optionalNumber(_ column: String) throws(RegionError) -> Double? {
            try text(column).isEmpty ? nil : try number(column)
        }

        func fault(_ column: String, _ expected: String) -> RegionError {
            .table(name: table, reason: "row \(line), \(column): expected \(expected)")
        }
    }

    private static func fields(of text: String) -> [[String]] {
        var lines: [[String]] = []
        var line: [String] = []
        var field: [UInt8] = []
        var quoted = false
        var previous: UInt8 = 0
        func flush() {
            line.append(String(decoding: field, as: UTF8.self))
            field.removeAll(keepingCapacity: true)
        }
        for byte in text.utf8 {
            switch (byte, quoted) {
            case (UInt8(ascii: "\""), false):
                // A doubled quote inside a quoted field closed it and opens it again: it stands for one quote.
                if previous == byte { field.append(byte) }
                quoted = true
            case (UInt8(ascii: "\""), true): quoted = false
            case (UInt8(ascii: ","), false): flush()
            case (0x0A, false):
                flush()
                lines.append(line)
                line.removeAll()
            case (0x0D, false): break
            default: field.append(byte)
            }
            previous = byte
        }
        if !field.isEmpty || !line.isEmpty {
            flush()
            lines.append(line)
        }
        return lines
    }
}
