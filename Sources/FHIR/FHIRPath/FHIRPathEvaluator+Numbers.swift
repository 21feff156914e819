import Foundation

extension FHIRPathEvaluator {
    /// Functions of numbers. What cannot be calculated, such as the root of a negative number, is empty.
    func calculate(
        _ function: FHIRPathFunction, _ arguments: [FHIRPathNode], _ input: Values, _ frame: Frame
    ) throws(FHIRPathError) -> Values {
        guard let item = try single(input), let value = model.systemValue(of: item) else { return [] }
        let argument = try arguments.first.map { node throws(FHIRPathError) in
            try single(try evaluate(node, frame.this, frame))
        }
        switch function {
        case .lowBoundary, .highBoundary:
            let digits = try argument.flatMap { value throws(FHIRPathError) in try integer(value.map { [$0] } ?? []) }
            return boundary(value, isHigh: function == .highBoundary, digits)
        case .precision:
            switch value {
            case .temporal(let temporal): return [.integer(temporal.digits)]
            default: return decimal(value).map { [.integer($0.scale)] } ?? []
            }
        case .comparable:
            guard case .quantity(let one) = value,
                case .quantity(let other)?? = argument.map({ value in
                    value.flatMap { model.systemValue(of: $0) }
                })
            else { return [] }
            return [.boolean(one.unit == other.unit || UCUM.areComparable(one.unit, other.unit) == true)]
        default: break
        }
        if case .quantity(let quantity) = value, function == .abs {
            let magnitude = quantity.value.coefficient < 0 ? quantity.value.negated : quantity.value
            return [.quantity(FHIRPathQuantity(value: magnitude, unit: quantity.unit, isCalendar: quantity.isCalendar))]
        }
        guard let number = decimal(value) else { throw FHIRPathError(.execution, "expected a number") }
        var isInteger = false
        if case .integer = value { isInteger = true }
        switch function {
        case .abs:
            let magnitude = number.coefficient < 0 ? number.negated : number
            return isInteger ? magnitude.integer.map { [.whole($0)] } ?? [] : [.decimal(magnitude)]
        case .ceiling: return whole(number.rounded(to: 0, .up))
        case .floor: return whole(number.rounded(to: 0, .down))
        case .truncate: return whole(number.rounded(to: 0, .towardZero))
        case .round:
            guard let argument else { return whole(number.rounded(to: 0)) }
            guard let digits = try integer(argument.map { [$0] } ?? []) else { return [] }
            guard digits >= 0 else { throw FHIRPathError(.execution, "expected digits of zero or more") }
            return number.rounded(to: digits).map { [.decimal($0)] } ?? []
        case .power:
            guard let exponent = argument.flatMap({ $0 }).flatMap({ decimal($0) }) else { return [] }
            return power(number, exponent, isInteger)
        default:
            let base = argument.flatMap { $0 }.flatMap { decimal($0)?.double }
            return real(function, number.double, base)
        }
    }

    private func whole(_ number: FHIRPathDecimal?) -> Values { number?.integer.map { [.whole($0)] } ?? [] }

    private func real(_ function: FHIRPathFunction, _ number: Double, _ base: Double?) -> Values {
        let result: Double
        switch function {
        case .exp: result = Foundation.exp(number)
        case .ln: result = Foundation.log(number)
        case .log:
            guard let base else { return [] }
            result =
                base == 2 ? log2(number) : base == 10 ? log10(number) : Foundation.log(number) / Foundation.log(base)
        default: result = number.squareRoot()
        }
        return FHIRPathDecimal(result).map { [.decimal($0)] } ?? []
    }

    private func power(_ number: FHIRPathDecimal, _ exponent: FHIRPathDecimal, _ isInteger: Bool) -> Values {
        if let times = exponent.integer, (0...1000).contains(times) {
            var result: FHIRPathDecimal? = FHIRPathDecimal(1)
            for _ in 0..<times {
                result = result?.multiplied(by: number)
                if result == nil { break }
            }
            guard let result else { return [] }
            if isInteger, let whole = result.integer { return [.whole(whole)] }
            return [.decimal(result)]
        }
        return FHIRPathDecimal(pow(number.double, exponent.double)).map { [.decimal($0)] } ?? []
    }

    private func boundary(_ value: FHIRPathValue, isHigh: Bool, _ digits: Int?) -> Values {
        switch value {
        case .temporal(let temporal):
            return temporal.boundary(isHigh: isHigh, digits: digits).map { [.temporal($0)] } ?? []
        case .quantity(let quantity):
            return quantity.value.boundary(isHigh ? .up : .down, decimals: digits ?? 8).map {
                [.quantity(FHIRPathQuantity(value: $0, unit: quantity.unit, isCalendar: quantity.isCalendar))]
            } ?? []
        default:
            return decimal(value)?.boundary(isHigh ? .up : .down, decimals: digits ?? 8).map { [.decimal($0)] } ?? []
        }
    }
}
