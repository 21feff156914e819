extension FHIRPathEvaluator {
    func operate(
        _ binary: FHIRPathOperator, _ left: FHIRPathNode, _ right: FHIRPathNode, _ input: Values, _ frame: Frame
    ) throws(FHIRPathError) -> Values {
        switch binary {
        case .and, .or, .xor, .implies:
            return try combine(binary, left, right, input, frame).map { [.boolean($0)] } ?? []
        default: break
        }
        let left = try evaluate(left, input, frame)
        let right = try evaluate(right, input, frame)
        switch binary {
        case .union: return try distinct(left + right)
        case .equal: return try equal(left, right).map { [.boolean($0)] } ?? []
        case .notEqual: return try equal(left, right).map { [.boolean(!$0)] } ?? []
        case .equivalent: return [.boolean(try equivalent(left, right))]
        case .notEquivalent: return [.boolean(try !equivalent(left, right))]
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return try compare(binary, left, right)
        case .in: return try membership(of: left, in: right)
        case .contains: return try membership(of: right, in: left)
        case .concatenate: return [.string(try joined((string(left) ?? "") + (string(right) ?? "")))]
        default: return try calculate(binary, left, right)
        }
    }

    func joined(_ text: String) throws(FHIRPathError) -> String {
        guard text.utf8.count <= environment.limits.text else { throw FHIRPathError(.limit, "too long a text") }
        return text
    }

    /// Logic of three values; the second operand is not evaluated where the first decides.
    private func combine(
        _ binary: FHIRPathOperator, _ left: FHIRPathNode, _ right: FHIRPathNode, _ input: Values, _ frame: Frame
    ) throws(FHIRPathError) -> Bool? {
        let first = try boolean(try evaluate(left, input, frame))
        switch (binary, first) {
        case (.and, false): return false
        case (.or, true): return true
        case (.implies, false): return true
        default: break
        }
        let second = try boolean(try evaluate(right, input, frame))
        switch binary {
        case .and: return first == true ? second : (second == false ? false : nil)
        case .or: return first == false ? second : (second == true ? true : nil)
        case .xor: return first.flatMap { one in second.map { $0 != one } }
        default: return first == true ? second : (second == true ? true : nil)
        }
    }

    private func membership(of item: Values, in values: Values) throws(FHIRPathError) -> Values {
        guard let item = try single(item) else { return [] }
        try spend(values.count)
        return [.boolean(values.contains { model.areEqual($0, item) == true })]
    }

    private func compare(
        _ binary: FHIRPathOperator, _ left: Values, _ right: Values
    ) throws(FHIRPathError) -> Values {
        guard let first = try single(left), let second = try single(right) else { return [] }
        guard let order = try order(first, second) else { return [] }
        switch binary {
        case .less: return [.boolean(order < 0)]
        case .lessOrEqual: return [.boolean(order <= 0)]
        case .greater: return [.boolean(order > 0)]
        default: return [.boolean(order >= 0)]
        }
    }

    /// Which of two values comes first; nil where that cannot be said.
    func order(_ first: FHIRPathValue, _ second: FHIRPathValue) throws(FHIRPathError) -> Int? {
        guard let left = model.systemValue(of: first), let right = model.systemValue(of: second) else {
            if first.element?.json == nil || second.element?.json == nil { return nil }
            throw FHIRPathError(.execution, "these values have no order")
        }
        if let one = decimal(left), let other = decimal(right) { return one == other ? 0 : (one < other ? -1 : 1) }
        switch (left, right) {
        case (.string(let one), .string(let other)):
            if one == other { return 0 }
            return one.unicodeScalars.lexicographicallyPrecedes(other.unicodeScalars) ? -1 : 1
        case (.temporal(let one), .temporal(let other)) where (one.kind == .time) == (other.kind == .time):
            return one.compare(other)
        case (.quantity(let one), .quantity(let other)):
            return one.compare(other)
        case (.quantity(let one), let other):
            if let number = decimal(other) { return one.compare(FHIRPathQuantity(value: number, unit: "1")) }
        case (let one, .quantity(let other)):
            if let number = decimal(one) { return FHIRPathQuantity(value: number, unit: "1").compare(other) }
        default: break
        }
        throw FHIRPathError(.execution, "these values cannot be compared")
    }

    func negate(_ values: Values) throws(FHIRPathError) -> Values {
        guard let value = try single(values) else { return [] }
        switch model.systemValue(of: value) {
        case .integer(let number): return [.whole(-number)]
        case .decimal(let number): return [.decimal(number.negated)]
        case .quantity(let quantity):
            return [
                .quantity(
                    FHIRPathQuantity(
                        value: quantity.value.negated, unit: quantity.unit, isCalendar: quantity.isCalendar))
            ]
        default: throw FHIRPathError(.execution, "only numbers have a sign")
        }
    }

    private func calculate(
        _ binary: FHIRPathOperator, _ left: Values, _ right: Values
    ) throws(FHIRPathError) -> Values {
        guard let first = try single(left), let second = try single(right) else { return [] }
        guard let left = model.systemValue(of: first), let right = model.systemValue(of: second) else {
            throw FHIRPathError(.execution, "only simple values can be calculated with")
        }
        switch (left, right) {
        case (.integer(let one), .integer(let other)):
            return try calculate(binary, one, other)
        case (.string(let one), .string(let other)) where binary == .add:
            return [.string(try joined(one + other))]
        case (.temporal(let date), .quantity(let quantity)) where binary == .add || binary == .subtract:
            guard let unit = FHIRPathTemporal.Unit(quantity) else {
                throw FHIRPathError(.execution, "a unit that cannot be added to a date")
            }
            let amount = binary == .add ? quantity.value : quantity.value.negated
            return date.adding(amount, unit).map { [.temporal($0)] } ?? []
        case (.quantity(let one), .quantity(let other)):
            return try calculate(binary, one, other).map { [.quantity($0)] } ?? []
        default: break
        }
        guard let one = decimal(left), let other = decimal(right) else {
            throw FHIRPathError(.execution, "these values cannot be calculated with")
        }
        switch binary {
        case .add: return one.adding(other).map { [.decimal($0)] } ?? []
        case .subtract: return one.adding(other.negated).map { [.decimal($0)] } ?? []
        case .multiply: return one.multiplied(by: other).map { [.decimal($0)] } ?? []
        case .divide: return one.divided(by: other).map { [.decimal($0)] } ?? []
        case .div:
            return one.divided(by: other)?.rounded(to: 0, .towardZero)?.integer.map { [.whole($0)] } ?? []
        default: return one.remainder(by: other).map { [.decimal($0)] } ?? []
        }
    }

    /// Whole numbers have 32 bits: what does not fit is empty.
    private func calculate(_ binary: FHIRPathOperator, _ one: Int, _ other: Int) throws(FHIRPathError) -> Values {
        if other == 0, binary == .div || binary == .mod || binary == .divide { return [] }
        let result: Int
        switch binary {
        case .add: result = one + other
        case .subtract: result = one - other
        case .multiply:
            let (product, overflows) = one.multipliedReportingOverflow(by: other)
            if overflows { return [] }
            result = product
        case .div: result = one / other
        case .mod: result = one % other
        default:
            return FHIRPathDecimal(one).divided(by: FHIRPathDecimal(other)).map { [.decimal($0)] } ?? []
        }
        return Int32(exactly: result) == nil ? [] : [.integer(result)]
    }

    private func calculate(
        _ binary: FHIRPathOperator, _ one: FHIRPathQuantity, _ other: FHIRPathQuantity
    ) throws(FHIRPathError) -> FHIRPathQuantity? {
        func unit(_ symbol: String) -> String {
            let left = one.unit == "1" ? "" : one.unit
            let right = other.unit == "1" ? "" : symbol + "(" + other.unit + ")"
            return left + right == "" ? "1" : left + (left.isEmpty && symbol == "." ? String(right.dropFirst()) : right)
        }
        switch binary {
        case .multiply:
            return one.value.multiplied(by: other.value).map { FHIRPathQuantity(value: $0, unit: unit(".")) }
        case .divide:
            return one.value.divided(by: other.value).map { FHIRPathQuantity(value: $0, unit: unit("/")) }
        case .add, .subtract:
            guard one.unit == other.unit, one.isCalendar == other.isCalendar else {
                guard let left = one.canonical, let right = other.canonical, left.unit == right.unit else { return nil }
                let sum = binary == .add ? left.value + right.value : left.value - right.value
                return FHIRPathDecimal(sum).map { FHIRPathQuantity(value: $0, unit: left.unit) }
            }
            return one.value.adding(binary == .add ? other.value : other.value.negated)
                .map { FHIRPathQuantity(value: $0, unit: one.unit, isCalendar: one.isCalendar) }
        default:
            throw FHIRPathError(.execution, "quantities have no such operation")
        }
    }
}
