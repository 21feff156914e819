package import HTML

/// When the session ends, and the button by which it goes on: for those whose browser runs no scripts.
package struct SessionView: Sendable {
    package var end: SessionEnd
    /// Where one was.
    package var from: String
    package var context: PageContext

    package init(end: SessionEnd, from: String, context: PageContext) {
        self.end = end
        self.from = from
        self.context = context
    }

    private var texts: SessionTexts { context.texts.session }

    package var html: HTML {
        PageFrame(title: end.isFinal ? texts.endingHeading : texts.thereHeading, context: context) {
            h1 { end.isFinal ? texts.endingHeading : texts.thereHeading }
            p(.class("lead")) { end.isFinal ? texts.ending : texts.there }
            SessionNotice.goOn(from: from, context)
        }.html
    }
}
