import Care
import FHIR
import Record

extension MonitoringReader {
    /// One thing that is lent, with the Device's version: what a step is held against.
    package struct EquipmentLook: Sendable, Hashable {
        package var equipment: HomeEquipment
        package var version: Int
    }

    /// One line of what a unit has out.
    package struct EquipmentLine: Sendable, Hashable {
        /// The Patient's id.
        package var citizen: String
        package var citizenName: String?
        package var kind: EquipmentKind
        package var serial: String?
        package var stage: EquipmentStage
        /// What is due next, and by when.
        package var matter: EquipmentMatter?
        package var due: Int64?

        package init(
            citizen: String, citizenName: String?, kind: EquipmentKind, serial: String?, stage: EquipmentStage,
            matter: EquipmentMatter?, due: Int64?
        ) {
            self.citizen = citizen
            self.citizenName = citizenName
            self.kind = kind
            self.serial = serial
            self.stage = stage
            self.matter = matter
            self.due = due
        }
    }

    /// What has been lent to a citizen: what is out first, then the newest. Belongs to a reading of that citizen.
    package func equipment(of patient: String) throws -> [EquipmentLook] {
        try reading.search(SearchQuery("Device", [], compartment: patient, limit: Self.mostEquipment)).resources
            .compactMap { stored in
                HomeEquipment(try stored.json()).map { EquipmentLook(equipment: $0, version: stored.version) }
            }.sorted { Self.order($0.equipment) < Self.order($1.equipment) }
    }

    /// Things that are shown of one citizen's.
    private static let mostEquipment = 500

    private static func order(_ equipment: HomeEquipment) -> (Int, Int64, String) {
        (equipment.isOut ? 0 : 1, -(equipment.steps.first?.at ?? 0), equipment.id)
    }

    /// What a unit has out: what fails first, then what is due first. Belongs to a reading of ``Subject/lookup``: each citizen on
    /// it stands in the audit.
    ///
    /// - Parameter unit: `Organization/…`.
    package func equipment(ofUnit unit: String, limit: Int = 200) throws -> (lines: [EquipmentLine], hasMore: Bool) {
        let rows = try reading.rows(EquipmentProjection.out(of: unit, limit: limit + 1))
        let names = try CitizenNames(reading, of: rows.map(\.key))
        let lines = rows.prefix(limit).compactMap { row -> EquipmentLine? in
            let values = row.values
            guard let citizen = values[4].text, let kind = values[5].text.flatMap(EquipmentKind.named),
                let stage = values[7].text.flatMap(EquipmentStage.init)
            else { return nil }
            let matter = values[8].text.flatMap(EquipmentMatter.init)
            return EquipmentLine(
                citizen: citizen, citizenName: names[row.key]?.name, kind: kind, serial: values[6].text, stage: stage,
                matter: matter, due: matter == nil ? nil : values[2].integer)
        }
        return (lines, rows.count > limit)
    }
}
