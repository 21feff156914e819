/// Reads `codes.tsv`.
struct ValueSetTableReader {
    private(set) var valueSets: [RequiredValueSet] = []
    private(set) var numbers: [String: RequiredValueSet.ID] = [:]

    init(_ rows: [[String]]) {
        var names: [String] = []
        var systems: [[RequiredValueSet.System]] = []
        for row in rows where row.count == 3 {
            let codes = row[2].utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
            let system = RequiredValueSet.System(url: row[1], codes: codes == ["*"] ? nil : codes)
            if names.last == row[0] {
                systems[systems.count - 1].append(system)
            } else {
                names.append(row[0])
                systems.append([system])
            }
        }
        for (number, name) in names.enumerated() {
            let id = RequiredValueSet.ID(rawValue: UInt16(number))
            numbers[name] = id
            valueSets.append(RequiredValueSet(id: id, name: name, systems: systems[number]))
        }
    }

    /// Each code within its value set, with the place of its system there.
    var keys: [ByteKeyTable.Key] {
        valueSets.flatMap { set in
            set.systems.enumerated().flatMap { place, system in
                (system.codes ?? []).map {
                    ByteKeyTable.Key(text: $0, scope: set.id.rawValue, value: UInt32(place))
                }
            }
        }
    }
}
