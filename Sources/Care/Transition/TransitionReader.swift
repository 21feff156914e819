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
    /// How long somebody who has come home stands on the lists: a fortnight, in milliseconds. Our own choice.
    package static let homeFor: Int64 = 14 * 86_400_000

    // MARK: A unit's lists

    /// The lists of a unit. Belongs to a reading of ``Subject/lookup``.
    ///
    /// - Parameter unit: as `Organization/id`.
    package func lists(of unit: String) throws -> UnitTransitions {
        var lists = UnitTransitions()
        let parts = try openParts(unit)
        let questions = try openQuestions(unit)
        let takeovers = try takeovers(of: unit)
        func line(_ discharge: Discharge) throws -> UnitTransitions.Line {
            let patient = try patient(discharge.patient)
            let own = parts.filter { $0.discharge == discharge.id }
            let asked = questions.filter { $0.discharge == discharge.id }
            let takeover = takeovers[discharge.id]
            return UnitTransitions.Line(
                discharge: discharge, name: patient.name, birthDate: patient.birthDate,
                late: own.filter { $0.isLate(at: reading.instant) }.map(\.part), open: own.map(\.part),
                waiting: asked.count, lateAnswers: asked.count { $0.isLate(at: reading.instant) },
                waitsForLetter: takeover?.waitsForLetter ?? false, isTakenOver: takeover?.isAccepted ?? false)
        }
        let recent = reading.instant - Self.homeFor
        lists.leaving = try discharges(unit, .owner, .preparing).map(line)
        lists.answering = try discharges(unit, .owner, .completed, since: recent).map(line)
            .filter { $0.discharge.isCovered(at: reading.instant) || $0.waitsForLetter }
            .sorted { ($1.weight, $0.discharge.coverage?.end ?? 0) < ($0.weight, $1.discharge.coverage?.end ?? 0) }
        lists.coming = try discharges(unit, .receiver, .preparing).map(line)
        lists.home = try discharges(unit, .receiver, .completed, since: recent).map(line)
            .sorted { $0.discharge.discharged ?? 0 > $1.discharge.discharged ?? 0 }
        lists.letters = try letters(to: unit)
        lists.admitted = try stays(.owner, of: unit)
        lists.inHospital = try stays(.receiver, of: unit)
        return lists
    }

    private func discharges(
        _ unit: String, _ side: TransitionProjection.Side, _ stage: Discharge.Stage, since: Int64? = nil
    ) throws -> [Discharge] {
        try tasks(unit, side, .discharge, state: stage.rawValue, since: since).compactMap { Discharge($0) }
    }

    private func openParts(_ unit: String) throws -> [DischargePartTask] {
        try DischargePart.allCases.flatMap { part in
            try [TransitionProjection.Side.owner, .receiver].flatMap { side in
                try tasks(unit, side, part.kind, state: DischargePartTask.Progress.open.rawValue)
            }
        }.compactMap { DischargePartTask($0) }
    }

    private func openQuestions(_ unit: String) throws -> [DepartmentQuestion] {
        try [TransitionProjection.Side.owner, .receiver].flatMap { try tasks(unit, $0, .question, state: "open") }
            .compactMap { DepartmentQuestion($0) }
    }

    private func takeovers(of unit: String) throws -> [String: DischargeTakeover] {
        let recent = reading.instant - Self.homeFor
        let found = try [TransitionProjection.Side.owner, .receiver].flatMap { side in
            try ["requested", "accepted", DischargeTakeover.waiting].flatMap { state in
                try tasks(
                    unit, side, .handoverAtDischarge, state: state, since: state == "accepted" ? recent : nil)
            }
        }.compactMap { DischargeTakeover($0) }
        return Dictionary(found.map { ($0.discharge, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private func letters(to unit: String) throws -> [UnitTransitions.Letter] {
        try DischargePart.allCases.flatMap { part in
            try tasks(unit, .receiver, part.kind, state: DischargePartTask.Progress.sent.rawValue)
        }.compactMap { json in
            guard let task = DischargePartTask(json),
                let patient = TaskResource(json: json).subject?.patient
            else { return nil }
            let person = try self.patient(patient)
            return UnitTransitions.Letter(
                task: task, patient: patient, name: person.name, birthDate: person.birthDate)
        }.sorted { ($0.task.sent ?? 0, $0.task.id) < ($1.task.sent ?? 0, $1.task.id) }
    }

    private func tasks(
        _ unit: String, _ side: TransitionProjection.Side, _ kind: TaskKind, state: String, since: Int64? = nil
    ) throws -> [JSONValue] {
        try reading.rows(Self.query(unit, side, kind, state: state, since: since))
            .compactMap { try reading.resource(at: $0.key)?.json() }
    }

    /// The rows of one kind of line on a unit's lists.
    static func query(
        _ unit: String, _ side: TransitionProjection.Side, _ kind: TaskKind, state: String, since: Int64? = nil
    ) -> RowQuery {
        var conditions: [RowQuery.Condition] = [
            .equals("unit", .text(unit)), .equals("side", .text(side.rawValue)), .equals("kind", .text(kind.rawValue)),
            .equals("state", .text(state)),
        ]
        if let since { conditions.append(.atLeast("due", .integer(since))) }
        return RowQuery(TransitionProjection.name, where: conditions, order: [.ascending("due")], limit: mostLines)
    }

    func patient(_ id: String) throws -> (name: String?, birthDate: String?) {
        let patient = try reader.resource("Patient/" + id).flatMap { Patient($0) }
        return (patient.flatMap { HumanName.best(of: $0.names)?.display }, patient?.birthDate?.text)
    }

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
