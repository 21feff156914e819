import FHIR
package import Record

/// One pathway as those who are to answer for it see it: who has had it, what is on its way, and who can be named.
/// Belongs to a reading of ``Subject/lookup``.
package struct PathwayFile: Sendable {
    package let responsibility: Responsibility
    package let citizen: UnitBoard.Citizen
    /// Handovers of it, newest first.
    package let handovers: [Handover]
    /// The names of all units and people in it, by reference.
    package let names: [String: String]
    /// Those who work in the responsible unit: references and names.
    package let staff: [ResponsibilityPeriod.Holder]
    /// Units that have to do with the citizen: the own clinic first.
    package let units: [ResponsibilityPeriod.Holder]
    /// Whether two or more specialties or sites are in, and nobody answers across them.
    package let lacksCoordinator: Bool

    /// Nil where there is none that the reader may see.
    ///
    /// - Parameter id: the EpisodeOfCare's.
    package init?(_ id: String, _ reading: Reading, directory: DirectoryCache? = nil) throws {
        guard let stored = try reading.resource("EpisodeOfCare", id),
            let responsibility = Responsibility(try stored.json()), let patient = responsibility.patient
        else { return nil }
        self.responsibility = responsibility
        let board = UnitBoard(reading, unit: "")
        citizen = try board.citizens([stored.key])(stored.key, patient)
        let about = SearchClause("focus", .reference(type: "EpisodeOfCare", id: id))
        handovers = try reading.search(SearchQuery("Task", [about])).resources
            .compactMap { Handover(try $0.json()) }.sorted { ($0.offered ?? 0) > ($1.offered ?? 0) }
        let reader = CareReader(reading, directory: directory)
        staff = try Self.staff(of: responsibility.unit?.holder.reference, reading, reader)
        let (units, sectors) = try Self.units(of: patient, besides: responsibility, reading)
        self.units = units
        lacksCoordinator = CoordinatorRule.isMissing(in: responsibility, among: sectors)
        var references = Set(responsibility.periods.map(\.holder.reference))
        for handover in handovers {
            references.formUnion([handover.giver, handover.givingUnit, handover.receiver].compactMap { $0?.reference })
        }
        names = try Self.names(references, reader)
    }

    /// What these people and units are called.
    package static func names(_ references: Set<String>, _ reader: CareReader) throws -> [String: String] {
        var names: [String: String] = [:]
        for reference in references {
            guard let contact = try reader.contact(reference) else { continue }
            names[reference] = contact.person ?? contact.unit
        }
        return names
    }

    /// Those who have a post in a unit.
    package static func staff(
        of unit: String?, _ reading: Reading, _ reader: CareReader
    ) throws -> [ResponsibilityPeriod.Holder] {
        guard let id = unit?.split(separator: "/").last.map(String.init) else { return [] }
        let query = SearchQuery(
            "PractitionerRole",
            [
                SearchClause("organization", .reference(type: "Organization", id: id)),
                SearchClause("active", [.token(.any, code: "false")], isNegated: true),
            ], limit: mostStaff)
        return try reading.search(query).resources.compactMap { post -> ResponsibilityPeriod.Holder? in
            let reference = "PractitionerRole/" + post.id
            let contact = try reader.contact(reference)
            guard let name = contact?.person else { return nil }
            return ResponsibilityPeriod.Holder(reference, display: name)
        }.sorted { ($0.display ?? "", $0.reference) < ($1.display ?? "", $1.reference) }
    }

    /// More than work in any unit.
    private static let mostStaff = 300

    /// Units to choose between, and the sectors of those that are responsible for something.
    private static func units(
        of patient: String, besides responsibility: Responsibility, _ reading: Reading
    ) throws -> ([ResponsibilityPeriod.Holder], [String: Sector]) {
        let own = responsibility.unit?.holder.reference
        var references = [own].compactMap { $0 }
        if let citizen = try reading.resource("Patient", patient).map({ Patient(json: try $0.json()) }) {
            references += citizen.generalPractitioners.compactMap(\.target)
        }
        let others = try reading.search(SearchQuery("EpisodeOfCare", compartment: patient)).resources
        let responsible = try others.compactMap { try Responsibility($0.json()) }.filter(\.isOpen)
            .compactMap { $0.unit?.holder.reference }
        references += responsible
        var seen: Set<String> = []
        var units: [ResponsibilityPeriod.Holder] = []
        var sectors: [String: Sector] = [:]
        for reference in references where seen.insert(reference).inserted {
            guard let id = Reference.id(of: "Organization", in: reference),
                let unit = try reading.resource("Organization", id)?.json()
            else { continue }
            let organization = Organization(json: unit)
            if reference == own || responsible.contains(reference) {
                sectors[reference] = SectorRule.sector(of: organization) ?? .unknown
            }
            if reference != own { units.append(.init(reference, display: organization.name)) }
        }
        return (units, sectors)
    }

    /// Units whose names have these words, at most twenty: to choose who is to take over.
    package static func units(named words: String, _ reading: Reading) throws -> [ResponsibilityPeriod.Holder] {
        let clauses = words.split(whereSeparator: \.isWhitespace).map {
            SearchClause("name", .string(.contains, String($0)))
        }
        guard !clauses.isEmpty else { return [] }
        let found = try reading.search(SearchQuery("Organization", clauses, limit: 20)).resources
        return try found.map { .init("Organization/" + $0.id, display: Organization(json: try $0.json()).name) }
    }
}
