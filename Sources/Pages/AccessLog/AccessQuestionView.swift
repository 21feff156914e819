package import Care
package import HTML

/// Asking about one look: who it was, a field for the question, and what happens with it.
package struct AccessQuestionView: Sendable {
    package var citizen: CitizenSummary
    package var visit: AccessVisit
    /// What was written so far, and what is wrong with it; nil where nothing has been sent.
    package var draft: (text: String, mistake: LookDesk.Mistake)?
    package var context: PageContext

    package init(
        citizen: CitizenSummary, visit: AccessVisit, draft: (text: String, mistake: LookDesk.Mistake)? = nil,
        context: PageContext
    ) {
        self.citizen = citizen
        self.visit = visit
        self.draft = draft
        self.context = context
    }

    private var texts: LookCaseTexts { context.texts.lookCase }

    package var html: HTML {
        PageFrame(
            title: context.texts.accessLog.ask, context: context,
            banner: CitizenBanner(citizen: citizen, relation: .own)
        ) {
            h1 { context.texts.accessLog.ask }
            ul(.class("entries card")) {
                AccessVisitView(citizen: citizen.id, visit: visit, context: context, mayAsk: false).item
            }
            form(
                .class("card form"), .action(Route.accessQuestion(citizen: citizen.id, look: visit.number).target),
                .method("post")
            ) {
                context.formTokenField
                div(.class("field")) {
                    label(.for("question")) { texts.question }
                    p(.class("field-help"), .id("question-help")) { texts.questionHelp }
                    if let mistake = draft?.mistake {
                        p(.class("form-error"), .id("question-error")) { context.language.name(of: mistake) }
                    }
                    textarea(
                        .id("question"), .name("question"), .maximumLength(LookLimits.standard.longestText),
                        .ariaDescribedBy(draft == nil ? "question-help" : "question-help question-error"),
                        .ariaInvalid(draft != nil)
                    ) { draft?.text ?? "" }
                }
                div {
                    button(.type("submit")) { texts.send }
                }
            }
        }.html
    }
}
