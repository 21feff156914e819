import Access
import Care
import FHIR
import Record

extension ProgrammeDesk {
    /// Publishes a new version of a programme. Nobody is moved to it.
    ///
    /// - Parameters:
    ///   - former: the version that it was made from, which must be the newest, as `URL|VERSION`.
    ///   - why: stands on the version.
    /// - Throws: ``RecordError/conflict(_:)`` where somebody has published meanwhile; ``RecordError/forbidden(_:)`` for those who
    ///   may not; ``RecordError/invalid(_:)`` where the record cannot take it.
    package func publish(
        _ programme: Programme, from former: String, why: String, by hand: MonitoringDesk.Hand
    ) async throws {
        guard MonitoringSystems.isText(why) else { throw RecordError.invalid("publish: why") }
        let preparer = record.preparer
        let same = SearchQuery(
            "PlanDefinition",
            [
                SearchClause("url", .uri(programme.url)),
                SearchClause("version", .token(.any, code: programme.version)),
            ], limit: 1)
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            // A version that is there already is another's, who was first.
            guard try transaction.find(same).resources.isEmpty else {
                throw RecordError.conflict("it was made from a version that is not the newest any more")
            }
            let publication = ProgrammePublication(
                former: former, by: hand.caller.identity, name: hand.name, at: transaction.instant, why: why)
            _ = try transaction.put(preparer.prepare(try programme.planDefinition(publication)))
        }
    }
}
