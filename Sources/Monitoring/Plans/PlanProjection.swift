import Care
import FHIR
package import Record

/// Plans that run, by the unit that watches: for counting them, and for opening those with nothing to see to.
package enum PlanProjection {
    package static let name = "monitoring_plan"

    package static let projection = Projection(
        name: name, version: 2,
        columns: [
            .init("owner", .integer), .init("paused", .integer), .init("since", .integer), .init("plan", .text),
            .init("citizen", .text), .init("title", .text), .init("series", .integer), .init("version", .integer),
            .init("mark", .integer),
        ],
        indexes: [
            .init("owner", on: ["owner", "paused", "since"], isAcrossPatients: true),
            .init("series", on: ["owner", "series", "mark", "version"], isAcrossPatients: true),
        ],
        types: ["CarePlan"],
        rows: { json in
            guard let plan = MonitoringPlan(json), plan.status.isRunning else { return [] }
            return [
                [
                    .integer(ReferenceMark.number(of: plan.watchedBy.reference)),
                    .integer(plan.status == .paused ? 1 : 0), .integer(plan.start), .text(plan.id),
                    .text(plan.patient), .text(plan.title),
                    .integer(ReferenceMark.number(of: Arrival.key(of: plan.programme))),
                    .integer(ReferenceMark.number(of: plan.programme)),
                    .integer(ReferenceMark.number(of: "CarePlan/" + plan.id)),
                ]
            ]
        })

    /// The running plans of a unit.
    static func running(of unit: String, isPaused: Bool? = nil) -> RowQuery {
        var query = RowQuery(
            name, where: [.equals("owner", .integer(ReferenceMark.number(of: unit)))],
            order: [.ascending("paused"), .ascending("since")])
        if let isPaused { query.conditions.append(.equals("paused", .integer(isPaused ? 1 : 0))) }
        return query
    }

    /// The running plans of a unit that follow a programme.
    ///
    /// - Parameters:
    ///   - url: the programme's address without a version.
    ///   - unit: as ``ReferenceMark/number(of:)``.
    ///   - version: nil: in any version; else in any but this.
    static func following(_ url: String, in unit: ColumnValue, otherThan version: String? = nil) -> RowQuery {
        var query = RowQuery(
            name, where: [.equals("owner", unit), .equals("series", .integer(ReferenceMark.number(of: url)))])
        if let version {
            query.conditions.append(.isNot("version", .integer(ReferenceMark.number(of: version))))
        }
        return query
    }
}
