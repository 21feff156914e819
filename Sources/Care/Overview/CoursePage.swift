/// One course with all that happened in it.
package struct CoursePage: Sendable, Hashable {
    package var citizen: CitizenSummary
    /// The course with whom to contact and what comes next.
    package var matter: Matter
    /// Everybody whom the record names for the course.
    package var team: [Contact]
    package var plans: [PlanSummary]
    package var diagnoses: [Entry]
    package var toDo: [Entry]
    /// Appointments and steps to come in it, soonest first.
    package var next: [Entry]
    package var thread: ThreadPage

    package init(
        citizen: CitizenSummary, matter: Matter, team: [Contact] = [], plans: [PlanSummary] = [],
        diagnoses: [Entry] = [], toDo: [Entry] = [], next: [Entry] = [], thread: ThreadPage
    ) {
        self.citizen = citizen
        self.matter = matter
        self.team = team
        self.plans = plans
        self.diagnoses = diagnoses
        self.toDo = toDo
        self.next = next
        self.thread = thread
    }
}

/// A plan for care with its activities and goals.
package struct PlanSummary: Sendable, Hashable {
    package var plan: Entry
    package var activities: [Entry]
    package var goals: [Entry]

    package init(plan: Entry, activities: [Entry] = [], goals: [Entry] = []) {
        self.plan = plan
        self.activities = activities
        self.goals = goals
    }
}
