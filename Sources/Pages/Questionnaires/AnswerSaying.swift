import Care
import FHIR
import HTML
import Questionnaires

/// Answers as people say them.
struct AnswerSaying {
    let answers: FormAnswers
    let context: PageContext

    private var texts: QuestionnaireTexts { context.texts.questionnaire }

    /// All answers to a question; nil where there is none.
    func text(_ placed: PlacedItem) -> String? {
        let values = answers.values(at: placed.place)
        return values.isEmpty ? nil : values.map { text($0, placed.item) }.joined(separator: ", ")
    }

    func text(_ value: AnswerValue, _ item: FormItem) -> String {
        if let option = item.option(of: value) { return option.text.text(in: context.language.rawValue) }
        return switch value {
        case .boolean(let answer): answer ? texts.yes : texts.no
        case .decimal(let number): context.language.localised(number.text)
        case .quantity(let quantity):
            [context.language.localised(quantity.value.text), quantity.unit ?? quantity.code].compactMap { $0 }
                .joined(separator: " ")
        case .date(let time), .dateTime(let time): context.language.say(time, at: context.moment)
        case .time(let time): String(time.prefix(5))
        default: value.plainText
        }
    }

    /// What is wrong with an answer, for whoever gave it.
    func text(_ reason: AnswerFault.Reason, _ item: FormItem?) -> String {
        let words = texts.mistakes
        return switch reason {
        case .missing: words.missing
        case .wrongKind:
            switch item?.type {
            case .decimal, .quantity: words.number
            case .integer: words.whole
            case .date, .dateTime, .time: words.date
            default: words.wrongKind
            }
        case .notAnOption: words.option
        case .tooShort(let least): words.tooShort(least)
        case .tooLong(let most): words.tooLong(most)
        case .tooSmall(let least): words.tooSmall(plain(least))
        case .tooLarge(let most): words.tooLarge(plain(most))
        case .tooManyDecimals(let most): words.decimals(most)
        case .wrongForm(let own): own?.text(in: context.language.rawValue) ?? words.form
        case .wrongUnit: words.unit
        case .fileTooLarge: words.file
        case .tooFew(let least): words.tooFew(least)
        case .tooMany(let most): words.tooMany(most)
        case .unknownItem, .notAsked, .readOnly: words.notHere
        }
    }

    private func plain(_ limit: AnswerValue) -> String {
        switch limit {
        case .decimal(let number): context.language.localised(number.text)
        case .quantity(let quantity):
            [context.language.localised(quantity.value.text), quantity.unit ?? quantity.code].compactMap { $0 }
                .joined(separator: " ")
        case .date(let time), .dateTime(let time): context.language.say(time, at: context.moment)
        default: limit.plainText
        }
    }
}
