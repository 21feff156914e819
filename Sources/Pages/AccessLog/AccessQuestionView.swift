package import Care
package import HTML

/// Asking about one look.
package struct AccessQuestionView: Sendable {
    package var citizen: CitizenSummary
    package var visit: AccessVisit
    package var context: PageContext

    package init(citizen: CitizenSummary, visit: AccessVisit, context: PageContext) {
        self.citizen = citizen
        self.visit = visit
        self.context = context
    }

    private var texts: AccessLogTexts { context.texts.accessLog }

    package var html: HTML {
        PageFrame(title: texts.ask, context: context, banner: CitizenBanner(citizen: citizen, relation: .own)) {
            h1 { texts.ask }
            ul(.class("entries card")) {
                AccessVisitView(citizen: citizen.id, visit: visit, context: context, mayAsk: false).item
            }
        }.html
    }
}
