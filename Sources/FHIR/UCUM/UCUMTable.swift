/// The units that have a name of their own, and the prefixes.
struct UCUMTable: Sendable {
    private(set) var units: [String: UCUMUnit] = [:]
    private var metric: Set<String> = []
    /// Units that are met often, parsed beforehand.
    private(set) var ready: [String: UCUMUnit] = [:]

    static let prefixes: [String: Double] = [
        "Y": 1e24, "Z": 1e21, "E": 1e18, "P": 1e15, "T": 1e12, "G": 1e9, "M": 1e6, "k": 1e3, "h": 1e2, "da": 1e1,
        "d": 1e-1, "c": 1e-2, "m": 1e-3, "u": 1e-6, "n": 1e-9, "p": 1e-12, "f": 1e-15, "a": 1e-18, "z": 1e-21,
        "y": 1e-24,
    ]

    /// Reads the table: code, `metric` where prefixes may stand before it, factor and unit in which it is defined
    /// (none for a base unit), separated by tabs; a unit comes after those that define it.
    /// A line that begins with `+` lists codes to be made ready.
    init(_ text: String) {
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("+") {
                for code in line.dropFirst().split(separator: " ").map(String.init) {
                    var parser = UCUMParser(code, table: self)
                    ready[code] = parser.parse()
                }
                continue
            }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 4 else { continue }
            if fields[1] == "metric" { metric.insert(fields[0]) }
            if fields[2].isEmpty {
                units[fields[0]] = UCUMUnit(factor: 1, powers: [fields[0]: 1])
            } else if let factor = Double(fields[2]) {
                var parser = UCUMParser(fields[3], table: self)
                units[fields[0]] = parser.parse().map { UCUMUnit(factor: $0.factor * factor, powers: $0.powers) }
            }
        }
    }

    /// A unit with or without a prefix.
    func unit(named code: String) -> UCUMUnit? {
        if let unit = units[code] { return unit }
        for length in 1...2 {
            guard let factor = Self.prefixes[String(code.prefix(length))] else { continue }
            let rest = String(code.dropFirst(length))
            guard metric.contains(rest), let unit = units[rest] else { continue }
            return UCUMUnit(factor: unit.factor * factor, powers: unit.powers)
        }
        return nil
    }
}
