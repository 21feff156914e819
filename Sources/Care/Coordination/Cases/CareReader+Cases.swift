import FHIR
import Record

extension CareReader {
    /// The cases of a unit: the highest risk first. Belongs to a reading of ``Subject/lookup``.
    ///
    /// - Parameter unit: the Organization's id.
    package func cases(of unit: String) throws -> [CaseLine] {
        let query = CaseProjection.open(of: "Organization/" + unit, limit: Self.mostTasks)
        let rows = try reading.rows(query)
        let names = try CitizenNames(reading, of: rows.map(\.key))
        return rows.compactMap { row in
            guard var line = CaseLine(row.values) else { return nil }
            line.citizenName = names[row.key]?.name
            return line
        }
    }

    /// Cases as they should be by what is known now, of those who have an active pathway at a unit. Belongs to a reading of
    /// ``Subject/lookup``.
    func drawnCases(of unit: String) throws -> [JSONValue] {
        let pathways = SearchQuery(
            "EpisodeOfCare",
            [
                SearchClause("organization", .reference(type: "Organization", id: unit)),
                SearchClause("status", .token(.any, code: "active")),
            ], limit: Self.mostTasks)
        var patients: [String] = []
        for pathway in try reading.search(pathways).resources {
            guard let patient = Reference(try pathway.json()["patient"])?.patient else { continue }
            if !patients.contains(patient) { patients.append(patient) }
        }
        return try patients.compactMap { patient in
            let facts = CaseFacts(
                patient: patient, instant: reading.instant,
                find: { try reading.search($0).resources.map { try $0.json() } }, read: { try resource($0) })
            let current = try resource("Task/" + CoordinationCase.id(of: patient))
            let json = try CaseDrawing.drawn(patient, facts, over: current, at: reading.instant)
            // Another unit's coordinators may look after it.
            return json.flatMap { CoordinationCase($0)?.owner.reference == "Organization/" + unit ? $0 : nil }
        }
    }
}
