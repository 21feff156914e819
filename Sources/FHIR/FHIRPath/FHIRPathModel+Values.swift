extension FHIRPathModel {
    /// The value of FHIRPath that an element stands for: that of a primitive, or of a `Quantity`.
    ///
    /// - Returns: nil for other elements, and for primitives with extensions only. A date or number that is none is a
    ///   text.
    func systemValue(of value: FHIRPathValue) -> FHIRPathValue? {
        guard case .element(let element) = value else { return value }
        guard let json = element.json else { return nil }
        guard let primitive = primitive(element.type) else {
            return isType(element.type, "Quantity") ? quantity(json).map { .quantity($0) } : nil
        }
        switch json.kind {
        case .true: return .boolean(true)
        case .false: return .boolean(false)
        case .number:
            let text = json.numberText ?? ""
            if primitive != .decimal, let integer = Int32(text) { return .integer(Int(integer)) }
            return FHIRPathDecimal(text).map { .decimal($0) } ?? .string(text)
        case .string:
            let text = json.string ?? ""
            let temporal: FHIRPathTemporal? =
                switch primitive {
                case .date: FHIRPathTemporal(text, as: .date)
                case .dateTime, .instant: FHIRPathTemporal(text, as: .dateTime)
                case .time: FHIRPathTemporal(text, as: .time)
                default: nil
                }
            return temporal.map { .temporal($0) } ?? .string(text)
        default: return nil
        }
    }

    private func quantity(_ json: JSONValue) -> FHIRPathQuantity? {
        guard let value = json["value"]?.numberText.flatMap({ FHIRPathDecimal($0) }) else { return nil }
        if json["system"]?.string == UCUM.system, let code = json["code"]?.string {
            return FHIRPathQuantity(value: value, unit: code)
        }
        return FHIRPathQuantity(value: value, unit: json["code"]?.string ?? json["unit"]?.string ?? "1")
    }

    /// Whether a value is of a type or of one that specializes it.
    func isOfType(_ value: FHIRPathValue, _ type: FHIRPathTypeSpecifier) -> Bool {
        if case .element(let element) = value {
            guard type.namespace != "System" else { return false }
            return isType(element.type, type.name)
        }
        return type.namespace != "FHIR" && value.systemType == type.name
    }

    /// Whether a value is of just this type where that is a primitive, and else as ``isOfType(_:_:)``: `as` and `ofType`
    /// do not take a `code` for a `string`.
    func isCastable(_ value: FHIRPathValue, _ type: FHIRPathTypeSpecifier) -> Bool {
        if let element = value.element, primitive(element.type) != nil {
            return type.namespace != "System" && definitions.type(element.type).name == type.name
        }
        return isOfType(value, type)
    }

    /// Whether there is such a type. In the namespace of FHIRPath itself any name may be asked for.
    func isKnown(_ type: FHIRPathTypeSpecifier) -> Bool {
        let system = ["Boolean", "String", "Integer", "Decimal", "Date", "DateTime", "Time", "Quantity"]
        switch type.namespace {
        case "System": return true
        case "FHIR": return self.type(named: type.name) != nil
        case nil: return self.type(named: type.name) != nil || system.contains(type.name)
        default: return false
        }
    }
}
