package import Care
package import HTML

/// All courses of a citizen, those under way first.
package struct CoursesView: Sendable {
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var courses: [CourseSummary]
    package var context: PageContext

    package init(
        citizen: CitizenSummary, relation: CitizenBanner.Relation, courses: [CourseSummary], context: PageContext
    ) {
        self.citizen = citizen
        self.relation = relation
        self.courses = courses
        self.context = context
    }

    package var html: HTML {
        PageFrame(
            title: context.texts.common.courses, context: context,
            banner: CitizenBanner(citizen: citizen, relation: relation)
        ) {
            h1 { context.texts.common.courses }
            p(.class("lead")) { context.texts.course.allLead }
            if courses.isEmpty {
                EmptyNotice(text: context.texts.course.none).html
            } else {
                ul(.class("entries card")) {
                    for course in courses {
                        item(course)
                    }
                }
            }
        }.html
    }

    private func item(_ course: CourseSummary) -> HTML {
        li(.class("entry entry-line")) {
            Icon(EntryKind.course).html
            div(.class("entry-body")) {
                p(.class("entry-title")) { CourseLink(course: course, citizen: citizen.id, context: context).html }
                CourseLine(course: course, context: context).html
                if course.entryCount > 0 {
                    p(.class("entry-meta")) { context.texts.sayings.entries(course.entryCount) }
                }
            }
        }
    }
}
