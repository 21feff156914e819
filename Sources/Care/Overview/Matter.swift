/// Something that goes on: a course, or where the record knows no courses an active problem or plan.
package struct Matter: Sendable, Hashable {
    package var course: CourseSummary
    /// Who has the responsibility now, as far as the record says.
    package var responsible: Contact?
    /// Whom to contact. Never missing: ``ContactChoice/nobodyNamed(generalPractitioner:)`` says so and offers the
    /// general practitioner.
    package var contact: ContactChoice
    /// The next thing that happens in it.
    package var nextStep: Entry?
    /// The admission that is under way in it.
    package var admission: Entry?
    /// The newest entries in it, latest first.
    package var latest: [Entry]

    package init(
        course: CourseSummary, responsible: Contact? = nil, contact: ContactChoice, nextStep: Entry? = nil,
        admission: Entry? = nil, latest: [Entry] = []
    ) {
        self.course = course
        self.responsible = responsible
        self.contact = contact
        self.nextStep = nextStep
        self.admission = admission
        self.latest = latest
    }
}
