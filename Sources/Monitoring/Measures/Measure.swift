/// Something that can be measured at home, whichever code and unit it comes by: a line of `measures.tsv`.
package struct Measure: Sendable, Hashable {
    /// Such as `spo2`.
    package let id: String
    package let name: Wording
    /// The unit that everything is judged and shown in, by UCUM.
    package let unit: String
    /// The unit as people read it.
    package let unitText: String
    /// Digits after the comma that people are shown.
    package let decimals: Int
    /// The least and the greatest value that can have been measured on a living person.
    package let possible: ClosedRange<Double>
    /// Other units that it may come in, and how they become its own.
    let conversions: [String: Conversion]

    /// Another unit: value × factor + addend.
    struct Conversion: Sendable, Hashable {
        var factor: Double
        var addend: Double
    }

    /// A value in the measure's own unit; nil where the unit is none that it is converted from.
    ///
    /// Rounded to a millionth, so that 0.57 as a fraction is 57 per cent and not a hair less: limits are sharp.
    package func value(_ value: Double, in unit: String) -> Double? {
        guard value.isFinite, let conversion = conversions[unit] else { return nil }
        return Self.rounded(value * conversion.factor + conversion.addend)
    }

    /// The units that it may be entered in.
    package var units: [String] { conversions.keys.sorted { ($0 != unit ? 1 : 0, $0) < ($1 != unit ? 1 : 0, $1) } }

    static func rounded(_ value: Double) -> Double { (value * 1_000_000).rounded() / 1_000_000 }

    /// All measures, in the order of the table.
    package static let all: [Measure] = MeasureTable.standard.measures

    /// Nil where there is none of this id.
    package static func named(_ id: String) -> Measure? { MeasureTable.standard.byID[id] }
}
