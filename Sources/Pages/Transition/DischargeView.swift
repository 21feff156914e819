package import Care
package import HTML

/// One discharge: for staff the package with what is missing and why, and what can be done; for the citizen what has been
/// promised.
package struct DischargeView: Sendable {
    package var package: DischargePackage
    package var relation: CitizenBanner.Relation
    /// The reader's unit, as a reference.
    package var unit: String?
    package var nursing: [(reference: String, name: String)]
    package var isDone: Bool
    package var mistake: TransitionDesk.Mistake?
    package var context: PageContext

    package init(
        package: DischargePackage, relation: CitizenBanner.Relation, unit: String? = nil,
        nursing: [(reference: String, name: String)] = [], isDone: Bool = false, mistake: TransitionDesk.Mistake? = nil,
        context: PageContext
    ) {
        self.package = package
        self.relation = relation
        self.unit = unit
        self.nursing = nursing
        self.isDone = isDone
        self.mistake = mistake
        self.context = context
        self.context.addressesCitizen = relation == .own
    }

    private var texts: TransitionTexts { context.texts.transition }
    private var parts: FormParts { FormParts(context: context) }
    private var discharge: Discharge { package.discharge }
    private var isDepartment: Bool { unit == discharge.department }
    private var isStaff: Bool { relation == .patient }
    private var route: Route { .discharges(citizen: package.citizen.id, DischargeQuery(id: discharge.id)) }

    package var html: HTML {
        PageFrame(
            title: texts.discharge, context: context,
            banner: CitizenBanner(citizen: package.citizen, relation: relation)
        ) {
            h1 { texts.discharge }
            DischargeNotices(isDone: isDone, mistake: mistake, context: context).html
            section(.class("card")) {
                PromisesView(package: package, relation: relation, context: context).body(isInCard: false)
                if isStaff, let told = discharge.told.last {
                    p { span(.class("mark mark-strong")) { texts.leaderTold(context.say(told.at)) } }
                }
            }
            if isStaff { staff }
            conversation
            if isStaff {
                questions
                outcomes
                if isDepartment, discharge.stage == .preparing { ending }
            }
        }.html
    }

    @HTMLBuilder private var staff: HTML {
        DischargePartsList(package: package, unit: unit, context: context).html
        rule
        if let training = package.training, training.isOpen, training.owner == unit {
            parts.press(route, [("do", "training")], context.texts.promise.trainingBegin)
        }
        if isDepartment, discharge.stage == .preparing {
            section(.ariaLabelledBy("plan")) {
                h2(.id("plan")) { texts.plan }
                HTMLForm(target: route, context: context) {
                    DischargePlanFields(
                        form: DischargeForm(discharge, zone: context.moment.zone), nursing: nursing, isMistaken: false,
                        context: context
                    ).html
                    parts.hidden("do", "plan")
                    div { button(.type("submit")) { texts.save } }
                }.html
            }
        }
    }

    private var rule: HTML {
        section(.ariaLabelledBy("rule")) {
            h2(.id("rule")) { texts.rule }
            p { strong { package.coverage.end.map { texts.covered(context.say($0)) } ?? texts.notCovered } }
            p(.class("field-help")) { discharge.coverage == nil ? texts.ruleExpected : texts.ruleLead }
            ul(.class("promises")) {
                for criterion in ExtendedResponsibilityRule.Criterion.allCases {
                    li {
                        context.language.name(of: criterion)
                        " – "
                        strong { package.coverage.unmet.contains(criterion) ? texts.isNotMet : texts.isMet }
                    }
                }
            }
        }
    }

    // MARK: The conversation

    private var said: [(String, String, String?)] {
        let said = discharge.conversation
        return [
            ("expectations", texts.expectations, said.expectations),
            ("relatives", texts.relativesWords, said.relatives),
            ("goals", texts.goals, said.goals), ("questions", texts.questions, said.questions),
        ]
    }

    @HTMLBuilder private var conversation: HTML {
        let isOpen = isDepartment && discharge.stage == .preparing
        if isOpen || !discharge.conversation.isEmpty {
            section(.ariaLabelledBy("conversation")) {
                h2(.id("conversation")) { relation == .own ? context.texts.promise.said : texts.conversation }
                if isOpen {
                    p(.class("field-help")) { texts.conversationLead }
                    HTMLForm(target: route, context: context) {
                        for (name, title, text) in said { parts.longTextField(name, title, value: text) }
                        parts.hidden("do", "talk")
                        div { button(.type("submit")) { texts.save } }
                    }.html
                } else {
                    for (_, title, text) in said where text != nil {
                        h3 { title }
                        p { text }
                    }
                }
            }
        }
    }

    // MARK: Questions and outcomes

    @HTMLBuilder private var questions: HTML {
        let isCovered = discharge.isCovered(at: context.moment.now)
        if !package.questions.isEmpty || (isCovered && !isDepartment) {
            section(.ariaLabelledBy("asks")) {
                h2(.id("asks")) { texts.asks }
                for question in package.questions {
                    DischargeQuestionCard(question: question, package: package, route: route, context: context).html
                }
                if isCovered, !isDepartment { ask }
            }
        }
    }

    private var ask: HTML {
        HTMLForm(target: route, context: context) {
            h3 { texts.ask }
            p(.class("field-help")) { texts.askLead }
            if let number = discharge.facts.phone ?? package.department?.telephones.first,
                let target = LinkTarget.telephone(number)
            {
                p { a(.class("way way-call"), .href(target)) { context.texts.sayings.call(number) } }
            }
            parts.longTextField("text", texts.askField, value: nil)
            parts.hidden("do", "ask")
            div { button(.type("submit")) { texts.askConfirm } }
        }.html
    }

    @HTMLBuilder private var outcomes: HTML {
        if discharge.stage == .completed {
            section(.ariaLabelledBy("outcomes")) {
                h2(.id("outcomes")) { texts.outcomes }
                if !discharge.outcomes.isEmpty {
                    ul(.class("promises")) {
                        for outcome in discharge.outcomes {
                            li { "\(context.language.name(of: outcome.kind)), \(context.say(outcome.instant))" }
                        }
                    }
                }
                HTMLForm(target: route, context: context) {
                    p(.class("field-help")) { texts.outcomesLead }
                    parts.list(
                        "outcome", texts.outcomes,
                        DischargeOutcome.Kind.allCases.map { ($0.rawValue, context.language.name(of: $0)) }, chosen: nil
                    )
                    parts.textField("visit", texts.visitWhen, value: nil, type: "datetime-local")
                    parts.hidden("do", "outcome")
                    div { button(.type("submit")) { texts.noteOutcome } }
                }.html
            }
        }
    }

    private var ending: HTML {
        section(.class("card"), .ariaLabelledBy("ending")) {
            h2(.id("ending")) { texts.complete }
            p(.class("field-help")) { texts.completeHelp }
            parts.press(route, [("do", "complete")], texts.complete)
            parts.press(route, [("do", "cancel")], texts.cancel, isQuiet: true)
        }
    }
}

/// What has just been done, or why it was not.
struct DischargeNotices {
    let isDone: Bool
    let mistake: TransitionDesk.Mistake?
    let context: PageContext

    private var texts: TransitionTexts { context.texts.transition }

    @HTMLBuilder var html: HTML {
        if let mistake {
            div(.class("notice"), .role("alert")) {
                Icon.warning.html
                div {
                    p { words(mistake) }
                    if case .incomplete(_, let medicines) = mistake, !medicines.isEmpty {
                        ul { for name in medicines { li { texts.reasonMissing(name) } } }
                    }
                }
            }
        } else if isDone {
            div(.class("notice notice-done"), .role("status")) {
                Icon.task.html
                p { texts.done }
            }
        }
    }

    private func words(_ mistake: TransitionDesk.Mistake) -> String {
        switch mistake {
        case .blank: texts.blank
        case .incomplete: texts.incomplete
        case .unchanged: texts.unchanged
        case .notDischarged: texts.notDischarged
        case .notCovered: texts.noLonger
        case .late: texts.late
        }
    }
}
