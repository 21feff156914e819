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
    /// The same by sector, those that have units.
    package var sectors: [SectorFigures]
    /// Numbers below this are not shown.
    package var smallest: Int

    package init(
        citizens: Figure, activeCourses: Figure, admissions: Figure, appointments: Figure, openTasks: Figure,
        plannedCourses: Figure, finishedCourses: Figure, referrals: Figure, units: Int = 0,
        sectors: [SectorFigures] = [], smallest: Int = Figure.standardSmallest
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
        self.sectors = sectors
        self.smallest = smallest
    }
}

/// One sector in numbers.
package struct SectorFigures: Sendable, Hashable {
    package var sector: Sector
    package var units: Int
    /// Courses under way that its units have.
    package var activeCourses: Figure
    /// Courses that are over.
    package var finishedCourses: Figure
    /// Visits and admissions that began within the last 30 days.
    package var recentContacts: Figure

    package init(
        sector: Sector, units: Int, activeCourses: Figure, finishedCourses: Figure, recentContacts: Figure
    ) {
        self.sector = sector
        self.units = units
        self.activeCourses = activeCourses
        self.finishedCourses = finishedCourses
        self.recentContacts = recentContacts
    }
}

/// A number of people or things; small ones are hidden, so that nobody can be recognised.
package enum Figure: Sendable, Hashable {
    case exact(Int)
    /// At least one, but fewer than this.
    case fewerThan(Int)
    /// Not small itself, but whoever knew it could work out one that is.
    case withheld

    /// Five: the limit that is commonly used when health statistics about people are published; fewer can be recognised.
    package static let standardSmallest = 5

    /// - Parameter smallest: numbers below this are hidden; nought is not, for it is nobody.
    package init(_ count: Int, smallest: Int = standardSmallest) {
        self = count == 0 || count >= smallest ? .exact(count) : .fewerThan(smallest)
    }

    /// Numbers that together make up one that is shown. Where only one of them is hidden, it could be had by
    /// subtraction: then the smallest of the others is withheld too.
    package static func parts(_ counts: [Int], smallest: Int) -> [Figure] {
        var figures = counts.map { Figure($0, smallest: smallest) }
        let hidden = figures.count { if case .fewerThan = $0 { true } else { false } }
        let next = counts.indices.filter { counts[$0] >= smallest && counts[$0] > 0 }.min { counts[$0] < counts[$1] }
        if hidden == 1, let next { figures[next] = .withheld }
        return figures
    }
}
