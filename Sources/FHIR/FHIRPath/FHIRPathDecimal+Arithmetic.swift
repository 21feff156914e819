extension FHIRPathDecimal {
    /// How a value between two neighbours is rounded.
    enum Rounding {
        case down, up, towardZero, halfAwayFromZero
    }

    var negated: FHIRPathDecimal { FHIRPathDecimal(coefficient: -coefficient, scale: scale) }

    /// The sum; nil where its digits do not fit.
    func adding(_ other: FHIRPathDecimal) -> FHIRPathDecimal? {
        let scale = max(scale, other.scale)
        guard let left = scaled(to: scale), let right = other.scaled(to: scale) else { return nil }
        let (sum, overflows) = left.coefficient.addingReportingOverflow(right.coefficient)
        // The least number has no positive counterpart, so it is left out.
        return overflows || sum == .min ? nil : FHIRPathDecimal(coefficient: sum, scale: scale)
    }

    /// The product; nil where its digits do not fit.
    func multiplied(by other: FHIRPathDecimal) -> FHIRPathDecimal? {
        let (product, overflows) = coefficient.multipliedReportingOverflow(by: other.coefficient)
        guard !overflows, product != .min else {
            let left = normalized
            let right = other.normalized
            guard left.scale < scale || right.scale < other.scale else { return nil }
            return left.multiplied(by: right)
        }
        return FHIRPathDecimal(coefficient: product, scale: scale + other.scale)
    }

    /// The quotient to sixteen decimals at most; nil for a division by zero and where the digits do not fit.
    func divided(by other: FHIRPathDecimal) -> FHIRPathDecimal? {
        guard !other.isZero else { return nil }
        let divisor = other.normalized
        for decimals in [16, 10, 6, 2, 0] {
            guard let dividend = normalized.scaled(to: divisor.scale + decimals) else { continue }
            let scale = dividend.scale - divisor.scale
            let quotient = dividend.coefficient / divisor.coefficient
            return FHIRPathDecimal(coefficient: quotient, scale: scale).normalized
        }
        return nil
    }

    /// What is left of a division to a whole number, with the sign of the dividend.
    func remainder(by other: FHIRPathDecimal) -> FHIRPathDecimal? {
        let scale = max(scale, other.scale)
        guard !other.isZero, let left = scaled(to: scale), let right = other.scaled(to: scale) else { return nil }
        return FHIRPathDecimal(coefficient: left.coefficient % right.coefficient, scale: scale)
    }

    /// The value with this many decimals, fewer or more; nil where the digits do not fit.
    func rounded(to decimals: Int, _ rounding: Rounding = .halfAwayFromZero) -> FHIRPathDecimal? {
        guard decimals < scale else { return scaled(to: decimals) }
        guard let divisor = Self.power(scale - decimals) else {
            return FHIRPathDecimal(coefficient: 0, scale: decimals)
        }
        let (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: divisor)
        let step: Int128 =
            switch rounding {
            case .towardZero: 0
            case .down: rest < 0 ? -1 : 0
            case .up: rest > 0 ? 1 : 0
            case .halfAwayFromZero:
                rest.magnitude >= divisor.magnitude / 2 ? (coefficient < 0 ? -1 : 1) : 0
            }
        return FHIRPathDecimal(coefficient: quotient + step, scale: decimals)
    }

    /// The least or greatest value that the written digits may stand for, to this many decimals.
    ///
    /// - Returns: nil for decimals outside 0 to 28, which no system has to keep.
    func boundary(_ rounding: Rounding, decimals: Int) -> FHIRPathDecimal? {
        guard (0...28).contains(decimals), let wider = scaled(to: scale + 1) else { return nil }
        let half: Int128 = rounding == .down ? -5 : 5
        let edge = FHIRPathDecimal(coefficient: wider.coefficient + half, scale: scale + 1)
        return edge.rounded(to: decimals, rounding)
    }
}
