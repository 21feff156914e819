import Care
package import HTML
package import Questionnaires

/// One questionnaire: answering it one question at a time or as a whole, looking it through, and what has been answered.
package struct QuestionnaireView: Sendable {
    package var model: QuestionnaireModel
    package var query: AnswerQuery
    /// What was written where something of it cannot stand.
    package var written: AnswerForm?
    package var mistakes: [AnswerFault]
    /// Whether the reason for a correction is missing.
    package var lacksReason: Bool
    package var context: PageContext

    package init(
        model: QuestionnaireModel, query: AnswerQuery = AnswerQuery(), written: AnswerForm? = nil,
        mistakes: [AnswerFault] = [], lacksReason: Bool = false, context: PageContext
    ) {
        self.model = model
        self.query = query
        self.written = written
        self.mistakes = mistakes
        self.lacksReason = lacksReason
        self.context = context
        self.context.addressesCitizen = model.relation == .own
    }

    var texts: QuestionnaireTexts { context.texts.questionnaire }
    var parts: FormParts { FormParts(context: context) }

    func address(_ query: AnswerQuery) -> Route {
        .questionnaire(citizen: model.citizen.id, id: model.assignment.id, query)
    }

    package var html: HTML {
        PageFrame(
            title: model.assignment.title, context: context,
            banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            h1 { title }
            notices
            content
            if model.assignment.plan != nil { plan }
            p(.class("more")) {
                a(.href(Route.questionnaires(citizen: model.citizen.id, nil).target)) { texts.heading }
            }
            if let script = context.assets.speechScript {
                HTML.element("script", [.type("module"), .src(script)]) {}
            }
        }.html
    }

    /// Where a plan has asked: what the answers lead to.
    private var plan: HTML {
        p(.class("more")) {
            if model.isStaff {
                a(.href(Route.monitored(citizen: model.citizen.id, nil).target)) { texts.seeMonitored }
            } else {
                a(.href(Route.today(citizen: model.citizen.id, TodayQuery()).target)) { texts.seeToday }
            }
        }
    }

    private var title: HTML {
        guard let form = model.answers?.form, !form.title.isEmpty else { return .text(model.assignment.title) }
        return FormSaying(form: form, context: context).line(form.title)
    }

    @HTMLBuilder private var content: HTML {
        if let answers = model.answers {
            if model.isOpenToReader {
                switch query.view {
                case .whole: whole(answers)
                case .review: review(answers)
                default: oneStep(answers)
                }
            } else if query.view == .amend, model.sheet?.status.isSent == true, model.mayAnswer, !model.isStaff {
                amending(answers)
            } else {
                AnswersView(model: model, answers: answers, context: context).html
                if model.sheet?.status.isSent == true, model.mayAnswer, !model.isStaff {
                    p(.class("more")) { a(.href(address(AnswerQuery(view: .amend)).target)) { texts.amend } }
                }
            }
        } else {
            EmptyNotice(text: texts.formGone).html
        }
    }

    @HTMLBuilder private var notices: HTML {
        switch query.done {
        case .sent:
            note("notice notice-done", .consent, texts.sentNote)
            p { texts.sentNext }
        case .amended: note("notice notice-done", .consent, texts.amendedNote)
        case .looked: note("notice notice-done", .consent, texts.lookDone)
        case .late: note("notice", .warning, texts.tooLate)
        case nil: HTML.nothing
        }
        if !model.mayAnswer, !model.isStaff, model.assignment.status.isOpen {
            note("notice notice-plain", .lock, texts.mayNotAnswer)
        }
    }

    private func note(_ name: String, _ icon: Icon, _ text: String) -> HTML {
        div(.class(name), .role("status")) {
            icon.html
            p { text }
        }
    }

    // MARK: One question at a time

    @HTMLBuilder private func oneStep(_ answers: FormAnswers) -> HTML {
        let steps = answers.steps
        let step = query.place.map { answers.step(at: $0) } ?? answers.firstOpenStep ?? steps.first
        if let step, let number = steps.firstIndex(of: step) {
            p(.class("question-step")) { texts.step(number + 1, steps.count) }
            QuestionForm(target: address(AnswerQuery(place: step.place)), pressing: "next", context: context) {
                div(.id("reading")) {
                    for group in step.around {
                        p(.class("question-around")) {
                            FormSaying(form: answers.form, context: context).line(group.text)
                        }
                    }
                    if let group = step.group, !group.item.text.isEmpty {
                        h2 { FormSaying(form: answers.form, context: context).line(group.item.text) }
                    }
                    fields(step.items, answers, repetitionsOf: step.group)
                }
                speaking
                asked(step.items)
                buttons(isFirst: number == 0)
            }.html
            p(.class("more")) { a(.href(address(AnswerQuery(view: .whole)).target)) { texts.whole } }
        } else {
            review(answers)
        }
    }

    private var speaking: HTML {
        div {
            button(.type("button"), .class("second"), .data("data-speak", "reading"), .hidden()) {
                Icon.speech.html
                span { texts.readAloud }
            }
        }
    }

    private func buttons(isFirst: Bool) -> HTML {
        div(.class("question-buttons")) {
            button(.type("submit"), .name("do"), .value("next")) { texts.next }
            if !isFirst { button(.type("submit"), .class("second"), .name("do"), .value("back")) { texts.back } }
            button(.type("submit"), .class("second"), .name("do"), .value("later")) { texts.saveForLater }
        }
    }

    /// Which questions the page asks: a box that is not ticked is not sent.
    func asked(_ items: [PlacedItem]) -> HTML {
        parts.hidden(
            AnswerForm.askedField, items.filter(\.item.type.isQuestion).map(\.place.text).joined(separator: " "))
    }

    func mistake(at place: FormPlace) -> String? {
        guard let answers = model.answers, let fault = mistakes.first(where: { $0.place == place }) else { return nil }
        return AnswerSaying(answers: answers, context: context).text(fault.reason, answers.item(at: place))
    }

    @HTMLBuilder func fields(
        _ items: [PlacedItem], _ answers: FormAnswers, repetitionsOf group: PlacedItem? = nil
    ) -> HTML {
        if let group, group.item.repeats { repetitionHead(group, answers) }
        for placed in items {
            if placed.item.type == .group, placed.item.repeats {
                repetitionHead(placed, answers)
            } else {
                QuestionField(
                    placed: placed, answers: answers, written: written, mistake: mistake(at: placed.place),
                    context: context
                ).html
            }
        }
        if let group, group.item.repeats { adding(group) }
    }

    private func adding(_ group: PlacedItem) -> HTML {
        div {
            button(.type("submit"), .class("second"), .name("do"), .value("add:" + group.place.text)) { texts.addGroup }
        }
    }

    @HTMLBuilder private func repetitionHead(_ group: PlacedItem, _ answers: FormAnswers) -> HTML {
        let occurrence = group.place.steps.last?.occurrence ?? 0
        div(.class("question-repetition")) {
            h3 { texts.number(occurrence + 1) }
            if answers.count(of: group.place) > 1 {
                button(.type("submit"), .class("second"), .name("do"), .value("remove:" + group.place.text)) {
                    texts.removeGroup
                }
            }
        }
    }
}
