package import Care
package import HTML

/// The reviewer's list: open cases about looks, those with the nearest deadline first. Nothing of any record is on it.
package struct ReviewsView: Sendable {
    package var cases: [LookCase]
    /// Who looked, by what stands in the audit, as far as the directory knows.
    package var names: [String: Contact]
    package var context: PageContext

    package init(cases: [LookCase], names: [String: Contact], context: PageContext) {
        self.cases = cases
        self.names = names
        self.context = context
    }

    private var texts: LookCaseTexts { context.texts.lookCase }

    package var html: HTML {
        PageFrame(title: texts.reviews, context: context) {
            h1 { texts.reviews }
            p(.class("lead")) { texts.reviewsLead }
            if cases.isEmpty {
                EmptyNotice(text: texts.nothingToReview, help: texts.nothingToReviewHelp).html
            } else {
                ul(.class("entries card")) {
                    for one in cases { item(one) }
                }
            }
        }.html
    }

    private func item(_ one: LookCase) -> HTML {
        li(.class("entry entry-line")) {
            one.icon.html
            div {
                p(.class("entry-title")) {
                    a(.href(Route.review(id: one.id).target)) { context.language.name(of: one.kind) }
                }
                if let who = ReviewWords(one, names, context).who {
                    p(.class("entry-detail")) { who }
                }
                p(.class("entry-meta")) {
                    span { "\(texts.opened) \(context.say(one.opened))" }
                    if let deadline = one.deadline {
                        span(.class(deadline < context.moment.now ? "mark mark-strong" : "mark")) {
                            ReviewWords(one, names, context).due(deadline)
                        }
                    }
                }
            }
        }
    }
}
