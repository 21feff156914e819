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
                if let keeping = context.keeping { KeepingStrip(setting: keeping, context: context).html }
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
        let links = CitizenMenu(banner: banner, context: context).html
        return nav(.class("pages"), .ariaLabel(context.texts.common.mainNavigation)) {
            details(.class("pages-folded")) {
                summary {
                    Icon.menu.html
                    context.texts.common.menu
                }
                div(.class("pages-list")) { links }
            }
            div(.class("pages-open")) { links }
        }
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
