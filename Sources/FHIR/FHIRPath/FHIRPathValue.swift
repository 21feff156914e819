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

    /// A whole number: one of 32 bits as FHIRPath has them, and a larger one as a decimal, so that sums of two cannot
    /// overflow.
    static func whole(_ number: Int) -> FHIRPathValue {
        Int32(exactly: number) == nil ? .decimal(FHIRPathDecimal(number)) : .integer(number)
    }

    package var element: FHIRPathElement? {
        guard case .element(let element) = self else { return nil }
        return element
    }
}
