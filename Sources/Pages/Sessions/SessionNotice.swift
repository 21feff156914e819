import HTML

/// What every page says about the end of the session: when it is, for everybody; shortly before it a dialogue, where
/// scripts run; and a page in its place, where they do not.
struct SessionNotice {
    let end: SessionEnd
    let context: PageContext

    private var texts: SessionTexts { context.texts.session }

    private var from: String { context.here?.target.text ?? "/" }

    /// The time of day at which it ends.
    private var clock: String {
        let local = LocalTime(end.instant, zone: context.moment.zone)
        return context.language.say(hour: local.hour, minute: local.minute)
    }

    /// Without scripts a page that lies open is replaced, shortly before the end, by one that says so and offers to go on.
    /// Only pages on which nothing can be written, so that nothing written is lost. Readers with scripts keep the page.
    @HTMLBuilder var refresh: HTML {
        if let here = context.here, here.citizen != nil, here.pattern.methods == [.get] {
            HTML.element("noscript", []) {
                meta(
                    .httpEquivalent("refresh"),
                    .content(
                        "\(max(1, end.secondsLeft(at: context.moment.now) - context.sessionWarning)); "
                            + "url=\(Route.session(from: from).target.text)"))
            }
        }
    }

    /// In the foot of the page.
    var line: HTML {
        p(.class("session-end")) {
            end.isFinal ? context.texts.sayings.signedOutAt(clock) : context.texts.sayings.signedOutUnused(clock)
        }
    }

    /// Closed until the script opens it; what it needs to know stands in its attributes.
    @HTMLBuilder var dialogue: HTML {
        if let script = context.assets.sessionScript {
            HTML.element(
                "dialog",
                [
                    .id("session-dialogue"), .class("card session-dialogue"), .ariaLabelledBy("session-heading"),
                    .ariaDescribedBy("session-text"),
                    .data("data-left", "\(end.secondsLeft(at: context.moment.now))"),
                    .data("data-warning", "\(context.sessionWarning)"),
                    .data("data-ended", Route.sessionEnded(from: from).target.text),
                ]
            ) {
                h2(.id("session-heading")) { end.isFinal ? texts.endingHeading : texts.thereHeading }
                p(.id("session-text")) { end.isFinal ? texts.ending : texts.there }
                if end.isFinal {
                    form(.method("dialog")) {
                        button(.type("submit")) { texts.understood }
                    }
                } else {
                    SessionNotice.goOn(from: from, context)
                }
            }
            HTML.element("script", [.type("module"), .src(script)]) {}
        }
    }

    /// The form by which a session goes on.
    static func goOn(from: String, _ context: PageContext) -> HTML {
        form(.action(Route.session(from: from).target), .method("post")) {
            context.formTokenField
            button(.type("submit")) { context.texts.session.goOn }
        }
    }
}
