import FHIR
package import Record

/// The coordinators' cases as rows that hold all that a list shows, so that it is one range of an index.
package enum CaseProjection {
    package static let name = "coordination_case"

    package static let projection = Projection(
        name: name, version: 1,
        columns: [
            .init("owner", .integer), .init("open", .integer), .init("waiting", .integer), .init("risk", .integer),
            .init("step_by", .integer), .init("told", .integer), .init("lines", .text), .init("step", .text),
            .init("step_day", .text), .init("note", .text), .init("citizen", .text),
        ],
        indexes: [.init("owner", on: ["owner", "open", "risk"], isAcrossPatients: true)],
        types: ["Task"],
        rows: { json in CoordinationCase(json).map { [values(of: $0)] } ?? [] })

    /// The open cases of a unit, the highest risk first.
    ///
    /// - Parameter unit: `Organization/…`.
    package static func open(of unit: String, limit: Int) -> RowQuery {
        RowQuery(
            name,
            where: [.equals("owner", .integer(ReferenceMark.number(of: unit))), .equals("open", .integer(1))],
            order: [.descending("risk")], limit: limit)
    }

    private static func values(of found: CoordinationCase) -> [ColumnValue] {
        let lines = found.risk.lines.map { "\($0.fact.rawValue) \($0.number) \($0.points)" }.joined(separator: "\n")
        return [
            .integer(ReferenceMark.number(of: found.owner.reference)), .integer(found.isOpen ? 1 : 0),
            .integer(found.status == .waiting ? 1 : 0), .integer(Int64(found.risk.points)), .integer(found.stepBy),
            .integer(found.status == .waiting && found.isTold ? 1 : 0), .text(lines), .text(orNull: found.step?.text),
            .text(orNull: found.step?.by), .text(orNull: found.notes.last?.text), .text(found.patient),
        ]
    }
}
