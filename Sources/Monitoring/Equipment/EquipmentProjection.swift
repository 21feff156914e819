import Care
import FHIR
package import Record

/// What units have lent and not got back, as rows: a unit's list is one range of an index, what fails first, then what is due first.
package enum EquipmentProjection {
    package static let name = "equipment"

    package static let projection = Projection(
        name: name, version: 1,
        columns: [
            .init("owner", .integer), .init("rank", .integer), .init("due", .integer), .init("number", .integer),
            .init("citizen", .text), .init("kind", .text), .init("serial", .text), .init("stage", .text),
            .init("matter", .text),
        ],
        indexes: [
            .init("owner", on: ["owner", "rank", "due"], isAcrossPatients: true),
            .init("number", on: ["number"], isAcrossPatients: true),
        ],
        types: ["Device"],
        rows: { json in
            guard let equipment = HomeEquipment(json), equipment.isOut else { return [] }
            let next = equipment.next
            return [
                [
                    .integer(ReferenceMark.number(of: equipment.owner.reference)),
                    .integer(equipment.stage == .faulty ? 0 : 1), .integer(next?.at ?? .max),
                    .integer(mark(equipment.owner.reference, equipment.kind, equipment.serial ?? "")),
                    .text(equipment.patient), .text(equipment.kind), .text(orNull: equipment.serial),
                    .text(equipment.stage.rawValue), .text(orNull: next?.matter.rawValue),
                ]
            ]
        })

    private static func mark(_ unit: String, _ kind: String, _ serial: String) -> Int64 {
        ReferenceMark.number(of: [unit, kind, serial].joined(separator: "|"))
    }

    /// What a unit has out.
    package static func out(of unit: String, limit: Int) -> RowQuery {
        RowQuery(
            name, where: [.equals("owner", .integer(ReferenceMark.number(of: unit)))],
            order: [.ascending("rank"), .ascending("due")], limit: limit)
    }

    /// What a unit has out of this kind with this number: one at most.
    static func out(of unit: String, kind: String, serial: String) -> RowQuery {
        RowQuery(name, where: [.equals("number", .integer(mark(unit, kind, serial)))], limit: 2)
    }
}
