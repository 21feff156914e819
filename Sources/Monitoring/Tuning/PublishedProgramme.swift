import FHIR
import Record

/// A version of a programme, and who made it.
package struct PublishedProgramme: Sendable, Hashable {
    package var programme: Programme
    /// Nil for one that came as a file.
    package var publication: ProgrammePublication?
}

extension MonitoringReader {
    /// The versions of a programme, the newest first. Belongs to any reading of the directory.
    package func versions(named name: String) throws -> [PublishedProgramme] {
        let all = try reading.search(SearchQuery("PlanDefinition", limit: Self.mostVersions)).resources.compactMap {
            resource -> PublishedProgramme? in
            let json = try resource.json()
            guard let programme = Programme(json), programme.name == name else { return nil }
            return PublishedProgramme(programme: programme, publication: ProgrammePublication(json))
        }
        return all.sorted { Self.isOlder($1.programme.version, $0.programme.version) }
    }

    /// The first questionnaire of a programme that the record does not hold. Belongs to any reading of the directory.
    package func missingForm(of programme: Programme) throws -> String? {
        let bystanders = Bystanders(
            find: { try reading.search($0).resources.map { try $0.json() } }, newIdentifier: { "" })
        return try MonitoringAsking.missingForm(of: programme, bystanders)
    }
}
