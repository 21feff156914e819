import Care
import FHIR
package import Record

/// Deviations as rows, so that a unit's list is one range of an index in the order that it is shown in.
package enum DeviationProjection {
    package static let name = "deviation"

    package static let projection = Projection(
        name: name, version: 1,
        columns: [
            .init("owner", .integer), .init("plan", .integer), .init("open", .integer), .init("urgency", .integer),
            .init("seen", .integer), .init("opened", .integer), .init("handle_by", .integer), .init("unseen", .integer),
            .init("findings", .integer), .init("escalated", .integer), .init("needed", .integer),
            .init("status", .text), .init("reason", .text), .init("english", .text), .init("task", .text),
            .init("care_plan", .text), .init("citizen", .text), .init("taken_by", .text),
            .init("title", .text),
        ],
        indexes: [
            .init("owner", on: ["owner", "open", "urgency", "seen", "opened"], isAcrossPatients: true),
            .init("plan", on: ["plan", "open"], isAcrossPatients: true),
        ],
        types: ["Task"],
        rows: { json in Deviation(json).map { [values(of: $0)] } ?? [] })

    /// The open deviations of a unit: worst first, then unseen, then oldest.
    ///
    /// - Parameter unit: `Organization/…`.
    package static func open(of unit: String, limit: Int, offset: Int = 0) -> RowQuery {
        RowQuery(
            name, where: [.equals("owner", .integer(ReferenceMark.number(of: unit))), .equals("open", .integer(1))],
            order: [.ascending("urgency"), .ascending("seen"), .ascending("opened")], limit: limit, offset: offset)
    }

    /// The open deviation of a plan.
    static func open(ofPlan plan: String) -> RowQuery {
        RowQuery(
            name,
            where: [
                .equals("plan", .integer(ReferenceMark.number(of: "CarePlan/" + plan))), .equals("open", .integer(1)),
            ], limit: 2)
    }

    /// The open deviations of some plans.
    static func open(ofPlans plans: [String]) -> RowQuery {
        let marks = plans.map { ColumnValue.integer(ReferenceMark.number(of: "CarePlan/" + $0)) }
        return RowQuery(name, where: [.isOne(of: marks, "plan"), .equals("open", .integer(1))])
    }

    /// All deviations of a plan.
    static func all(ofPlan plan: String) -> RowQuery {
        RowQuery(name, where: [.equals("plan", .integer(ReferenceMark.number(of: "CarePlan/" + plan)))])
    }

    private static func values(of deviation: Deviation) -> [ColumnValue] {
        let worst = deviation.findings.last { $0.urgency == deviation.worst }
        return [
            .integer(ReferenceMark.number(of: deviation.owner.reference)),
            .integer(ReferenceMark.number(of: "CarePlan/" + deviation.plan)),
            .integer(deviation.status.isOpen ? 1 : 0), .integer(Int64(deviation.worst.rank)),
            .integer(deviation.unseen.isEmpty ? 1 : 0), .integer(deviation.opened), .integer(deviation.handleBy),
            .integer(Int64(deviation.unseen.count)), .integer(Int64(deviation.findings.count)),
            .integer(Int64(deviation.escalations.count)),
            .integer(orNull: deviation.outcome.map { $0.wasNeeded ? 1 : 0 }), .text(deviation.status.rawValue),
            .text(worst?.reason.danish ?? ""), .text(worst?.reason.english ?? ""), .text(deviation.id),
            .text(deviation.plan), .text(deviation.patient),
            .text(orNull: deviation.takenBy.map { $0.name ?? $0.reference }), .text(deviation.title),
        ]
    }
}
