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
