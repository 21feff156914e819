package import FHIR

/// What an answer must keep to.
package struct AnswerLimits: Sendable, Hashable {
    package let maxLength: Int?
    package let minLength: Int?
    package let least: AnswerValue?
    package let most: AnswerValue?
    package let maxDecimalPlaces: Int?
    /// Bytes that a file may have.
    package let maxSize: Int?
    /// The regular expression that the whole text must match.
    package let pattern: String?
    /// What to say where it does not.
    package let patternText: FormText?
    package let fewestOccurrences: Int?
    package let mostOccurrences: Int?
    /// Between the places of a slider.
    package let step: DecimalText?

    init(_ item: JSONValue) {
        func element(_ url: String) -> JSONValue? {
            item["extension"]?.elements.first { $0["url"]?.string == url }
        }
        func integer(_ url: String) -> Int? { element(url)?["valueInteger"]?.numberText.flatMap { Int($0) } }
        maxLength = item["maxLength"]?.numberText.flatMap { Int($0) }
        minLength = integer(FormExtensions.minLength)
        least = element(FormExtensions.minValue).flatMap { AnswerValue(memberOf: $0, named: "value") }
        most = element(FormExtensions.maxValue).flatMap { AnswerValue(memberOf: $0, named: "value") }
        maxDecimalPlaces = integer(FormExtensions.maxDecimalPlaces)
        // FHIR writes this limit in megabytes.
        maxSize = element(FormExtensions.maxSize)?["valueDecimal"]?.numberText.flatMap { DecimalText($0) }
            .flatMap { Int(exactly: ($0.double * 1_048_576).rounded()) }
        pattern = element(FormExtensions.regex)?["valueString"]?.string
        patternText = element(FormExtensions.validationText).map { FormText("valueString", of: $0) }
        fewestOccurrences = integer(FormExtensions.minOccurs)
        mostOccurrences = integer(FormExtensions.maxOccurs)
        step = element(FormExtensions.sliderStep).flatMap { AnswerValue(memberOf: $0, named: "value")?.number }
    }
}
