import FHIR
package import Record

/// Coordination failures as rows that name the unit that looks into them.
package enum FailureProjection {
    package static let name = "coordination_failure"

    package static let projection = Projection(
        name: name, version: 1,
        columns: [
            .init("owner", .integer), .init("open", .integer), .init("next", .integer), .init("reported", .integer),
            .init("kind", .text), .init("status", .text), .init("follow_up", .text), .init("owner_name", .text),
            .init("task", .text), .init("citizen", .text),
        ],
        indexes: [
            .init("owner", on: ["owner", "open", "next"], isAcrossPatients: true),
            .init("kind", on: ["kind", "owner_name", "status"], isAcrossPatients: true),
        ],
        types: ["Task"],
        rows: { json in CoordinationFailure(json).map { [values(of: $0)] } ?? [] })

    /// The open cases of a unit, the most urgent first; what waits for nothing comes last.
    ///
    /// - Parameter unit: `Organization/…`.
    package static func open(of unit: String, limit: Int) -> RowQuery {
        RowQuery(
            name,
            where: [.equals("owner", .integer(ReferenceMark.number(of: unit))), .equals("open", .integer(1))],
            order: [.ascending("next")], limit: limit)
    }

    private static func values(of failure: CoordinationFailure) -> [ColumnValue] {
        [
            .integer(ReferenceMark.number(of: failure.owner.reference)), .integer(failure.isOpen ? 1 : 0),
            .integer(failure.next ?? .max), .integer(failure.reported), .text(failure.kind ?? ""),
            .text(failure.status.rawValue), .text(orNull: failure.followUp), .text(failure.owner.name ?? ""),
            .text(failure.id), .text(failure.patient),
        ]
    }
}
