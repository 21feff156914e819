package import FHIR

/// One of the answers that a question offers.
package struct AnswerOption: Sendable, Hashable {
    package let value: AnswerValue
    package let text: FormText
    /// How much somebody must look where it is chosen; nil where the questionnaire does not say.
    package let colour: Colour?
    /// Whether by choosing it somebody asks to be contacted.
    package let wishesContact: Bool
    /// What it counts in a score.
    package let ordinalValue: DecimalText?
    /// Whether it is chosen from the start.
    package let isInitial: Bool

    /// An `answerOption`; nil where its value cannot be read.
    init?(option: JSONValue) {
        guard let value = AnswerValue(memberOf: option, named: "value") else { return nil }
        self.value = value
        let coding = option["valueCoding"]
        text = coding.map { Self.text(of: $0, value) } ?? FormText(value.plainText)
        colour = Self.extensions(option, FormExtensions.colour).first?["valueCode"]?.string.flatMap(Colour.init)
        wishesContact = Self.extensions(option, FormExtensions.contactWish).first?["valueBoolean"]?.bool == true
        isInitial = option["initialSelected"]?.bool == true
        ordinalValue = Self.ordinal(option) ?? coding.flatMap(Self.ordinal)
    }

    /// A concept of a value set that the questionnaire contains.
    init?(concept: JSONValue, system: String?) {
        guard let code = concept["code"]?.string else { return nil }
        let display = concept["display"]?.string
        value = .coding(AnswerCoding(system: system, code: code, display: display))
        text = display == nil ? FormText(code) : FormText("display", of: concept)
        colour = Self.extensions(concept, FormExtensions.colour).first?["valueCode"]?.string.flatMap(Colour.init)
        wishesContact = Self.extensions(concept, FormExtensions.contactWish).first?["valueBoolean"]?.bool == true
        ordinalValue = Self.ordinal(concept)
        isInitial = false
    }

    private static func text(of coding: JSONValue, _ value: AnswerValue) -> FormText {
        let display = FormText("display", of: coding)
        return display.isEmpty ? FormText(value.plainText) : display
    }

    private static func extensions(_ json: JSONValue, _ url: String) -> [JSONValue] {
        json["extension"].map { $0.elements.filter { $0["url"]?.string == url } } ?? []
    }

    private static func ordinal(_ json: JSONValue) -> DecimalText? {
        extensions(json, FormExtensions.ordinalValue).first?["valueDecimal"]?.numberText.flatMap { DecimalText($0) }
    }
}
