package import HTML

/// What went wrong, in plain words.
package struct ErrorView: Sendable {
    /// The ways in which a page can be refused.
    package enum Kind: Int, Sendable, Hashable, CaseIterable {
        case badRequest = 400
        case unauthorized = 401
        case forbidden = 403
        case notFound = 404
        case tooMany = 429
        case failure = 500
        case busy = 503
    }

    package var kind: Kind
    package var context: PageContext
    /// Where to go on when somebody has signed in.
    package var goal: String?

    package init(kind: Kind, context: PageContext, goal: String? = nil) {
        self.kind = kind
        self.context = context
        self.goal = goal
    }

    package var html: HTML {
        let texts = words
        return PageFrame(title: texts.heading, context: context) {
            h1 { texts.heading }
            p(.class("lead")) { texts.text }
            p {
                a(.class("button"), .href(kind == .unauthorized ? signIn.target : Route.start.target)) {
                    kind == .unauthorized ? context.texts.common.signIn : context.texts.error.toStart
                }
            }
        }.html
    }

    private var signIn: Route { goal.map(Route.signInThen) ?? .signIn }

    private var words: (heading: String, text: String) {
        let texts = context.texts.error
        return switch kind {
        case .badRequest: (texts.badRequestHeading, texts.badRequest)
        case .unauthorized: (texts.unauthorizedHeading, texts.unauthorized)
        case .forbidden: (texts.forbiddenHeading, texts.forbidden)
        case .notFound: (texts.notFoundHeading, texts.notFound)
        case .failure: (texts.failureHeading, texts.failure)
        case .busy: (texts.busyHeading, texts.busy)
        case .tooMany: (texts.tooManyHeading, texts.tooMany)
        }
    }
}
