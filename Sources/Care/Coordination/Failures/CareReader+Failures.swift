import FHIR
import Record

extension CareReader {
    /// The open cases of a unit. Belongs to a reading of ``Subject/lookup``.
    ///
    /// - Parameter unit: the Organization's id.
    package func openFailures(of unit: String) throws -> [FailureLine] {
        let rows = try reading.rows(FailureProjection.open(of: "Organization/" + unit, limit: Self.mostTasks))
        let names = try CitizenNames(reading, of: rows.map(\.key))
        var lines: [FailureLine] = []
        for row in rows {
            guard row.values.count == 10, let id = row.values[8].text, let citizen = row.values[9].text,
                let status = row.values[5].text.flatMap(CoordinationFailure.Status.init),
                let reported = row.values[3].integer, let next = row.values[2].integer
            else { continue }
            lines.append(
                FailureLine(
                    id: id, citizen: citizen, citizenName: names[row.key]?.name,
                    kind: row.values[4].text.flatMap { $0.isEmpty ? nil : $0 }, status: status, reported: reported,
                    next: next == .max ? nil : next))
        }
        for index in lines.indices where lines[index].kind != nil {
            lines[index].alike = lines.filter { $0.kind == lines[index].kind }.count - 1
        }
        return lines
    }

    /// The coordination failures of a citizen, open ones first, then newest first.
    package func failures(of patient: String) throws -> [CoordinationFailure] {
        let ours = SearchQuery(
            "Task",
            [SearchClause("code", .token(.is(CoordinationSystems.taskKind), code: CoordinationFailure.code))],
            compartment: patient, limit: Self.mostTasks)
        return try reading.search(ours).resources.compactMap { CoordinationFailure(try $0.json()) }
            .sorted { ($0.isOpen ? 1 : 0, $0.reported, $0.id) > ($1.isOpen ? 1 : 0, $1.reported, $1.id) }
    }

    /// How many failures there are, by kind and unit. Belongs to a reading of ``Subject/counts``.
    ///
    /// - Parameter smallest: numbers below this are not told.
    package func failureFigures(smallest: Int) throws -> [FailureFigure] {
        let query = GroupQuery(RowQuery(FailureProjection.name), by: ["kind", "owner_name", "status"])
        var counts: [[String]: (open: Int, closed: Int)] = [:]
        for group in try reading.groups(query) {
            let key = [group.values[0].text ?? "", group.values[1].text ?? ""]
            if group.values[2].text == CoordinationFailure.Status.closed.rawValue {
                counts[key, default: (0, 0)].closed += group.count
            } else {
                counts[key, default: (0, 0)].open += group.count
            }
        }
        return counts.sorted { ($0.value.open, $1.key[1], $1.key[0]) > ($1.value.open, $0.key[1], $0.key[0]) }
            .map { key, count in
                FailureFigure(
                    kind: key[0].isEmpty ? nil : key[0], unit: key[1],
                    open: Figure(count.open, smallest: smallest), closed: Figure(count.closed, smallest: smallest))
            }
    }
}
