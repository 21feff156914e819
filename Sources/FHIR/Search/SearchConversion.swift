/// How an element becomes search values: decided by the kind of parameter and the element's type.
enum SearchConversion: Sendable, Hashable {
    case codeableConcept, coding, identifier, contactPoint, code
    case text, humanName, address
    case date, period, timing
    case number, numberRange
    case quantity, quantityRange, money
    case reference, canonical, resource
    case uri
    /// There is a value of a form that cannot be compared.
    case present

    /// - Returns: nil for a type that the kind of parameter does not search.
    init?(_ kind: SearchParameterKind, _ type: TypeDefinition, in definitions: Definitions) {
        switch kind {
        case .token: self = Self.token(type.name)
        case .string: self = Self.string(type.name)
        case .date: self = type.name == "Period" ? .period : type.name == "Timing" ? .timing : .date
        case .number: self = type.name == "Range" ? .numberRange : .number
        case .quantity:
            switch type.name {
            case "Range": self = .quantityRange
            case "Money": self = .money
            default: self = definitions.isType(type.id, "Quantity") ? .quantity : .present
            }
        case .reference:
            switch type.name {
            case "Reference": self = .reference
            case "canonical", "uri", "url": self = .canonical
            default:
                guard type.kind == .resource else { return nil }
                self = .resource
            }
        case .uri: self = .uri
        case .special: self = .present
        case .composite: return nil
        }
        if Self.needsPrimitive.contains(self), type.kind != .primitive { self = .present }
    }

    private static let needsPrimitive: Set<SearchConversion> = [.code, .text, .date, .number, .uri]

    private static func token(_ type: String) -> SearchConversion {
        switch type {
        case "CodeableConcept": .codeableConcept
        case "Coding": .coding
        case "Identifier": .identifier
        case "ContactPoint": .contactPoint
        default: .code
        }
    }

    private static func string(_ type: String) -> SearchConversion {
        switch type {
        case "HumanName": .humanName
        case "Address": .address
        default: .text
        }
    }
}
