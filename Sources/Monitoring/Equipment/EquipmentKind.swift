/// Something that a unit lends: a line of `equipment-kinds.tsv`.
package struct EquipmentKind: Sendable, Hashable {
    /// Such as `pulse-oximeter`.
    package var id: String
    package var name: Wording
    /// What the citizen does when it fails, until somebody sees to it.
    package var whenItFails: Wording
    /// Within how many milliseconds a matter is seen to where staff give no day; nil: never.
    package var within: [EquipmentMatter: Int64]

    package static let all: [EquipmentKind] = MonitoringTable.lines("equipment-kinds").compactMap { line in
        guard line.count == 10 else { return nil }
        // Months of thirty days: nobody's battery knows the calendar.
        let columns: [(EquipmentMatter, String, Int64)] = [
            (.delivery, line[3], LocalClock.day), (.instruction, line[4], LocalClock.day),
            (.battery, line[5], 30 * LocalClock.day), (.calibration, line[6], 30 * LocalClock.day),
            (.mending, line[7], LocalClock.hour),
        ]
        return EquipmentKind(
            id: line[0], name: Wording(danish: line[1], english: line[2]),
            whenItFails: Wording(danish: line[8], english: line[9]),
            within: columns.reduce(into: [:]) { within, column in
                within[column.0] = Int64(column.1).map { $0 * column.2 }
            })
    }

    package static func named(_ id: String) -> EquipmentKind? { all.first { $0.id == id } }
}
