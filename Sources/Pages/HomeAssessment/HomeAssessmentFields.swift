import HTML
import Monitoring

/// The form in which one side writes its view: each question with its answers, and own words.
struct HomeAssessmentFields {
    let view: HomeAssessmentView
    let item: HomeAssessmentModel.Item
    let side: AssessmentSide

    private var texts: HomeAssessmentTexts { view.texts }
    private var parts: FormParts { view.parts }

    /// What was just sent, or what stands there.
    private var sent: HomeAssessmentForm? {
        view.form.flatMap { $0.assessment == item.id && $0.side == side ? $0 : nil }
    }

    var html: HTML {
        // Open where it is what whoever looks is here for; else folded.
        let isOpen = sent != nil || (side == view.model.side && item.views[side] == nil)
        return details(.class("own-role"), .open(isOpen)) {
            summary { title }
            HTMLForm(target: view.target, context: view.context) {
                if let help { p(.class("field-help")) { help } }
                for question in item.questions {
                    if let words = question.words[side] { field(question, words) }
                }
                parts.longTextField(
                    HomeAssessmentForm.field("words", side, item),
                    side == .citizen ? texts.ownWords : texts.clinicianWords,
                    value: sent?.words ?? item.views[side]?.words)
                parts.hidden("do", "answer")
                parts.hidden("side", side.rawValue)
                parts.hidden("assessment", item.id)
                div { button(.type("submit")) { texts.save } }
            }.html
        }
    }

    private var title: String {
        switch (side, view.model.isStaff) {
        case (.citizen, false): view.context.addressesCitizen ? texts.yourPart : texts.citizensPart
        case (.citizen, true): texts.writeDown
        case (.clinician, _): texts.cliniciansPart
        }
    }

    private var help: String? {
        guard side == .citizen else { return nil }
        return view.model.isStaff ? texts.writeDownHelp : texts.yourPartHelp
    }

    private func field(_ question: HomeAssessmentModel.Question, _ words: String) -> HTML {
        let chosen = (sent?.answers ?? item.views[side]?.answers)?[question.id]
        return parts.question(words, mistake: nil) {
            for answer in question.answers {
                parts.choice(
                    HomeAssessmentForm.field(question.id, side, item), answer.code, answer.label,
                    isChosen: answer.code == chosen)
            }
        }
    }
}
