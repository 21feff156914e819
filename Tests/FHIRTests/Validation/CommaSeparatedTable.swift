/// A CSV file whose first row names the columns (RFC 4180), such as the index of the validator's test cases.
struct CommaSeparatedTable {
    let rows: [[String: String]]

    init(_ text: String) {
        var records: [[String]] = [[""]]
        var isQuoted = false
        for character in text.unicodeScalars where character != "\r" {
            var record = records.removeLast()
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: record.append("")
            case "\n" where !isQuoted:
                records.append(record)
                record = [""]
            default: record[record.count - 1].unicodeScalars.append(character)
            }
            records.append(record)
        }
        let names = records.first ?? []
        rows = records.dropFirst().filter { $0.count == names.count }
            .map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
    }
}
