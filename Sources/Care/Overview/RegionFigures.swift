/// The region in numbers, for those who may see numbers and never people.
package struct RegionFigures: Sendable, Hashable {
    package var citizens: Figure
    package var activeCourses: Figure
    /// Admissions under way.
    package var admissions: Figure
    /// Appointments to come.
    package var appointments: Figure
    package var openTasks: Figure
    package var plannedCourses: Figure
    package var finishedCourses: Figure
    /// Referrals that are not carried out yet.
    package var referrals: Figure
    /// Units of all sectors.
    package var units: Int

    package init(
        citizens: Figure, activeCourses: Figure, admissions: Figure, appointments: Figure, openTasks: Figure,
        plannedCourses: Figure, finishedCourses: Figure, referrals: Figure, units: Int = 0
    ) {
        self.citizens = citizens
        self.activeCourses = activeCourses
        self.admissions = admissions
        self.appointments = appointments
        self.openTasks = openTasks
        self.plannedCourses = plannedCourses
        self.finishedCourses = finishedCourses
        self.referrals = referrals
        self.units = units
    }
}

/// A number of people or things; small ones are hidden, so that nobody can be recognised.
package enum Figure: Sendable, Hashable {
    case exact(Int)
    /// At least one, but fewer than ``smallest``.
    case fewerThanFive

    /// Numbers below this are not shown.
    package static let smallest = 5

    package init(_ count: Int) {
        self = count == 0 || count >= Self.smallest ? .exact(count) : .fewerThanFive
    }
}
