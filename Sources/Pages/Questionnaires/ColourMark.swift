import Care
import HTML
import Questionnaires

/// A colour in words, with the colour beside it: nobody has to see it to know.
struct ColourMark {
    private let name: String
    private let text: String

    init(_ colour: Colour, _ context: PageContext) {
        name = colour.rawValue
        text = context.texts.questionnaire.colours[colour.rawValue] ?? colour.rawValue
    }

    init(_ outcome: AnswerOutcome, _ context: PageContext) {
        name = outcome.rawValue
        text = context.texts.questionnaire.colours[outcome.rawValue] ?? outcome.rawValue
    }

    var html: HTML { span(.class("colour colour-\(name)")) { text } }
}
