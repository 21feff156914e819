import HTML

/// What the script needs that keeps what a citizen enters until the server has it: where it says what waits, and what it
/// says. On every page of those who may enter something, so that what waits is sent wherever they are.
package struct KeepingStrip: Sendable {
    /// What of it differs from page to page.
    package struct Setting: Sendable, Hashable {
        /// Whose entries these are: only the same person sends them.
        package var owner: String
        /// The address of the citizen's page of today, and of the page that is kept of it; nil: not this page's.
        package var today: Route?
        package var keeps: Route?
        /// Whether this is the kept page.
        package var isKept = false
    }

    let setting: Setting
    let context: PageContext

    private var texts: KeepingTexts { context.texts.keeping }

    @HTMLBuilder var html: HTML {
        if let script = context.assets.keepingScript, let worker = context.assets.worker {
            HTML.element(
                "div",
                [.id("keeping"), .class("keeping"), .role("status"), .tabIndex(-1), .hidden()] + settings(worker)
                    + words
            ) {}
            HTML.element("script", [.type("module"), .src(script)]) {}
        }
    }

    private func settings(_ worker: LinkTarget) -> [Attribute] {
        [
            .data("data-owner", setting.owner), .data("data-worker", worker.text),
            .data("data-path", setting.today?.target.text), .data("data-page", setting.keeps?.target.text),
            .data("data-kept", setting.isKept ? "1" : nil), .data("data-sign-out", Route.signOut.target.text),
            .data("data-sign-in", Route.signInThen(to: (setting.today ?? .start).target.text).target.text),
        ]
    }

    private var words: [Attribute] {
        [
            .data("data-offline", texts.offline), .data("data-one", texts.one), .data("data-many", texts.many),
            .data("data-stays", texts.stays), .data("data-ended", texts.ended), .data("data-waits", texts.waits),
            .data("data-sent-one", texts.sentOne), .data("data-sent-many", texts.sentMany),
            .data("data-send-now", texts.sendNow), .data("data-sign-in-again", texts.signInAgain),
            .data("data-refused", texts.refused), .data("data-too-old", texts.tooOld),
            .data("data-remove", texts.remove), .data("data-lost", texts.lost),
        ]
    }
}
