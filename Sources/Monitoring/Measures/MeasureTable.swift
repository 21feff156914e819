/// The measures with their codes and units, as the tables of this room say.
struct MeasureTable: Sendable {
    let measures: [Measure]
    let byID: [String: Measure]
    /// By system and code.
    private let codes: [MeasureCode: Entry]

    struct Entry: Sendable {
        var measure: Measure
        /// The units that a value under this code may have.
        var units: Set<String>
    }

    static let standard = MeasureTable(
        measures: MonitoringTable.lines("measures"), codes: MonitoringTable.lines("measure-codes"),
        units: MonitoringTable.lines("measure-units"))

    init(measures lines: [[String]], codes codeLines: [[String]], units: [[String]]) {
        var conversions: [String: [String: Measure.Conversion]] = [:]
        for line in units where line.count >= 4 {
            guard let factor = Double(line[2]), let addend = Double(line[3]) else { continue }
            conversions[line[0], default: [:]][line[1]] = Measure.Conversion(factor: factor, addend: addend)
        }
        measures = lines.compactMap { line in
            guard line.count >= 8, let decimals = Int(line[5]), let low = Double(line[6]), let high = Double(line[7]),
                low <= high
            else { return nil }
            return Measure(
                id: line[0], name: Wording(danish: line[1], english: line[2]), unit: line[3], unitText: line[4],
                decimals: decimals, possible: low...high, conversions: conversions[line[0]] ?? [:])
        }
        byID = Dictionary(measures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var codes: [MeasureCode: Entry] = [:]
        for line in codeLines where line.count >= 4 {
            guard let measure = byID[line[0]] else { continue }
            let units = Set(line[3].split(separator: " ").map(String.init))
            for system in MeasureCode.systems[line[1]] ?? [] {
                codes[MeasureCode(system: system, code: line[2])] = Entry(measure: measure, units: units)
            }
        }
        self.codes = codes
    }

    /// What a code means; nil for codes of nothing that is measured at home.
    func entry(_ code: MeasureCode) -> Entry? { codes[code] }

    /// The codes of a measure, each with its units: for documentation and tests.
    func codes(of measure: String) -> [(code: MeasureCode, units: Set<String>)] {
        codes.filter { $0.value.measure.id == measure }.map { ($0.key, $0.value.units) }
            .sorted { ($0.code.system, $0.code.code) < ($1.code.system, $1.code.code) }
    }
}
