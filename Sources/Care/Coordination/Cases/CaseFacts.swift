import FHIR
import Record

/// Finds out about one citizen what the case list counts, from whatever can be asked: a reading, or what a transaction
/// sees.
struct CaseFacts {
    let patient: String
    let instant: Int64
    let find: (SearchQuery) throws -> [JSONValue]
    let read: (String) throws -> JSONValue?

    private static let day: Int64 = 86_400_000
    /// Contacts count that began within so many days.
    private static let contactDays: Int64 = 90
    /// Failures count that were reported within so many days.
    private static let failureDays: Int64 = 365
    /// More of one kind are not looked at.
    private static let most = 200

    /// What is known; and the unit whose coordinators look after it: one that has an active pathway, a hospital's first.
    func gathered() throws -> (facts: [CaseRisk.Fact: Int], unit: TaskParty?) {
        let since = instant - Self.contactDays * Self.day
        let contacts = try all(
            "Encounter",
            [SearchClause("date", .date(.greaterOrEqual, SearchDate(earliest: since, latest: since + 1)))])
        let pathways = try all("EpisodeOfCare", [SearchClause("status", .token(.any, code: "active"))])
        let tasks = try all("Task", [SearchClause("code", .token(.is(CoordinationSystems.taskKind), code: nil))])
        var units: [String] = []
        func add(_ json: JSONValue?) {
            guard let unit = TaskParty(json)?.reference, !units.contains(unit) else { return }
            units.append(unit)
        }
        for pathway in pathways { add(pathway["managingOrganization"]) }
        let responsible = units
        for contact in contacts { add(contact["serviceProvider"]) }
        for task in tasks where DelegatedTask(task)?.isOpen == true { add(task["owner"]) }
        var sectors: [String: Sector] = [:]
        for unit in units { sectors[unit] = try sector(of: unit) }
        let unit = responsible.first { sectors[$0] == .hospital } ?? responsible.first
        var facts: [CaseRisk.Fact: Int] = [
            .manyContacts: contacts.count,
            .manySectors: Set(sectors.values.filter { $0 != .unknown }).count,
            .earlierFailures: tasks.compactMap { CoordinationFailure($0) }
                .count { $0.reported >= instant - Self.failureDays * Self.day },
            .noRelatives: try all("RelatedPerson", []).contains { $0["active"]?.bool != false } ? 0 : 1,
            .openHandovers: tasks.count(where: Self.isOpenHandover),
            .planMissing: try read("CarePlan/" + JointPlan.id(of: patient)) == nil ? 1 : 0,
        ]
        let livesAlone = try read("Patient/" + patient).flatMap(CitizenMark.livesAlone.value)
        if let livesAlone { facts[.livesAlone] = livesAlone ? 1 : 0 }
        let name = try unit.flatMap { try read($0)?["name"]?.string }
        return (facts, unit.map { TaskParty(reference: $0, name: name) })
    }

    private static func isOpenHandover(_ task: JSONValue) -> Bool {
        task["code"]?.hasCoding(CoordinationSystems.taskKind, "handover") == true
            && ["requested", "received"].contains(task["status"]?.string)
    }

    private func all(_ type: String, _ clauses: [SearchClause]) throws -> [JSONValue] {
        try find(SearchQuery(type, clauses, compartment: patient, limit: Self.most))
    }

    /// By what the unit says of itself, or what it is a part of.
    private func sector(of unit: String) throws -> Sector {
        var next: String? = unit
        for _ in 0..<4 {
            guard let reference = next, let json = try read(reference) else { break }
            let organization = Organization(json: json)
            if let sector = SectorRule.sector(of: organization) { return sector }
            next = organization.partOf?.target
        }
        return .unknown
    }
}
