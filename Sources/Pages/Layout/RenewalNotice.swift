import HTML

/// What the script needs that renews an open page: where it says that it did, and what it says. Without scripts there is
/// nothing of it, and a page is renewed by asking for it again.
struct RenewalNotice {
    let context: PageContext

    private var texts: CommonTexts { context.texts.common }

    @HTMLBuilder var html: HTML {
        if context.changes != nil, let script = context.assets.renewalScript {
            // Read aloud when something is written into it, without taking the focus.
            HTML.element(
                "div",
                [
                    .id("renewal"), .class("renewal"), .role("status"), .data("data-renewed", texts.renewed),
                    .data("data-news", texts.hasNews), .data("data-show", texts.showNews),
                ]
            ) {}
            HTML.element("script", [.type("module"), .src(script)]) {}
        }
    }
}
