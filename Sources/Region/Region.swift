import FHIR

/// A synthetic Danish region, made while it is read: units first, then household by household.
///
/// What a batch refers to is in the batch or in one before it. Nothing is kept of a household once it has been read, so
/// memory does not grow with the number of citizens.
package struct Region: Sequence, Sendable {
    package let plan: RegionPlan
    let tables: RegionTables
    let directory: Directory
    let households: HouseholdMaker

    /// Lays out the region's units.
    ///
    /// - Throws: ``RegionError/table(name:reason:)`` where a table of the program cannot be read.
    package init(_ plan: RegionPlan) throws(RegionError) {
        self.plan = plan
        tables = try RegionTables.load()
        let names = NameGiver(tables)
        directory = Directory(plan, tables, names)
        households = HouseholdMaker(plan, tables, directory, names)
    }

    package func makeIterator() -> RegionBatches { RegionBatches(self) }

    /// Makes every resource in turn.
    package func forEachResource<Failure: Error>(
        _ body: (RegionResource) throws(Failure) -> Void
    ) throws(Failure) {
        for batch in self {
            for resource in batch { try body(resource) }
        }
    }
}

/// The region batch by batch: one unit with those who work there, or one household.
package struct RegionBatches: IteratorProtocol {
    private let region: Region
    private var unit = 0
    private var household = 0
    private var citizen = 0
    private var hasStaffPersonas = false

    init(_ region: Region) { self.region = region }

    package mutating func next() -> [RegionResource]? {
        if unit < region.directory.units.count {
            defer { unit += 1 }
            return DirectoryWriter(directory: region.directory).resources(of: region.directory.units[unit])
        }
        if !hasStaffPersonas, region.hasPersonas {
            hasStaffPersonas = true
            return region.staffPersonas()
        }
        guard citizen < region.plan.citizens else { return nil }
        let (people, resources) = region.household(household, firstCitizen: citizen)
        citizen += people
        household += 1
        return resources
    }
}

extension Region {
    /// Whether there are citizens enough for the people whom the sign-in offers.
    var hasPersonas: Bool { plan.citizens >= RegionPlan.fewestWithPersonas }

    /// Writes one household.
    func household(_ number: Int, firstCitizen: Int) -> (people: Int, resources: [RegionResource]) {
        if hasPersonas, number < PersonaHouseholds.count {
            return PersonaHouseholds(region: self).household(number, firstCitizen: firstCitizen)
        }
        let room = plan.citizens - firstCitizen
        let people = households.make(household: number, firstCitizen: firstCitizen).prefix(room)
        var resources: [RegionResource] = []
        for citizen in people { resources += record(of: citizen) }
        return (people.count, resources)
    }

    /// Writes the whole record of a citizen who is nobody in particular.
    private func record(of citizen: Citizen) -> [RegionResource] {
        var citizen = citizen
        let planner = CoursePlanner(plan: plan, rates: tables.rates)
        citizen.death = planner.death(of: citizen)
        let chart = Chart(citizen, directory, tables, today: plan.today)
        PatientWriter.write(chart)
        write(planner.courses(for: citizen), to: chart)
        return chart.resources
    }

    /// Writes courses, each from random numbers of its own.
    func write(_ courses: [any Course], to chart: Chart) {
        for course in courses { course.prepare(chart) }
        for (number, course) in courses.enumerated() {
            let index = UInt64(chart.citizen.index) << 8 | UInt64(number)
            chart.random = SplitRandom(seed: plan.seed, .course, index)
            course.write(to: chart)
        }
    }
}
