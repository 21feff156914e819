package import Care
package import HTML

/// One course: how it stands, whom to contact, what comes, what has happened.
package struct CourseView: Sendable {
    package var page: CoursePage
    package var relation: CitizenBanner.Relation
    package var reference: ReferencePath
    package var after: ThreadCursor?
    package var context: PageContext

    package init(
        page: CoursePage, relation: CitizenBanner.Relation, reference: ReferencePath, after: ThreadCursor? = nil,
        context: PageContext
    ) {
        self.page = page
        self.relation = relation
        self.reference = reference
        self.after = after
        self.context = context
        self.context.addressesCitizen = relation == .own
    }

    private var citizen: String { page.citizen.id }
    private var course: CourseSummary { page.matter.course }
    private var texts: CourseTexts { context.texts.course }
    private var title: String { course.title.isEmpty ? texts.course : course.title }

    package var html: HTML {
        PageFrame(
            title: title, context: context, banner: CitizenBanner(citizen: page.citizen, relation: relation)
        ) {
            div(.class("heading")) {
                SectorBadge.row(course.sectors, context)
                h1 { title }
                CourseLine(course: course, context: context).html
            }
            if after == nil {
                people
                plans
                entries("to-do", toDoTitle, page.toDo, .toDo)
                entries("ahead", texts.ahead, page.next, .ahead)
                entries("diagnoses", context.texts.chapter.diagnosesHeading, page.diagnoses, .line)
            }
            sofar
        }.html
    }

    private var toDoTitle: String {
        context.addressesCitizen ? context.texts.overview.toDo : context.texts.overview.toDoForOthers
    }

    private var people: HTML {
        section(.class("card"), .ariaLabelledBy("people")) {
            h2(.id("people"), .class("card-title")) { context.texts.overview.contact }
            div(.class("people people-plain")) {
                if let responsible = page.matter.responsible, !page.matter.contact.isNaming(responsible) {
                    div {
                        h3(.class("label")) { context.texts.overview.responsible }
                        ContactView(contact: responsible, context: context).html
                    }
                }
                div {
                    h3(.class("label")) {
                        page.matter.responsible.map(page.matter.contact.isNaming) == true
                            ? "\(context.texts.overview.responsible) · \(context.texts.overview.contact)"
                            : context.texts.overview.contact
                    }
                    ContactChoiceView(choice: page.matter.contact, context: context).html
                }
            }
            if !page.team.isEmpty {
                details(.class("fold")) {
                    summary { "\(texts.team) (\(page.team.count))" }
                    div(.class("team")) {
                        for contact in page.team {
                            ContactView(contact: contact, context: context).html
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private var plans: HTML {
        if !page.plans.isEmpty {
            section(.ariaLabelledBy("plans")) {
                h2(.id("plans")) { context.texts.chapter.plansHeading }
                for plan in page.plans {
                    PlanView(plan: plan, citizen: citizen, context: context).html
                }
            }
        }
    }

    private func entries(_ id: String, _ title: String, _ entries: [Entry], _ style: EntryView.Style) -> HTML {
        guard !entries.isEmpty else { return .nothing }
        return section(.ariaLabelledBy(id)) {
            h2(.id(id)) { title }
            ul(.class("entries agenda")) {
                for entry in entries {
                    EntryView(entry, of: citizen, context).item(style)
                }
            }
        }
    }

    private var sofar: HTML {
        section(.class("sofar"), .ariaLabelledBy("so-far")) {
            h2(.id("so-far")) { texts.sofar }
            if page.thread.entries.isEmpty {
                EmptyNotice(text: texts.nothing).html
            } else {
                ul(.class("entries card")) {
                    for entry in page.thread.entries {
                        EntryView(entry, of: citizen, context).item(.line)
                    }
                }
            }
            nav(.class("pager"), .ariaLabel(context.texts.thread.pages)) {
                if after != nil {
                    a(.class("button"), .href(Route.course(citizen: citizen, reference: reference, after: nil).target))
                    {
                        context.texts.thread.newest
                    }
                }
                if let next = page.thread.next {
                    a(
                        .class("button"),
                        .href(Route.course(citizen: citizen, reference: reference, after: next).target)
                    ) { context.texts.thread.older }
                }
            }
        }
    }
}

/// A plan with its activities and goals.
struct PlanView {
    let plan: PlanSummary
    let citizen: String
    let context: PageContext

    var html: HTML {
        article(.class("card plan")) {
            ul(.class("entries")) { EntryView(plan.plan, of: citizen, context).item(.line) }
            list(context.texts.chapter.goals, plan.goals)
            list(context.texts.chapter.activities, plan.activities)
        }
    }

    private func list(_ title: String, _ entries: [Entry]) -> HTML {
        guard !entries.isEmpty else { return .nothing }
        return div(.class("plan-part")) {
            h3(.class("label")) { title }
            ul(.class("entries")) {
                for entry in entries {
                    EntryView(entry, of: citizen, context).item(.line)
                }
            }
        }
    }
}
