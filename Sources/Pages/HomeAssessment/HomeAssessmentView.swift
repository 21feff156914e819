import Care
package import HTML
import Monitoring

/// Whether home is right: what the citizen says, what staff say, what is suggested and why, and what people decided.
package struct HomeAssessmentView: Sendable {
    package var model: HomeAssessmentModel
    package var notice: HomeAssessmentNotice?
    /// What was just sent and not taken, and what is wrong with it.
    package var form: HomeAssessmentForm?
    package var mistake: HomeAssessmentMistake?
    package var context: PageContext

    package init(
        model: HomeAssessmentModel, notice: HomeAssessmentNotice? = nil, form: HomeAssessmentForm? = nil,
        mistake: HomeAssessmentMistake? = nil, context: PageContext
    ) {
        self.model = model
        self.notice = notice
        self.form = form
        self.mistake = mistake
        self.context = context
        self.context.addressesCitizen = model.relation == .own
    }

    var texts: HomeAssessmentTexts { context.texts.homeAssessment }
    var parts: FormParts { FormParts(context: context) }
    var target: Route { .homeAssessment(citizen: model.citizen.id, nil) }

    package var html: HTML {
        PageFrame(
            title: texts.heading, context: context,
            banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            if model.isStaff {
                p(.class("more")) {
                    a(.href(Route.monitored(citizen: model.citizen.id, nil).target)) {
                        context.texts.monitoring.citizenHeading
                    }
                }
            }
            h1 { context.addressesCitizen ? texts.headingOwn : texts.heading }
            p(.class("lead")) { context.addressesCitizen ? texts.leadOwn : texts.lead }
            noticeLine
            if model.items.isEmpty {
                EmptyNotice(text: texts.none, help: model.isStaff ? texts.noneStaff : texts.noneHelp).html
            }
            for item in model.items {
                section(.class("decisions"), .id("assessment-" + item.id), .ariaLabelledBy("title-" + item.id)) {
                    h2(.id("title-" + item.id)) { item.title }
                    p(.class("entry-meta")) {
                        span { texts.by(item.unit) }
                        span { context.say(item.since, withTime: false) }
                    }
                    if let decision = item.decision { decided(decision, item) }
                    // The citizen's own part comes first on her own page.
                    if item.isOpen, !model.isStaff { HomeAssessmentFields(view: self, item: item, side: .citizen).html }
                    suggestion(item)
                    HomeAssessmentSides(view: self, item: item).html
                    if item.isOpen, model.isStaff { staffForms(item) }
                }
            }
            begin
        }.html
    }

    @HTMLBuilder private var noticeLine: HTML {
        if let notice {
            div(.class(notice.isRefusal ? "notice" : "notice notice-done"), .role("status"), .id("done")) {
                (notice.isRefusal ? Icon.warning : Icon.consent).html
                p { texts.told(notice) }
            }
        }
        if let mistake {
            div(.class("notice"), .role("alert")) {
                Icon.warning.html
                p { texts.mistaken(mistake) }
            }
        }
    }

    private func decided(_ decision: HomeAssessmentModel.Decision, _ item: HomeAssessmentModel.Item) -> HTML {
        div(.class("card assessment-decision")) {
            h3 { texts.chosen(decision.choice) }
            if let why = decision.why { p(.class("entry-instruction")) { why } }
            p(.class("entry-meta")) {
                span {
                    context.texts.monitoring.doneBy(
                        decision.by ?? context.texts.common.unknown, context.say(decision.at))
                }
            }
            if item.canStart, model.isStaff {
                p(.class("field-help")) { texts.startHelp }
                parts.press(target, [("do", "start"), ("assessment", item.id)], texts.start)
            }
        }
    }

    private func suggestion(_ item: HomeAssessmentModel.Item) -> HTML {
        div(.class("assessment-suggestion")) {
            h3 { item.isOpen ? texts.suggested : texts.wasSuggested }
            p(.class("assessment-outcome")) {
                item.outcome.mark.badge(context, word: texts.outcome(item.outcome))
            }
            p(.class("field-help")) { texts.peopleDecide }
            ul(.class("assessment-reasons")) {
                for reason in item.reasons {
                    li {
                        reason.weight.mark.badge(context, word: texts.weight(reason.weight))
                        span {
                            reason.words
                            if reason.isSeenDifferently { " " + texts.seenDifferently }
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func staffForms(_ item: HomeAssessmentModel.Item) -> HTML {
        HomeAssessmentFields(view: self, item: item, side: .clinician).html
        if item.views[.citizen]?.isWrittenDown ?? true {
            HomeAssessmentFields(view: self, item: item, side: .citizen).html
        }
        decide(item)
    }

    private func decide(_ item: HomeAssessmentModel.Item) -> HTML {
        let sent = form.flatMap { $0.assessment == item.id && $0.side == nil ? $0 : nil }
        return details(.class("own-role"), .open(sent != nil)) {
            summary { texts.decide }
            HTMLForm(target: target, context: context) {
                p(.class("field-help")) { texts.decideHelp }
                parts.question(texts.whatIsDecided, mistake: nil) {
                    for choice in HomeAssessment.Choice.allCases {
                        parts.choice(
                            "choice-" + item.id, choice.rawValue, texts.choice(choice), isChosen: sent?.choice == choice
                        )
                    }
                }
                parts.longTextField("why-" + item.id, texts.why, help: texts.whyHelp, value: sent?.why)
                parts.hidden("do", "decide")
                parts.hidden("assessment", item.id)
                for side in AssessmentSide.allCases {
                    parts.hidden("version-" + side.rawValue, item.versions[side].map(String.init))
                }
                div { button(.type("submit")) { texts.decideIt } }
            }.html
        }
    }

    @HTMLBuilder private var begin: HTML {
        if model.isStaff, !model.programmes.isEmpty {
            details(.class("own-role"), .open(mistake == .programme)) {
                summary { texts.begin }
                HTMLForm(target: target, context: context) {
                    p(.class("field-help")) { texts.beginHelp }
                    parts.list(
                        "programme", context.texts.monitoring.chooseProgramme,
                        model.programmes.map { ($0.id, $0.title) }, chosen: nil)
                    parts.hidden("do", "begin")
                    div { button(.type("submit")) { texts.beginIt } }
                }.html
            }
        }
    }
}

extension AssessmentWeight {
    /// How it is marked, beside its word.
    fileprivate var mark: MonitoringMark {
        switch self {
        case .supports: .green
        case .help: .yellow
        case .open: .grey
        case .against, .veto: .red
        }
    }
}

extension HomeSuggestion.Outcome {
    fileprivate var mark: MonitoringMark {
        switch self {
        case .home: .green
        case .withHelp: .yellow
        case .open: .grey
        case .notHome: .red
        }
    }
}
