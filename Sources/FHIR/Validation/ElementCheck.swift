/// What the structure check needs to know of an element, without anything that is counted or allocated.
struct ElementCheck {
    /// How the values are checked.
    enum Form: UInt8 {
        case boolean, number, string, object, resource, reference, concept
    }

    var type: UInt16
    /// The number of the element.
    var element: UInt16
    /// The number of the required value set, or ``ElementCheck/noValueSet``.
    var valueSet: UInt16
    var place: UInt8
    var form: Form
    var primitive: PrimitiveType?
    var isArray: Bool
    var isAttribute: Bool

    /// For elements without a required binding, and where any code may be right.
    static let noValueSet = UInt16.max

    var bit: UInt64 { 1 << UInt64(place) }

    init(_ element: ElementDefinition, number: Int, type: TypeDefinition, valueSets: [RequiredValueSet]) {
        self.element = UInt16(number)
        self.type = type.id.rawValue
        place = UInt8(element.place)
        primitive = type.primitive
        isArray = element.isArray
        isAttribute = element.isAttribute
        let closed = element.requiredValueSet.flatMap { valueSets[Int($0.rawValue)].isOpen ? nil : $0 }
        valueSet = closed?.rawValue ?? Self.noValueSet
        form =
            switch type.primitive?.json {
            case .boolean: .boolean
            case .number: .number
            case .string: .string
            case nil:
                switch type.name {
                case "Resource": .resource
                case "Reference": .reference
                case "CodeableConcept": closed == nil ? .object : .concept
                default: .object
                }
            }
    }
}
