import FHIR
package import Record

/// What pages ask about going home, inside a reading that has passed the gate.
package struct TransitionReader {
    let reading: Reading
    let reader: CareReader

    package init(_ reading: Reading, directory: DirectoryCache? = nil) {
        self.reading = reading
        reader = CareReader(reading, directory: directory)
    }

    /// More are on the next page of nothing: a unit with so many at once has other troubles.
    package static let mostLines = 500

    // MARK: One citizen

    /// A discharge with all that belongs to it; nil where the citizen has none of this id.
    package func package(_ id: String, of patient: String) throws -> DischargePackage? {
        guard let json = try reader.resource("Task/" + id), let discharge = Discharge(json),
            discharge.patient == patient
        else { return nil }
        return try package(discharge)
    }

    /// The citizen's discharges, latest first; those that were called off are not among them.
    package func discharges(of patient: String, since instant: Int64? = nil) throws -> [DischargePackage] {
        try citizensTasks(.discharge).compactMap { Discharge($0) }
            .filter { $0.patient == patient && $0.stage != .cancelled }
            .filter { ($0.discharged ?? .max) >= instant ?? .min }
            .sorted { ($0.discharged ?? $0.expected) > ($1.discharged ?? $1.expected) }
            .map { try package($0) }
    }

    /// The home nursing of the citizen's municipality, with others after it where nobody knows which it is.
    package func nursingUnits(of patient: String) throws -> [(reference: String, name: String)] {
        let home = try reader.resource("Patient/" + patient).flatMap { Self.municipality($0) }
        let units = try reading.search(
            SearchQuery(
                "Organization", [SearchClause("name", .string(.contains, Self.homeNursing))], limit: Self.mostLines)
        ).resources.map { try $0.json() }
        let own = home == nil ? [] : units.filter { Self.municipality($0) == home }
        return (own.isEmpty ? units : own).compactMap { unit in
            unit["id"]?.string.map { ("Organization/" + $0, unit["name"]?.string ?? $0) }
        }
    }

    /// How the municipalities' home nursing is called.
    private static let homeNursing = "hjemmesygeplej"

    /// The code of the municipality in an address, as dk-core writes it.
    private static func municipality(_ json: JSONValue) -> String? {
        json.list("address").lazy.flatMap { $0.list("extension") }
            .first { $0["url"]?.string?.hasSuffix("dk-core-municipalityCodes") == true }
            .flatMap { $0["valueCodeableConcept"]?.list("coding").first?["code"]?.string ?? $0["valueCode"]?.string }
    }

    private func package(_ discharge: Discharge) throws -> DischargePackage {
        let tasks = try citizensTasks(nil).filter { task in
            TaskResource(json: task).partOf.contains { $0.target == "Task/" + discharge.id }
        }
        let parts = tasks.compactMap { DischargePartTask($0) }.filter { !$0.isCancelled }
        let medicines = try ["MedicationRequest", "MedicationStatement"].flatMap { type in
            try reading.search(SearchQuery(type, compartment: discharge.patient, limit: Self.mostLines)).resources
                .map { try $0.json() }
        }
        return DischargePackage(
            citizen: try reader.citizen(discharge.patient) ?? CitizenSummary(id: discharge.patient),
            discharge: discharge, department: try reader.contact(discharge.department),
            nursing: try discharge.facts.nursing.flatMap { try reader.contact($0) },
            clinic: try discharge.facts.clinic.flatMap { try reader.contact($0) },
            parts: try DischargePart.allCases.compactMap { part in
                try parts.first { $0.part == part }.map { task in
                    DischargePackage.Part(
                        task: task,
                        document: try task.document.flatMap { try reader.resource($0) }
                            .flatMap { DischargeDocument($0) },
                        receiver: try task.receiver.flatMap { try reader.contact($0) })
                }
            },
            medicines: MedicationReconciliation.lines(medicines, admitted: discharge.facts.admitted ?? .min),
            questions: try tasks.compactMap { DepartmentQuestion($0) }.sorted { $0.asked < $1.asked }.map { question in
                DischargePackage.Question(
                    question: question, asker: try reader.contact(question.asker), lines: try lines(of: question))
            },
            takeover: tasks.compactMap { DischargeTakeover($0) }.first,
            training: tasks.compactMap { RehabilitationStart($0) }.first)
    }

    private func lines(of question: DepartmentQuestion) throws -> [DialogueLine] {
        try reading.search(
            SearchQuery("Communication", [SearchClause("based-on", .reference(type: "Task", id: question.id))])
        ).resources.compactMap { DialogueLine(try $0.json()) }.sorted { $0.sent < $1.sent }
    }

    /// The Tasks about going home of the one citizen whom the reading is about.
    private func citizensTasks(_ kind: TaskKind?) throws -> [JSONValue] {
        var conditions: [RowQuery.Condition] = [.equals("side", .text(TransitionProjection.Side.owner.rawValue))]
        if let kind { conditions.append(.equals("kind", .text(kind.rawValue))) }
        return try reading.rows(RowQuery(TransitionProjection.name, where: conditions, limit: Self.mostLines))
            .compactMap { try reading.resource(at: $0.key)?.json() }
    }
}
