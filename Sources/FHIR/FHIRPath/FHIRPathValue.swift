/// One item of a collection: a value of FHIRPath itself, or an element of a resource.
package enum FHIRPathValue: Sendable {
    case boolean(Bool)
    case integer(Int)
    case decimal(FHIRPathDecimal)
    case string(String)
    case temporal(FHIRPathTemporal)
    case quantity(FHIRPathQuantity)
    case element(FHIRPathElement)
    /// What `type()` gives.
    case type(namespace: String, name: String)

    /// The name of its type, such as `System.String`.
    var systemType: String? {
        switch self {
        case .boolean: "Boolean"
        case .integer: "Integer"
        case .decimal: "Decimal"
        case .string: "String"
        case .temporal(let temporal):
            switch temporal.kind {
            case .date: "Date"
            case .dateTime: "DateTime"
            case .time: "Time"
            }
        case .quantity: "Quantity"
        case .element, .type: nil
        }
    }

    package var element: FHIRPathElement? {
        guard case .element(let element) = self else { return nil }
        return element
    }
}

/// An element of a resource, with its type.
package struct FHIRPathElement: Sendable {
    /// Nil where a primitive has extensions but no value, and for a resource that is known only by its type.
    package let json: JSONValue?
    /// The id and extensions of a primitive: the member whose name begins with `_`.
    package let companion: JSONValue?
    package let type: TypeDefinition.ID

    package init(json: JSONValue?, companion: JSONValue? = nil, type: TypeDefinition.ID) {
        self.json = json
        self.companion = companion
        self.type = type
    }
}
