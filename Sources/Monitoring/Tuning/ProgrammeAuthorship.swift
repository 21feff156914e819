package import Access
import FHIR
import Record

/// Who makes new versions of programmes: doctors of a unit that watches by it, for a programme's limits are limits of treatment for
/// everybody who follows it, and a doctor's for one citizen already. Not an app on a doctor's behalf: what is published was looked at
/// on a page.
package enum ProgrammeAuthorship {
    /// What pages offer, and the door decides.
    ///
    /// - Parameter follow: how many of the caller's unit's plans follow the programme, in any version.
    package static func mayPublish(_ programme: Programme, _ caller: Caller, follow: Int) -> Bool {
        isDoctor(caller) && (follow > 0 || unitsWithoutDoctors.contains(programme.watchedBy))
    }

    /// The kinds of units that have no doctors of their own: the citizens' doctors answer for what such a unit watches.
    private static let unitsWithoutDoctors: Set<String> = ["municipality"]

    private static func isDoctor(_ caller: Caller) -> Bool {
        guard case .professional(let profession) = caller.role, caller.unit != nil, caller.app == nil else {
            return false
        }
        return PlanRules.limitSetters.contains(profession)
    }

    /// Programmes are nobody's, so that no care relation opens them for writing.
    static let admission = Admission(name: "programme", types: ["PlanDefinition"], coversNobodys: true) { change in
        change.patient == nil && change.before == nil && isDoctor(change.caller)
            && change.after.map(Programme.isOne) == true
    }

    /// What is wrong with a version that somebody at work publishes; nil: nothing.
    static func violation(_ programme: Programme, _ change: ProposedChange) -> String? {
        guard case .professional = change.caller.role, !change.isConsequence else { return nil }
        guard let json = change.after, let publication = ProgrammePublication(json) else {
            return "PlanDefinition.extension(\(MonitoringSystems.publication)): which version it was made from, and why"
        }
        guard publication.by == change.caller.identity,
            abs(publication.at - change.instant) <= MonitoringSystems.tolerance
        else { return "PlanDefinition.extension(\(MonitoringSystems.publication)): by the caller, now" }
        guard let (url, version) = Programme.parts(of: publication.former), url == programme.url,
            MonitoringReader.isOlder(version, programme.version)
        else { return "PlanDefinition.version: newer than the one that it was made from" }
        return nil
    }

    /// With a version come the ActivityDefinitions of what it measures. It is made from the newest one that there is, so that nobody's
    /// change is lost unseen, asks nothing that is not here, and comes from a unit that watches.
    static let consequence = Consequence(
        name: "programme", types: ["PlanDefinition"], concerns: { ProgrammePublication($0) != nil }
    ) { change, bystanders in
        guard change.before == nil, let json = change.after, let programme = Programme(json),
            let publication = ProgrammePublication(json)
        else { return [] }
        // Operators move records as they are.
        guard case .professional = change.caller.role else { return [] }
        let same = SearchQuery("PlanDefinition", [SearchClause("url", .uri(programme.url))], limit: mostVersions)
        let others = try bystanders.find(same).compactMap { Programme($0) }.filter { $0.id != change.id }
        let newest = others.max { MonitoringReader.isOlder($0.version, $1.version) }
        guard let newest, newest.canonical == publication.former else {
            throw RecordError.conflict("it was made from a version that is not the newest any more")
        }
        guard newest.name == programme.name else {
            throw RecordError.invalid("PlanDefinition.name: the same programme")
        }
        if let form = try MonitoringAsking.missingForm(of: programme, bystanders) {
            throw RecordError.invalid("PlanDefinition.action.definitionCanonical: \(form) is to be in this record")
        }
        let follow = try change.caller.unit.map { try plans(of: $0, programme, bystanders) } ?? 0
        guard mayPublish(programme, change.caller, follow: follow) else {
            throw RecordError.forbidden("doctors of a unit that watches by a programme publish it")
        }
        return Array(try programme.resources().dropFirst())
    }

    private static let mostVersions = 1000

    /// One where a unit has any.
    private static func plans(of unit: String, _ programme: Programme, _ bystanders: Bystanders) throws -> Int {
        let mark = ColumnValue.integer(ReferenceMark.number(of: "Organization/" + unit))
        var query = PlanProjection.following(programme.url, in: mark)
        query.limit = 1
        return try bystanders.resources(of: query).count
    }
}

extension Programme {
    /// The address and the version of a canonical; nil where it has no version.
    static func parts(of canonical: String) -> (url: String, version: String)? {
        let parts = canonical.split(separator: "|", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        return (String(parts[0]), String(parts[1]))
    }

    /// What the next version is called: `1` is followed by `1.1`, and `1.9` by `1.10`. Whole numbers are left to files, so that a
    /// programme that comes with a new release is never taken for one that somebody has published.
    package static func version(after version: String) -> String {
        guard let point = version.lastIndex(of: "."), let number = Int(version[version.index(after: point)...]),
            (0..<Int.max).contains(number)
        else { return version + ".1" }
        return version[...point] + String(number + 1)
    }
}
