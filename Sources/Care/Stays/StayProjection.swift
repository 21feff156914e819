import FHIR
import Record

/// Stays that are going on, as rows for each unit that is to know of them: the department's own patients, and for clinics
/// and municipalities those of theirs who are in hospital.
enum StayProjection {
    static let name = "hospital_stay"

    static let projection = Projection(
        name: name, version: 1,
        columns: [.init("unit", .integer), .init("side", .text), .init("start", .integer)],
        indexes: [.init("unit", on: ["unit", "side", "start"], isAcrossPatients: true)],
        types: ["Encounter"],
        rows: { json in
            guard let stay = HospitalStay(json), stay.isOpen else { return [] }
            func row(_ unit: String, _ side: TransitionProjection.Side) -> [ColumnValue] {
                [.integer(ReferenceMark.number(of: unit)), .text(side.rawValue), .integer(stay.start)]
            }
            return [row(stay.department, .owner)] + stay.informed.map { row($0, .receiver) }
        })

    static func open(_ side: TransitionProjection.Side, of unit: String, limit: Int) -> RowQuery {
        RowQuery(
            name,
            where: [.equals("unit", .integer(ReferenceMark.number(of: unit))), .equals("side", .text(side.rawValue))],
            order: [.descending("start")], limit: limit)
    }
}
