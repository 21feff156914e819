/// Units of measure by their UCUM codes (<https://ucum.org>), as far as amounts have to be compared: `mg/dL` with `g/L`,
/// `[lb_av]` with `kg`, `wk` with `d`.
package enum UCUM {
    package static let system = "http://unitsofmeasure.org"

    /// An amount in base units (m, s, g, rad, K, C, cd, and the units that UCUM leaves undefined, such as `[IU]`).
    ///
    /// - Returns: nil for a code that is no UCUM unit known here.
    package static func canonical(_ value: Double, _ code: String) -> (value: Double, unit: String)? {
        switch code {
        case "Cel": return (value + 273.15, "K")
        case "[degF]": return ((value + 459.67) * 5 / 9, "K")
        default:
            guard let unit = unit(code) else { return nil }
            return (value * unit.factor, unit.name)
        }
    }

    /// Whether amounts in the two units can be compared; nil where one is not known.
    static func areComparable(_ one: String, _ other: String) -> Bool? {
        guard let left = canonical(1, one), let right = canonical(1, other) else { return nil }
        return left.unit == right.unit
    }

    /// How many of its base units one of this unit is.
    static func unit(_ code: String) -> UCUMUnit? {
        if let known = table.ready[code] { return known }
        guard code.utf8.count <= 100 else { return nil }
        var parser = UCUMParser(code, table: table)
        return parser.parse()
    }

    private static let table = UCUMTable(DefinitionTable.text(named: "ucum-units.tsv"))
}
