/// One limit of a measure: a value, or a step away from the citizen's own baseline.
package enum Limit: Sendable, Hashable {
    /// In the measure's own unit.
    case absolute(Double)
    /// The baseline and so much, in the measure's own unit; below it where it is negative.
    case step(Double)
    /// The baseline and so many per cent of it; below it where it is negative.
    case share(Double)

    package var isRelative: Bool {
        if case .absolute = self { false } else { true }
    }

    /// The value that it is; nil for a relative one while there is no baseline.
    package func value(baseline: Double?) -> Double? {
        switch self {
        case .absolute(let value): value
        case .step(let step): baseline.map { Measure.rounded($0 + step) }
        case .share(let percent): baseline.map { Measure.rounded($0 + abs($0) * percent / 100) }
        }
    }

    /// As programmes are written: `88`, `baseline - 3`, `baseline + 10 %`.
    package var text: String {
        switch self {
        case .absolute(let value): MonitoringNumber.text(value)
        case .step(let step): "baseline \(Self.signed(step))"
        case .share(let percent): "baseline \(Self.signed(percent)) %"
        }
    }

    private static func signed(_ value: Double) -> String {
        (value < 0 ? "- " : "+ ") + MonitoringNumber.text(abs(value))
    }

    /// Nil where a text is none of these.
    package init?(_ text: String) {
        let compact = text.filter { $0 != " " }
        guard compact.hasPrefix("baseline") else {
            guard let value = Self.number(compact) else { return nil }
            self = .absolute(value)
            return
        }
        var rest = compact.dropFirst("baseline".count)
        let isShare = rest.hasSuffix("%")
        if isShare { rest = rest.dropLast() }
        guard let sign = rest.first, sign == "+" || sign == "-", let size = Self.number(String(rest.dropFirst())),
            size >= 0
        else { return nil }
        let value = sign == "-" ? -size : size
        self = isShare ? .share(value) : .step(value)
    }

    private static func number(_ text: String) -> Double? {
        guard text.allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" }), let value = Double(text), value.isFinite
        else {
            return nil
        }
        return value
    }
}
