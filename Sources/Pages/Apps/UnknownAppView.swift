package import Apps
package import HTML

/// Somebody was sent here by an app that is not known, or that would send people where it may not: nobody is sent on.
package struct UnknownAppView: Sendable {
    package var problem: AuthorizationProblem
    package var context: PageContext

    package init(problem: AuthorizationProblem, context: PageContext) {
        self.problem = problem
        self.context = context
    }

    private var texts: AppTexts { context.texts.apps }

    package var html: HTML {
        PageFrame(title: texts.unknownHeading, context: context) {
            h1 { texts.unknownHeading }
            EmptyNotice(
                text: problem == .unknownRedirect ? texts.unknownRedirect : texts.unknownApp, help: texts.unknownHelp
            ).html
        }.html
    }
}
