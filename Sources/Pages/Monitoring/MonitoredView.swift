import Care
package import HTML

/// One citizen's monitoring as staff see it: what deviates and what is done about it, the last thirty days with their
/// limits, what has been done before; limits, pauses, and the plan's beginning and end.
package struct MonitoredView: Sendable {
    package var model: MonitoredModel
    package var notice: MonitoredNotice?
    package var mistake: MonitoredMistake?
    package var context: PageContext

    package init(
        model: MonitoredModel, notice: MonitoredNotice? = nil, mistake: MonitoredMistake? = nil, context: PageContext
    ) {
        self.model = model
        self.notice = notice
        self.mistake = mistake
        self.context = context
        self.context.addressesCitizen = false
    }

    private var texts: MonitoringTexts { context.texts.monitoring }

    package var html: HTML {
        PageFrame(
            title: texts.citizenHeading, context: context,
            banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            if model.relation == .patient {
                p(.class("more")) { a(.href(Route.worklist(WorklistQuery()).target)) { texts.back } }
            }
            h1 { texts.citizenHeading }
            noticeLine
            if model.plans.isEmpty {
                EmptyNotice(text: texts.noPlan, help: texts.noPlanHelp).html
            }
            for plan in model.plans {
                section(.class("decisions monitored"), .id("plan-" + plan.id), .ariaLabelledBy("title-" + plan.id)) {
                    h2(.id("title-" + plan.id)) { plan.title }
                    head(plan)
                    OpenDeviation(view: self, plan: plan).html
                    MonitoredAnswers(view: self, plan: plan).html
                    charts(plan)
                    MonitoredLimits(view: self, plan: plan).html
                    MonitoredAlarms(view: self, plan: plan).html
                    handled(plan)
                    MonitoredPlanSteps(view: self, plan: plan).html
                }
            }
            start
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

    @HTMLBuilder private func head(_ plan: MonitoredPlan) -> HTML {
        p(.class("entry-meta")) {
            span { texts.watchedBy(plan.unit) }
            if let since = plan.since { span { texts.since(context.say(since, withTime: false)) } }
            if model.relation == .patient {
                a(.href(Route.programme(id: plan.programme).target)) { texts.version(plan.version) }
            }
            if let learnt = plan.learnt { span { texts.hasLearnt(learnt.done, learnt.all) } }
            if plan.isExperimental { span(.class("mark")) { texts.experimental } }
        }
        if model.relation == .patient, let moved = plan.moved {
            p(.class("field-help")) {
                context.texts.tuning.movedHere(
                    context.say(moved.at, withTime: false), moved.name ?? plan.unit, moved.why)
            }
        }
        switch plan.state {
        case .running: HTML.nothing
        case .paused(let until):
            p(.class("notice notice-plain")) {
                Icon.clock.html
                span { texts.pausedUntil(until.map { context.say($0, withTime: false) }) }
            }
        case .toBePaused(let from, let until):
            p(.class("notice notice-plain")) {
                Icon.clock.html
                span {
                    texts.toBePaused(
                        context.say(from, withTime: false), until.map { context.say($0, withTime: false) })
                }
            }
        }
    }

    @HTMLBuilder private func charts(_ plan: MonitoredPlan) -> HTML {
        let drawn = plan.trends.compactMap { trend in
            MonitoringChart(trend: trend, context: context).html.map { (trend, $0) }
        }
        h3 { texts.courseHeading }
        if drawn.isEmpty {
            p(.class("field-help")) { texts.noCourse }
        } else {
            div(.class("chart-grid")) {
                for (trend, chart) in drawn {
                    div {
                        h4(.class("chart-title")) { trend.name }
                        chart
                    }
                }
            }
        }
    }

    @HTMLBuilder private func handled(_ plan: MonitoredPlan) -> HTML {
        if !plan.handled.isEmpty {
            details(.class("earlier-decisions")) {
                summary { "\(texts.earlier) (\(plan.handled.count))" }
                ul(.class("entries card")) {
                    for one in plan.handled {
                        li(.class("entry entry-line")) {
                            one.mark.badge(context)
                            div(.class("entry-body")) {
                                for reason in one.reasons {
                                    p(.class("entry-detail")) { MonitoringWords.sentence(reason) }
                                }
                                if case .done(let at, let who, let what) = one.stage {
                                    p(.class("entry-meta")) {
                                        span { texts.doneBy(who ?? context.texts.common.unknown, context.say(at)) }
                                    }
                                    if let what { p(.class("entry-instruction")) { what } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private var start: HTML {
        if model.relation == .patient {
            p(.class("more")) {
                a(.href(Route.homeAssessment(citizen: model.citizen.id, nil).target)) {
                    context.texts.homeAssessment.heading
                }
                " · "
                a(.href(Route.equipment(citizen: model.citizen.id, nil).target)) { context.texts.equipment.heading }
            }
        }
        if model.steps.contains(.plan), !model.programmes.isEmpty {
            details(.class("own-role"), .open(mistake == .programme)) {
                summary { texts.start }
                HTMLForm(target: target, context: context) {
                    p(.class("field-help")) { texts.startHelp }
                    FormParts(context: context).list(
                        "programme", texts.chooseProgramme, model.programmes.map { ($0.id, $0.title) }, chosen: nil)
                    input(.type("hidden"), .name("do"), .value("start"))
                    div { button(.type("submit")) { texts.startIt } }
                }.html
            }
        }
    }

    var target: Route { .monitored(citizen: model.citizen.id, nil) }
}
