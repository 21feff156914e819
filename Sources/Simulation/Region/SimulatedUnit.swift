/// A unit of a simulated region: a department, a clinic, a municipality's nursing, or what they are part of.
struct SimulatedUnit: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
        case region, hospital, department, clinic, municipality

        /// The sector, as `SectorRule` knows it.
        var sector: String {
            switch self {
            case .region: "region"
            case .hospital, .department: "hospital"
            case .clinic: "general-practice"
            case .municipality: "municipality"
            }
        }
    }

    let id: String
    let kind: Kind
    /// The larger unit that it is part of.
    let parent: String?

    /// `Organization/id`.
    var reference: String { "Organization/" + id }

    /// Whether it can be responsible for a pathway.
    var givesCare: Bool { kind == .department || kind == .clinic || kind == .municipality }
}
