extension FHIRPathEvaluator {
    /// `toX()` and `convertsToX()`.
    func convert(
        _ function: FHIRPathFunction, _ arguments: [FHIRPathNode], _ input: Values, _ frame: Frame
    ) throws(FHIRPathError) -> Values {
        guard let item = try single(input) else { return [] }
        let asks = function.rawValue.hasPrefix("converts")
        guard let value = model.systemValue(of: item) else { return asks ? [.boolean(false)] : [] }
        var result: FHIRPathValue?
        switch function {
        case .toBoolean, .convertsToBoolean: result = Self.toBoolean(value).map { .boolean($0) }
        case .toInteger, .convertsToInteger: result = Self.toInteger(value).map { .integer($0) }
        case .toDecimal, .convertsToDecimal: result = Self.toDecimal(value).map { .decimal($0) }
        case .toDate, .convertsToDate: result = Self.toTemporal(value, .date).map { .temporal($0) }
        case .toDateTime, .convertsToDateTime: result = Self.toTemporal(value, .dateTime).map { .temporal($0) }
        case .toTime, .convertsToTime: result = Self.toTemporal(value, .time).map { .temporal($0) }
        case .toQuantity, .convertsToQuantity:
            result = Self.toQuantity(value).map { .quantity($0) }
            if let unit = try arguments.first.map({ node throws(FHIRPathError) in
                try string(try evaluate(node, frame.this, frame))
            }) ?? nil, case .quantity(let quantity)? = result {
                result = Self.converted(quantity, to: unit).map { .quantity($0) }
            }
        default: result = Self.toString(value).map { .string($0) }
        }
        return asks ? [.boolean(result != nil)] : result.map { [$0] } ?? []
    }

    private static func converted(_ quantity: FHIRPathQuantity, to unit: String) -> FHIRPathQuantity? {
        if quantity.unit == unit { return quantity }
        guard let amount = quantity.canonical, let one = FHIRPathQuantity("1 '\(unit)'")?.canonical,
            amount.unit == one.unit
        else { return nil }
        return FHIRPathDecimal(amount.value / one.value).map { FHIRPathQuantity(value: $0, unit: unit) }
    }

    private static func toBoolean(_ value: FHIRPathValue) -> Bool? {
        switch value {
        case .boolean(let truth): return truth
        case .integer(1): return true
        case .integer(0): return false
        case .decimal(let number): return number == FHIRPathDecimal(1) ? true : number.isZero ? false : nil
        case .string(let text):
            switch text.lowercased() {
            case "true", "t", "yes", "y", "1", "1.0": return true
            case "false", "f", "no", "n", "0", "0.0": return false
            default: return nil
            }
        default: return nil
        }
    }

    private static func toInteger(_ value: FHIRPathValue) -> Int? {
        switch value {
        case .boolean(let truth): return truth ? 1 : 0
        case .integer(let number): return number
        case .string(let text):
            return Int32(text).map(Int.init)
        default: return nil
        }
    }

    private static func toDecimal(_ value: FHIRPathValue) -> FHIRPathDecimal? {
        switch value {
        case .boolean(let truth): return FHIRPathDecimal(coefficient: truth ? 10 : 0, scale: 1)
        case .integer(let number): return FHIRPathDecimal(number)
        case .decimal(let number): return number
        case .string(let text): return text.contains { $0 == "e" || $0 == "E" } ? nil : FHIRPathDecimal(text)
        default: return nil
        }
    }

    private static func toTemporal(
        _ value: FHIRPathValue, _ kind: FHIRPathTemporal.Kind
    ) -> FHIRPathTemporal? {
        switch value {
        case .temporal(let temporal): return temporal.converted(to: kind)
        case .string(let text):
            if let temporal = FHIRPathTemporal(text, as: kind) { return temporal }
            return kind == .date ? FHIRPathTemporal(text, as: .dateTime)?.converted(to: .date) : nil
        default: return nil
        }
    }

    private static func toQuantity(_ value: FHIRPathValue) -> FHIRPathQuantity? {
        switch value {
        case .boolean(let truth):
            return FHIRPathQuantity(value: FHIRPathDecimal(coefficient: truth ? 10 : 0, scale: 1), unit: "1")
        case .integer(let number): return FHIRPathQuantity(value: FHIRPathDecimal(number), unit: "1")
        case .decimal(let number): return FHIRPathQuantity(value: number, unit: "1")
        case .quantity(let quantity): return quantity
        case .string(let text): return FHIRPathQuantity(text)
        default: return nil
        }
    }

    static func toString(_ value: FHIRPathValue) -> String? {
        switch value {
        case .boolean(let truth): truth ? "true" : "false"
        case .integer(let number): String(number)
        case .decimal(let number): number.text
        case .string(let text): text
        case .temporal(let temporal): temporal.text
        case .quantity(let quantity): quantity.text
        case .element, .type: nil
        }
    }
}
