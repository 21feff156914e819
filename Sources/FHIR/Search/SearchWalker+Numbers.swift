extension SearchWalker {
    /// A number with the range that its digits stand for.
    func number(at index: Int) -> SearchNumber? {
        let node = nodes[index]
        guard node.kind == .number else { return nil }
        return SearchNumber(digits: bytes[Int(node.start)..<Int(node.end)])
    }

    func quantity(at index: Int) -> SearchQuantity? {
        guard var number = member(.value, of: index).flatMap({ self.number(at: $0) }) else { return nil }
        switch text(.comparator, of: index) {
        case "<", "<=": number.lower = -.infinity
        case ">", ">=": number.upper = .infinity
        default: break
        }
        return quantity(number, unitsOf: index)
    }

    private func quantity(_ number: SearchNumber, unitsOf index: Int) -> SearchQuantity {
        var quantity = SearchQuantity(
            number: number, system: text(.system, of: index), code: text(.code, of: index),
            unit: text(.unit, of: index))
        if quantity.system == UCUM.system, let code = quantity.code, let value = UCUM.canonical(number.value, code) {
            quantity.canonicalUnit = value.unit
            quantity.canonical = SearchNumber(
                value: value.value, lower: UCUM.canonical(number.lower, code)?.value ?? value.value,
                upper: UCUM.canonical(number.upper, code)?.value ?? value.value)
        }
        return quantity
    }

    func money(at index: Int) -> SearchQuantity? {
        guard let number = member(.value, of: index).flatMap({ self.number(at: $0) }) else { return nil }
        return SearchQuantity(number: number, system: "urn:iso:std:iso:4217", code: text(.currency, of: index))
    }

    /// A range as the stretch between its bounds, open where one is missing, with the unit of either.
    func range(at index: Int) -> (number: SearchNumber, quantity: SearchQuantity)? {
        let low = member(.low, of: index)
        let high = member(.high, of: index)
        let least = low.flatMap { member(.value, of: $0) }.flatMap { self.number(at: $0) }
        let most = high.flatMap { member(.value, of: $0) }.flatMap { self.number(at: $0) }
        guard let value = least ?? most, let bound = least == nil ? high : low else { return nil }
        let number = SearchNumber(
            value: value.value, lower: least?.lower ?? -.infinity, upper: most?.upper ?? .infinity)
        return (number, quantity(number, unitsOf: bound))
    }
}
