import Access
package import HTML

/// Choosing between several places of work.
package struct WorkplacesView: Sendable {
    package var now: Employment
    package var others: [Employment]
    package var context: PageContext

    package init(now: Employment, others: [Employment], context: PageContext) {
        self.now = now
        self.others = others
        self.context = context
    }

    private var texts: SessionTexts { context.texts.session }

    package var html: HTML {
        PageFrame(title: texts.workHeading, context: context) {
            h1 { texts.workHeading }
            p(.class("lead")) { texts.workLead }
            form(.action(Route.workplaces.target), .method("post")) {
                context.formTokenField
                ul(.class("people-list")) {
                    for employment in [now] + others {
                        li { card(employment) }
                    }
                }
            }
        }.html
    }

    private func card(_ employment: Employment) -> HTML {
        button(.class("person-card"), .type("submit"), .name("work"), .value(employment.reference)) {
            Icon.generalPractice.html
            span {
                span(.class("person-card-name")) { employment.unitName ?? context.texts.common.unknown }
                span(.class("person-card-what")) {
                    [
                        context.language.name(ofPersona: employment.profession.rawValue),
                        employment == now ? texts.workHere : nil,
                    ]
                    .compactMap(\.self).joined(separator: " · ")
                }
            }
        }
    }
}
