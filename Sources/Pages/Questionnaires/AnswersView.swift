import Care
import FHIR
import HTML
import Questionnaires

/// What has been answered: the same for everybody, and for staff with the colours, the score and what must be seen.
struct AnswersView {
    let model: QuestionnaireModel
    let answers: FormAnswers
    let context: PageContext

    private var texts: QuestionnaireTexts { context.texts.questionnaire }
    private var language: String { context.language.rawValue }
    private var said: FormSaying { FormSaying(form: answers.form, context: context) }
    private var isSent: Bool { model.sheet?.status.isSent == true }

    @HTMLBuilder var html: HTML {
        who
        if model.isStaff, isSent {
            judgement
            looking
        }
        // What has not been sent is still the citizen's own.
        if isSent || model.mayAnswer { answerList }
    }

    @HTMLBuilder private var answerList: HTML {
        h2 { texts.answersHeading }
        dl(.class("answers card")) {
            for placed in answers.shownQuestions {
                div(.class("answer")) {
                    dt { said.line(placed.item.text) }
                    dd {
                        p { AnswerSaying(answers: answers, context: context).text(placed) ?? texts.notAnswered }
                        if model.isStaff { marks(placed) }
                    }
                }
            }
        }
    }

    @HTMLBuilder private var who: HTML {
        if let sheet = model.sheet, isSent {
            let name = sheet.sourceName ?? context.texts.common.unknown
            p(.class("decision-when")) {
                [
                    model.assignment.answered.map { texts.answeredOn(context.say($0)) },
                    sheet.isByProxy ? texts.byProxy(name) : texts.answeredBy(name),
                ].compactMap { $0 }.joined(separator: " · ")
            }
            for amendment in sheet.amendments {
                p(.class("decision-when")) { texts.amendedOn(context.say(amendment.at), amendment.reason) }
            }
        } else {
            p(.class("mark")) { model.assignment.status == .inProgress ? texts.begun : texts.notBegun }
        }
    }

    @HTMLBuilder private func marks(_ placed: PlacedItem) -> HTML {
        for value in answers.values(at: placed.place) {
            if let option = placed.item.option(of: value) {
                if let colour = option.colour { ColourMark(colour, context).html }
                if option.wishesContact { ColourMark(AnswerOutcome.wish, context).html }
            }
        }
    }

    @HTMLBuilder private var judgement: HTML {
        let colours = AnswerColours(answers)
        section(.class("card judgement"), .ariaLabelledBy("judgement")) {
            h2(.id("judgement")) { texts.worst }
            if colours.wishesContact {
                p {
                    ColourMark(AnswerOutcome.wish, context).html
                    " "
                    texts.wishes
                }
            }
            if let worst = colours.worst, let colour = worst.colour {
                p {
                    ColourMark(colour, context).html
                    " "
                    texts.because(
                        texts.colours[colour.rawValue] ?? "", worst.question.text(in: language),
                        worst.answer.text(in: language))
                }
            } else {
                p { texts.noColour }
            }
            if let score = ScoreTables.table(of: answers.form)?.score(answers) { scoring(score) }
        }
    }

    @HTMLBuilder private func scoring(_ score: Score) -> HTML {
        h3 { score.table.title.text.text(in: language) }
        if let total = score.total {
            p { "\(texts.score): \(total) (\(score.table.least)–\(score.table.most))" }
            for bands in score.table.bands {
                if let band = score.band(bands.name) {
                    p {
                        score.table.bands.count > 1
                            ? texts.cutOffs(bands.source ?? bands.name, band.text.text.text(in: language))
                            : band.text.text.text(in: language)
                    }
                }
            }
            if let level = score.level, let name = score.table.levels?.name {
                p { texts.cutOffs(name.uppercased(), level.text.text.text(in: language)) }
            }
        } else {
            p { texts.scoreMissing }
        }
        for flag in score.flags {
            p(.class("form-error")) { "\(texts.mustBeSeen): \(flag.text.text.text(in: language))" }
        }
        if score.table.isVerified == false { p(.class("field-help")) { texts.scoreUnverified } }
    }

    private var looking: HTML {
        section(.class("card judgement"), .ariaLabelledBy("look")) {
            h2(.id("look")) { texts.lookHeading }
            if let look = model.assignment.look {
                p {
                    texts.lookedBy(
                        texts.looks[look.action.rawValue] ?? "", look.name ?? context.texts.common.unknown,
                        context.say(look.at))
                }
            }
            form(
                .action(
                    Route.questionnaire(citizen: model.citizen.id, id: model.assignment.id, AnswerQuery()).target),
                .method("post")
            ) {
                context.formTokenField
                div(.class("question-buttons")) {
                    for action in AnswerLook.Action.allCases {
                        button(.type("submit"), .class("second"), .name("do"), .value("look:" + action.rawValue)) {
                            texts.looks[action.rawValue] ?? action.rawValue
                        }
                    }
                }
            }
        }
    }
}
