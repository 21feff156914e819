import HTML
import Questionnaires

/// The words of a questionnaire, marked with their language where it is not the page's.
struct FormSaying {
    let form: QuestionnaireForm
    let context: PageContext

    func line(_ text: FormText) -> HTML {
        let language = context.language.rawValue
        return context.said(
            text.text(in: language), in: text.translations[language] == nil ? form.language : language)
    }

    /// Each line as a paragraph of its own.
    func paragraphs(_ text: FormText) -> HTML {
        let language = context.language.rawValue
        let own = text.translations[language] == nil ? form.language : language
        return .several(
            text.text(in: language).split(whereSeparator: \.isNewline).map { line in
                p { context.said(String(line), in: own) }
            })
    }
}
