/// What was found: the `value[x]` of an Observation or of one of its components.
package enum ObservationValue: Sendable {
    case quantity(Quantity)
    case concept(CodeableConcept)
    case string(String)
    case boolean(Bool)
    case integer(Int)
    case range(QuantityRange)
    case ratio(Ratio)
    case time(String)
    case dateTime(DateTime)
    case period(Period)

    /// Reads whichever `value[x]` an object has; nil where it has none that can be read.
    init?(of object: JSONValue) {
        for member in object.members where member.name.hasPrefix("value") {
            if let value = Self(type: member.name.dropFirst(5), json: member.value) {
                self = value
                return
            }
        }
        return nil
    }

    private init?(type: Substring, json: JSONValue) {
        let value: Self? =
            switch type {
            case "Quantity": Quantity(json).map(Self.quantity)
            case "CodeableConcept": CodeableConcept(json).map(Self.concept)
            case "String": json.string.map(Self.string)
            case "Boolean": json.bool.map(Self.boolean)
            case "Integer": json.numberText.flatMap { Int($0) }.map(Self.integer)
            case "Range": QuantityRange(json).map(Self.range)
            case "Ratio": Ratio(json).map(Self.ratio)
            case "Time": json.string.map(Self.time)
            case "DateTime": json.string.flatMap { DateTime($0) }.map(Self.dateTime)
            case "Period": Period(json).map(Self.period)
            default: nil
            }
        guard let value else { return nil }
        self = value
    }
}
