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

/// A case as it stands on a unit's list.
package struct CaseLine: Sendable, Hashable {
    package var citizen: String
    package var citizenName: String?
    /// Whether it has no next step.
    package var isWaiting: Bool
    package var stepBy: Int64
    package var isTold: Bool
    package var risk: CaseRisk
    package var step: CoordinationCase.NextStep?
    /// The newest note.
    package var note: String?

    package init(
        citizen: String, citizenName: String? = nil, isWaiting: Bool, stepBy: Int64, isTold: Bool = false,
        risk: CaseRisk, step: CoordinationCase.NextStep? = nil, note: String? = nil
    ) {
        self.citizen = citizen
        self.citizenName = citizenName
        self.isWaiting = isWaiting
        self.stepBy = stepBy
        self.isTold = isTold
        self.risk = risk
        self.step = step
        self.note = note
    }

    /// Nil for a row that is none of ``CaseProjection``.
    init?(_ values: [ColumnValue]) {
        guard values.count == 11, let waiting = values[2].integer, let stepBy = values[4].integer,
            let text = values[6].text, let citizen = values[10].text
        else { return nil }
        let lines = text.split(separator: "\n").compactMap { line -> CaseRisk.Line? in
            let parts = line.split(separator: " ")
            guard parts.count == 3, let fact = CaseRisk.Fact(rawValue: String(parts[0])), let number = Int(parts[1]),
                let points = Int(parts[2])
            else { return nil }
            return CaseRisk.Line(fact, number: number, points: points)
        }
        var step: CoordinationCase.NextStep?
        if let words = values[7].text, let by = values[8].text { step = .init(text: words, by: by) }
        self.init(
            citizen: citizen, isWaiting: waiting == 1, stepBy: stepBy, isTold: values[5].integer == 1,
            risk: CaseRisk(lines: lines), step: step, note: values[9].text)
    }
}

extension CareReader {
    /// The cases of a unit: the highest risk first. Belongs to a reading of ``Subject/lookup``.
    ///
    /// - Parameter unit: the Organization's id.
    package func cases(of unit: String) throws -> [CaseLine] {
        let query = CaseProjection.open(of: "Organization/" + unit, limit: Self.mostTasks)
        let rows = try reading.rows(query)
        let names = try names(of: rows)
        return rows.compactMap { row in
            guard var line = CaseLine(row.values) else { return nil }
            line.citizenName = names[row.key.patient]
            return line
        }
    }

    /// Cases as they should be by what is known now, of those who have an active pathway at a unit. Belongs to a reading of
    /// ``Subject/lookup``.
    func drawnCases(of unit: String) throws -> [JSONValue] {
        let pathways = SearchQuery(
            "EpisodeOfCare",
            [
                SearchClause("organization", .reference(type: "Organization", id: unit)),
                SearchClause("status", .token(.any, code: "active")),
            ], limit: Self.mostTasks)
        var patients: [String] = []
        for pathway in try reading.search(pathways).resources {
            guard let subject = try pathway.json()["patient"]?["reference"]?.string, subject.hasPrefix("Patient/")
            else {
                continue
            }
            let patient = String(subject.dropFirst("Patient/".count))
            if !patients.contains(patient) { patients.append(patient) }
        }
        return try patients.compactMap { patient in
            let facts = CaseFacts(
                patient: patient, instant: reading.instant,
                find: { try reading.search($0).resources.map { try $0.json() } }, read: { try resource($0) })
            let current = try resource("Task/" + CoordinationCase.id(of: patient))
            let json = try CaseDrawing.drawn(patient, facts, over: current, at: reading.instant)
            // Another unit's coordinators may look after it.
            return json.flatMap { CoordinationCase($0)?.owner.reference == "Organization/" + unit ? $0 : nil }
        }
    }
}
