package import FHIR

/// What people decide about access to a record. Each decision is a Consent in the citizen's compartment whose category
/// says of which kind it is.
package enum ConsentKind: String, Sendable, Hashable, CaseIterable {
    /// A citizen lets a relative see, or see and act (fuldmagt).
    case proxy
    /// A parent sees along until the child is 15.
    case custody
    /// A guardian sees along.
    case guardianship
    /// The citizen keeps something from professionals (spærring); with a relative as its actor: a professional keeps
    /// something from a parent.
    case block
    /// A professional without a care relation has said why access is needed all the same.
    case statedReason = "stated-reason"
    /// A professional has opened the record past care relation and blocks (værdispring).
    case emergency

    /// The code system of ``Consent``'s category by which these kinds are known.
    package static let system = "https://tovholder.dk/fhir/CodeSystem/consent-kind"

    /// The kind of a Consent; nil where it is none of ours.
    package init?(of consent: JSONValue) {
        guard consent["resourceType"]?.string == "Consent", let code = Self.codes(of: consent).first,
            let kind = ConsentKind(rawValue: code)
        else { return nil }
        self = kind
    }

    /// The codes of our system in a Consent's category: exactly one, where it is well formed.
    static func codes(of consent: JSONValue) -> [String] {
        consent.list("category").flatMap { category in
            category.list("coding").filter { $0["system"]?.string == system }.map {
                $0["code"]?.string ?? ""
            }
        }
    }

    /// What it is called in the record itself, whose language is Danish.
    var danishName: String {
        switch self {
        case .proxy: "Fuldmagt"
        case .custody: "Forældremyndighed"
        case .guardianship: "Værgemål"
        case .block: "Spærring"
        case .statedReason: "Adgang med begrundelse"
        case .emergency: "Adgang i en nødsituation"
        }
    }

    /// Whether it is the citizen who decides it.
    var isCitizens: Bool { self == .proxy || self == .block }

    /// Whether it lets somebody in, or keeps something from somebody.
    var isPermit: Bool { self != .block }
}
