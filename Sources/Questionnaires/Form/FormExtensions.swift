/// The extensions that a questionnaire is read with: those of FHIR and of Structured Data Capture, and our own.
package enum FormExtensions {
    static let translation = "http://hl7.org/fhir/StructureDefinition/translation"
    static let itemControl = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
    static let minValue = "http://hl7.org/fhir/StructureDefinition/minValue"
    static let maxValue = "http://hl7.org/fhir/StructureDefinition/maxValue"
    static let minLength = "http://hl7.org/fhir/StructureDefinition/minLength"
    static let maxDecimalPlaces = "http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces"
    static let maxSize = "http://hl7.org/fhir/StructureDefinition/maxSize"
    static let regex = "http://hl7.org/fhir/StructureDefinition/regex"
    static let minOccurs = "http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs"
    static let maxOccurs = "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs"
    static let unit = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit"
    static let unitOption = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption"
    static let hidden = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden"
    static let sliderStep = "http://hl7.org/fhir/StructureDefinition/questionnaire-sliderStepValue"
    static let ordinalValue = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
    static let shortText = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText"
    /// What to say to somebody whose text does not have the form that ``regex`` asks for. Stanford's.
    static let validationText = "http://biodesign.stanford.edu/fhir/StructureDefinition/validationtext"

    /// The colour of an answer option (`valueCode`, of ``Colour/system``).
    package static let colour = "https://tovholder.dk/fhir/StructureDefinition/answer-colour"
    /// That whoever chooses this answer option asks to be contacted (`valueBoolean`).
    package static let contactWish = "https://tovholder.dk/fhir/StructureDefinition/contact-wish"
    /// That the questions of a group are put on one page (`valueBoolean`).
    package static let askedTogether = "https://tovholder.dk/fhir/StructureDefinition/asked-together"
    /// How many seconds somebody is to wait before going on (`valueInteger`).
    package static let waitSeconds = "https://tovholder.dk/fhir/StructureDefinition/wait-seconds"
    /// Which score the questionnaire gives (`valueCode`: the id of a ``ScoreTable``).
    package static let score = "https://tovholder.dk/fhir/StructureDefinition/questionnaire-score"
    /// Which input of the score a question is (`valueCode`).
    package static let scoreInput = "https://tovholder.dk/fhir/StructureDefinition/score-input"
}
