/// Attributes of inline SVG drawings. Lengths are in the drawing's own units.
extension Attribute {
    package static func viewBox(_ value: String) -> Attribute { Attribute(name: "viewBox", value: .text(value)) }
    package static func path(_ value: String) -> Attribute { Attribute(name: "d", value: .text(value)) }
    package static func x(_ value: Double) -> Attribute { Attribute(name: "x", value: .text(ShortNumber.text(value))) }
    package static func y(_ value: Double) -> Attribute { Attribute(name: "y", value: .text(ShortNumber.text(value))) }
    package static func x1(_ value: Double) -> Attribute {
        Attribute(name: "x1", value: .text(ShortNumber.text(value)))
    }
    package static func y1(_ value: Double) -> Attribute {
        Attribute(name: "y1", value: .text(ShortNumber.text(value)))
    }
    package static func x2(_ value: Double) -> Attribute {
        Attribute(name: "x2", value: .text(ShortNumber.text(value)))
    }
    package static func y2(_ value: Double) -> Attribute {
        Attribute(name: "y2", value: .text(ShortNumber.text(value)))
    }
    package static func centerX(_ value: Double) -> Attribute {
        Attribute(name: "cx", value: .text(ShortNumber.text(value)))
    }
    package static func centerY(_ value: Double) -> Attribute {
        Attribute(name: "cy", value: .text(ShortNumber.text(value)))
    }
    package static func radius(_ value: Double) -> Attribute {
        Attribute(name: "r", value: .text(ShortNumber.text(value)))
    }
    package static func width(_ value: Double) -> Attribute {
        Attribute(name: "width", value: .text(ShortNumber.text(value)))
    }
    package static func height(_ value: Double) -> Attribute {
        Attribute(name: "height", value: .text(ShortNumber.text(value)))
    }
    package static func points(_ value: String) -> Attribute { Attribute(name: "points", value: .text(value)) }
    package static func textAnchor(_ value: String) -> Attribute { Attribute(name: "text-anchor", value: .text(value)) }
    package static func focusable(_ value: Bool) -> Attribute {
        Attribute(name: "focusable", value: .text(value ? "true" : "false"))
    }
    package static func cornerRadius(_ value: Double) -> Attribute {
        Attribute(name: "rx", value: .text(ShortNumber.text(value)))
    }
    package static func preserveAspectRatio(_ value: String) -> Attribute {
        Attribute(name: "preserveAspectRatio", value: .text(value))
    }
}

/// Numbers in drawings: two decimals are enough, and no more than needed.
enum ShortNumber {
    static func text(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 1e12 else { return "0" }
        let hundredths = Int((number * 100).rounded())
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        guard rest != 0 else { return sign + String(whole) }
        let decimals = rest < 10 ? "0" + String(rest) : rest % 10 == 0 ? String(rest / 10) : String(rest)
        return sign + String(whole) + "." + decimals
    }
}
