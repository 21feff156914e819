/// A unit as a factor and powers of base units.
struct UCUMUnit: Sendable, Hashable {
    var factor: Double
    var powers: [String: Int]
    /// The base units with their powers, such as `g.m-3`; `1` for a plain number.
    var name: String

    static let one = UCUMUnit(factor: 1, powers: [:])

    init(factor: Double, powers: [String: Int]) {
        self.factor = factor
        self.powers = powers
        name =
            powers.isEmpty
            ? "1"
            : powers.sorted { $0.key < $1.key }.map { $0.value == 1 ? $0.key : $0.key + String($0.value) }
                .joined(separator: ".")
    }

    func multiplied(by other: UCUMUnit, power: Int) -> UCUMUnit {
        var powers = powers
        for (base, exponent) in other.powers {
            powers[base, default: 0] += exponent * power
            if powers[base] == 0 { powers[base] = nil }
        }
        var factor = factor
        for _ in 0..<abs(power) { factor = power > 0 ? factor * other.factor : factor / other.factor }
        return UCUMUnit(factor: factor, powers: powers)
    }
}
