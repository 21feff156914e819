package import FHIR

/// An amount that was given as an answer.
package struct AnswerQuantity: Sendable, Hashable {
    package let value: DecimalText
    package let unit: String?
    package let system: String?
    package let code: String?

    package init(value: DecimalText, unit: String?, system: String?, code: String?) {
        self.value = value
        self.unit = unit
        self.system = system
        self.code = code
    }

    /// Whether it is less than, the same as or more than another amount; nil where the units cannot be compared.
    func order(_ other: Self) -> AnswerOrder? {
        if (system, code, code == nil ? unit : nil) == (other.system, other.code, other.code == nil ? other.unit : nil)
        {
            return AnswerOrder(value, other.value)
        }
        guard system == UCUM.system, other.system == UCUM.system, let code, let otherCode = other.code,
            let mine = UCUM.canonical(value.double, code), let others = UCUM.canonical(other.value.double, otherCode),
            mine.unit == others.unit
        else { return nil }
        return AnswerOrder(mine.value, others.value)
    }
}
