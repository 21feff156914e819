/// The region in numbers, for those who may see numbers and never people.
package struct RegionFigures: Sendable, Hashable {
    package var citizens: Figure
    package var activeCourses: Figure
    /// Admissions under way.
    package var admissions: Figure
    /// Appointments to come.
    package var appointments: Figure
    package var openTasks: Figure
    package var bySector: [SectorFigure]

    package init(
        citizens: Figure, activeCourses: Figure, admissions: Figure, appointments: Figure, openTasks: Figure,
        bySector: [SectorFigure] = []
    ) {
        self.citizens = citizens
        self.activeCourses = activeCourses
        self.admissions = admissions
        self.appointments = appointments
        self.openTasks = openTasks
        self.bySector = bySector
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

/// A number for one sector.
package struct SectorFigure: Sendable, Hashable {
    package var sector: Sector
    package var courses: Figure

    package init(sector: Sector, courses: Figure) {
        self.sector = sector
        self.courses = courses
    }
}
