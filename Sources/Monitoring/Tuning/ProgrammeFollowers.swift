package import Access
package import Record

/// How many of a unit's plans follow which version of a programme.
package enum ProgrammeFollowers {
    /// Running plans of the caller's own unit, by the version that they follow.
    package static func ofOwnUnit(
        _ record: Record, _ versions: [Programme], as caller: Caller, because purpose: Purpose,
        doing activity: String
    ) async throws -> [String: Int] {
        guard let url = versions.first?.url else { return [:] }
        let groups = try await record.unitFigures(
            [
                UnitFigureQuery(
                    PlanProjection.name, unitColumn: "owner",
                    where: [.equals("series", .integer(ReferenceMark.number(of: url)))], by: ["version"])
            ], as: caller, because: purpose, doing: activity)
        let known = Dictionary(
            versions.map { (ReferenceMark.number(of: $0.canonical), $0.canonical) },
            uniquingKeysWith: { first, _ in first })
        var followers: [String: Int] = [:]
        for group in groups[0] {
            if let version = group.values[0].integer.flatMap({ known[$0] }) { followers[version] = group.count }
        }
        return followers
    }
}
