import Care
package import HTML

/// What stands around every page: head, brand, whose record it is, the way to the other pages, foot.
package struct PageFrame: Sendable {
    package var title: String
    package var context: PageContext
    package var banner: CitizenBanner?
    package var content: HTML

    package init(
        title: String, context: PageContext, banner: CitizenBanner? = nil, @HTMLBuilder content: () -> HTML
    ) {
        self.title = title
        self.context = context
        self.banner = banner
        self.content = content()
    }

    private var isDense: Bool { context.viewer?.kind == .professional }

    /// The whole document.
    package var html: HTML {
        HTML.element("html", [.lang(context.language.rawValue)]) {
            documentHead
            body(.class(isDense ? "dense" : "calm")) {
                a(.class("skip"), .href(.fragment("content"))) { context.texts.common.skipToContent }
                pageHeader
                banner?.html(context)
                div(.class(banner == nil ? "frame frame-plain" : "frame")) {
                    if let banner {
                        navigation(banner)
                    }
                    main(.id("content"), .tabIndex(-1), .data("data-changes", context.changes?.target.text)) { content }
                }
                pageFooter
                sessionNotice?.dialogue
                RenewalNotice(context: context).html
            }
        }
    }

    private var sessionNotice: SessionNotice? { context.sessionEnd.map { SessionNotice(end: $0, context: context) } }

    private var documentHead: HTML {
        head {
            meta(.charset("utf-8"))
            meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
            meta(.name("color-scheme"), .content("light dark"))
            meta(.name("referrer"), .content("same-origin"))
            HTML.element("title", []) { "\(title) – \(context.texts.common.productName)" }
            HTML.voidElement("link", [.rel("stylesheet"), .href(context.assets.styleSheet)])
            HTML.voidElement("link", [.rel("icon"), .type("image/svg+xml"), .href(context.assets.icon)])
            sessionNotice?.refresh
        }
    }

    private var pageHeader: HTML {
        header(.class("top")) {
            div(.class("wrap")) {
                a(.class("brand"), .href(Route.start.target)) {
                    Icon.thread.html
                    span { context.texts.common.productName }
                }
                nav(.class("tools"), .ariaLabel(context.texts.common.pageTools)) {
                    ul { tools }
                }
            }
        }
    }

    @HTMLBuilder private var tools: HTML {
        if let viewer = context.viewer {
            if viewer.kind == .professional {
                tool(.unit(nil), context.texts.responsibility.unitHeading)
                tool(.findPatient, context.texts.common.findPatient)
            }
            if viewer.mayChooseUnit {
                tool(.workplaces, context.texts.common.changeUnit)
            }
            if viewer.mayChooseCitizen {
                tool(.citizens, context.texts.common.changePerson)
            }
            if viewer.isRelative {
                tool(.mandates(nil), context.texts.mandate.link)
            }
        }
        tool(.help, context.texts.common.help)
        li {
            a(
                .href(Route.language(context.language.other, from: context.here?.target.text ?? "/").target),
                .lang(context.language.other.rawValue), .rel("nofollow")
            ) { context.language.other.ownName }
        }
        if let viewer = context.viewer {
            li(.class("viewer")) {
                span(.class("viewer-name")) {
                    span(.class("unseen")) { context.texts.common.signedInAs + " " }
                    viewer.name
                }
                form(.action(Route.signOut.target), .method("post")) {
                    context.formTokenField
                    button(.class("quiet"), .type("submit")) { context.texts.common.signOut }
                }
            }
        }
    }

    private func tool(_ route: Route, _ text: String) -> HTML {
        li { a(.href(route.target), .ariaCurrent(context.here == route ? "page" : nil)) { text } }
    }

    /// The pages of one record: an open list where there is room, a list behind a button on a phone. Only one of the
    /// two is displayed, so only one is read aloud.
    private func navigation(_ banner: CitizenBanner) -> HTML {
        let links = ul {
            for (route, icon, text) in pages(of: banner.citizen.id, context.texts.common) + ownPages(banner) {
                li {
                    a(.href(route.target), .ariaCurrent(isCurrent(route) ? "page" : nil)) {
                        icon.html
                        span { text }
                    }
                }
            }
        }
        return nav(.class("pages"), .ariaLabel(context.texts.common.mainNavigation)) {
            details(.class("pages-folded")) {
                summary {
                    Icon.menu.html
                    context.texts.common.menu
                }
                links
            }
            div(.class("pages-open")) { links }
        }
    }

    private func pages(of citizen: String, _ texts: CommonTexts) -> [(Route, Icon, String)] {
        [
            (.overview(citizen: citizen), .home, texts.overview),
            (.ahead(citizen: citizen), .calendar, texts.ahead),
            (.courses(citizen: citizen), .course, texts.courses),
            (.thread(citizen: citizen, ThreadQuery()), .thread, texts.thread),
            (.results(citizen: citizen), .flask, texts.results),
            (.medicines(citizen: citizen), .pill, texts.medicines),
            (.diagnoses(citizen: citizen), .diagnosis, texts.diagnoses),
            (.plans(citizen: citizen), .plan, texts.plans),
            (.jointPlan(citizen: citizen, JointPlanQuery()), .goal, context.texts.jointPlan.heading),
            (.citizenTasks(citizen: citizen, nil), .task, context.texts.task.brief),
            (.measurements(citizen: citizen), .ruler, texts.measurements),
            (.documents(citizen: citizen), .page, texts.documents),
            (.failures(citizen: citizen, nil), .warning, context.texts.failure.brief),
            (.apps(citizen: citizen), .device, texts.apps),
        ]
    }

    /// Who may see the record is for the citizen, for a child's parents, and for staff; relatives have a page about what is
    /// theirs, which leads those who decide in somebody's stead here too.
    private func ownPages(_ banner: CitizenBanner) -> [(Route, Icon, String)] {
        switch banner.relation {
        case .own:
            [
                (.access(citizen: banner.citizen.id, AccessQuery()), .lock, context.texts.access.brief),
                (.accessLog(citizen: banner.citizen.id, AccessLogForm()), .eye, context.texts.accessLog.brief),
                (.letters(citizen: banner.citizen.id, nil), .message, context.texts.letter.brief),
            ]
        case .child, .patient:
            [
                (.access(citizen: banner.citizen.id, AccessQuery()), .lock, context.texts.access.brief),
                (.letters(citizen: banner.citizen.id, nil), .message, context.texts.letter.brief),
            ]
        case .relative: [(.letters(citizen: banner.citizen.id, nil), .message, context.texts.letter.brief)]
        }
    }

    private func isCurrent(_ route: Route) -> Bool {
        guard let here = context.here else { return false }
        return here.pattern == route.pattern
    }

    private var pageFooter: HTML {
        footer(.class("foot")) {
            div(.class("wrap")) {
                p { strong { context.texts.common.notAnEmergencyService } }
                p { context.texts.common.footer }
                sessionNotice?.line
            }
        }
    }
}
