package import HTML

/// What has become of a sign-in or a session, in plain words, and the way on.
package struct SignInNoticeView: Sendable {
    package enum Kind: Sendable, Hashable, CaseIterable {
        case signedOut, ended, cancelled, startOver, nobody, unavailable
    }

    package var kind: Kind
    package var context: PageContext
    /// The address of the page to go on to when somebody has signed in.
    package var goal: String?

    package init(kind: Kind, context: PageContext, goal: String? = nil) {
        self.kind = kind
        self.context = context
        self.goal = goal
    }

    package var html: HTML {
        let words = words
        return PageFrame(title: words.heading, context: context) {
            h1 { words.heading }
            p(.class("lead")) { words.text }
            if kind == .nobody {
                p { context.texts.session.nobodyCitizen }
                p { context.texts.session.nobodyStaff }
            }
            p {
                a(.class("button"), .href((goal.map(Route.signInThen) ?? .signIn).target)) {
                    context.texts.session.signInAgain
                }
            }
        }.html
    }

    private var words: (heading: String, text: String) {
        let texts = context.texts.session
        return switch kind {
        case .signedOut: (texts.signedOutHeading, texts.signedOut)
        case .ended: (texts.endedHeading, texts.ended)
        case .cancelled: (texts.cancelledHeading, texts.cancelled)
        case .startOver: (texts.startOverHeading, texts.startOver)
        case .nobody: (texts.nobodyHeading, texts.nobody)
        case .unavailable: (texts.unavailableHeading, texts.unavailable)
        }
    }
}
