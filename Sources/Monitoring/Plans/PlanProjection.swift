import Care
import FHIR
package import Record

/// Plans that run, by the unit that watches: for counting them, and for opening those with nothing to see to.
package enum PlanProjection {
    package static let name = "monitoring_plan"

    package static let projection = Projection(
        name: name, version: 1,
        columns: [
            .init("owner", .integer), .init("paused", .integer), .init("since", .integer), .init("plan", .text),
            .init("citizen", .text), .init("title", .text),
        ],
        indexes: [.init("owner", on: ["owner", "paused", "since"], isAcrossPatients: true)],
        types: ["CarePlan"],
        rows: { json in
            guard let plan = MonitoringPlan(json), plan.status.isRunning else { return [] }
            return [
                [
                    .integer(ReferenceMark.number(of: plan.watchedBy.reference)),
                    .integer(plan.status == .paused ? 1 : 0), .integer(plan.start), .text(plan.id),
                    .text(plan.patient), .text(plan.title),
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
}
