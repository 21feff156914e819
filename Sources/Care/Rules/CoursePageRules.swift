import FHIR

/// Puts the page of one course together.
struct CoursePageRules {
    let thread: CitizenThread

    /// Nil where the citizen has no such course.
    func page(_ id: String, _ filter: ThreadFilter, after cursor: ThreadCursor?, limit: Int) throws -> CoursePage? {
        let rules = MatterRules(thread: thread)
        let course: Course
        let admission: ThreadRow?
        if let known = thread.map.course(named: id) {
            course = known
            admission = thread.ongoingContacts.first { thread.course(of: $0)?.id == known.id }
        } else if let contact = thread.ongoingContacts.first(where: { $0.draft.reference == id }) {
            // A contact that no course holds is addressed by itself while it is under way.
            course = Course(id: id, groups: thread.map.loose.filter { $0.encounter == contact.encounter })
            admission = contact
        } else {
            return nil
        }
        let status = admission != nil && course.frames.isEmpty ? .active : thread.status(of: course)
        let matter = try rules.matter(course, status, admission)
        var filter = filter
        filter.course = course.id
        let page =
            course.frames.isEmpty
            ? ThreadPage(entries: matter.latest, total: course.entryCount)
            : try ThreadRules(thread: thread).page(filter, after: cursor, limit: limit)
        let next = try thread.upcoming.filter { $0.course?.id == course.id }.map { try rules.entry($0) }
        let toDo = try ToDoRules.entries(in: thread).filter { $0.course == course.id }
        return CoursePage(
            citizen: thread.citizen, matter: matter, team: try thread.contacts.members(of: course),
            plans: try plans(of: course), diagnoses: try thread.entries(course.conditions), toDo: toDo, next: next,
            thread: page)
    }

    /// The plans of a course with their activities and goals.
    func plans(of course: Course) throws -> [PlanSummary] {
        try course.plans.map { try plan($0, course.id) }
    }

    func plan(_ row: ThreadRow, _ course: String?) throws -> PlanSummary {
        let goals = try row.draft.references(.goal).compactMap { try thread.source.row(of: $0) }
        return PlanSummary(
            plan: try thread.maker.entry(row, course: course),
            activities: try row.draft.parts.map { try thread.maker.entry($0, course: course) },
            goals: try goals.map { try thread.maker.entry($0, course: course) })
    }
}
