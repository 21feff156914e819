/// How much somebody must look at an answer or a measurement, from least to most.
///
/// Source: AmbuFlex's four colours, where every answer option carries one; grey is what a rule leaves to the unit's own
/// procedure.
package enum Colour: String, Sendable, Hashable, CaseIterable, Comparable, Decodable {
    case green, grey, yellow, red

    /// The code system that ``rawValue`` is a code of.
    package static let system = "https://tovholder.dk/fhir/CodeSystem/colour"

    package static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }

    private var rank: Int {
        switch self {
        case .green: 0
        case .grey: 1
        case .yellow: 2
        case .red: 3
        }
    }
}
