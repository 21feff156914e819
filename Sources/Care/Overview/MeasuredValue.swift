/// A result or measurement with what it is to be seen against.
package struct MeasuredValue: Sendable, Hashable {
    /// As the record says it, digits unchanged, without the unit.
    package var text: String
    package var unit: String?
    /// For charts; nil where the value is no number.
    package var number: Double?
    package var low: Double?
    package var high: Double?
    /// The reference range as the record says it.
    package var referenceRange: String?
    package var interpretation: Interpretation

    package init(
        text: String, unit: String? = nil, number: Double? = nil, low: Double? = nil, high: Double? = nil,
        referenceRange: String? = nil, interpretation: Interpretation = .unknown
    ) {
        self.text = text
        self.unit = unit
        self.number = number
        self.low = low
        self.high = high
        self.referenceRange = referenceRange
        self.interpretation = interpretation
    }
}

/// One of several values measured together.
package struct MeasuredComponent: Sendable, Hashable {
    package var title: String
    /// `system|code`.
    package var code: String?
    package var value: MeasuredValue

    package init(title: String, code: String? = nil, value: MeasuredValue) {
        self.title = title
        self.code = code
        self.value = value
    }
}

/// Whether a value deviates, by the record's own interpretation or else its reference range.
package enum Interpretation: String, Sendable, Hashable, CaseIterable {
    case normal, low, high, criticallyLow, criticallyHigh, abnormal, unknown

    /// Whether it should stand out.
    package var deviates: Bool { self != .normal && self != .unknown }
}
