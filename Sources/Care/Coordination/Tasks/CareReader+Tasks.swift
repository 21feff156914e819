import FHIR
import Record

extension CareReader {
    /// More than a unit goes through; the list then says that there are more.
    package static let mostTasks = 500

    /// The open tasks of a unit, those first whose next deadline is first. Belongs to a reading of ``Subject/lookup``.
    ///
    /// - Parameter unit: the Organization's id.
    package func openTasks(_ side: DelegatedTaskProjection.Side, of unit: String) throws -> [TaskLine] {
        let query = DelegatedTaskProjection.open(side, of: "Organization/" + unit, limit: Self.mostTasks)
        let rows = try reading.rows(query)
        let names = try CitizenNames(reading, of: rows.map(\.key))
        return rows.compactMap { row in
            guard var line = TaskLine(row.values, seenFrom: side) else { return nil }
            // What a unit asks of itself stands once, among what it has to do.
            if side == .giver, row.values[0] == row.values[1] { return nil }
            line.citizenName = names[row.key]?.name
            return line
        }
    }

    /// The tasks that units have given each other for a citizen: open ones first, those with the nearest deadline
    /// first; then those that are over, newest first.
    package func delegatedTasks(of patient: String) throws -> [DelegatedTask] {
        let ours = SearchQuery(
            "Task",
            [SearchClause("code", .token(.is(CoordinationSystems.taskKind), code: DelegatedTask.code))],
            compartment: patient, limit: Self.mostTasks)
        let tasks = try reading.search(ours).resources.compactMap { DelegatedTask(try $0.json()) }
        let open = tasks.filter(\.isOpen).sorted { ($0.next, $0.id) < ($1.next, $1.id) }
        let over = tasks.filter { !$0.isOpen }.sorted { ($0.given, $0.id) > ($1.given, $1.id) }
        return open + over
    }

    /// The units that have to do with a citizen now, by name: to choose among for a task.
    package func units(around patient: String) throws -> [TaskParty] {
        var references: [String] = []
        func add(_ reference: String?) throws {
            guard let unit = try self.unit(reference), !references.contains(unit) else { return }
            references.append(unit)
        }
        func all(_ type: String) throws -> [JSONValue] {
            try reading.search(SearchQuery(type, compartment: patient, limit: Self.mostTasks)).resources
                .map { try $0.json() }
        }
        for json in try all("EpisodeOfCare") { try add(json["managingOrganization"]?["reference"]?.string) }
        for json in try all("Encounter") { try add(json["serviceProvider"]?["reference"]?.string) }
        for json in try all("Task") {
            for element in ["owner", "requester"] { try add(json[element]?["reference"]?.string) }
        }
        for json in try all("CarePlan") {
            for activity in json.list("activity") {
                for performer in activity["detail"]?.list("performer") ?? [] {
                    try add(performer["reference"]?.string)
                }
            }
        }
        try add(clinic(of: patient)?.reference)
        return try references.compactMap(named).sorted { ($0.name ?? "") < ($1.name ?? "") }
    }

    /// The citizen's general practice; nil where the record has none.
    package func clinic(of patient: String) throws -> TaskParty? {
        for doctor in try reading.resource("Patient", patient)?.json().list("generalPractitioner") ?? [] {
            if let unit = try self.unit(doctor["reference"]?.string), let clinic = try named(unit) { return clinic }
        }
        return nil
    }

    /// Units by the beginning of a word of their name, at most twenty.
    package func units(named text: String) throws -> [TaskParty] {
        let clause = SearchClause("name", .string(.startsWith, text))
        return try search("Organization", [clause], limit: Self.mostUnits).compactMap { json in
            json["id"]?.string.map { TaskParty(reference: "Organization/" + $0, name: json["name"]?.string) }
        }
    }

    private static let mostUnits = 20

    /// The unit that a reference means: itself, or where a professional works.
    private func unit(_ reference: String?) throws -> String? {
        guard let reference else { return nil }
        if reference.hasPrefix("Organization/") { return reference }
        guard reference.hasPrefix("PractitionerRole/") else { return nil }
        let unit = try resource(reference)?["organization"]?["reference"]?.string
        return unit?.hasPrefix("Organization/") == true ? unit : nil
    }

    /// Nil where there is no such unit.
    package func named(_ reference: String) throws -> TaskParty? {
        guard reference.hasPrefix("Organization/"), let contact = try contact(reference), let name = contact.unit else {
            return nil
        }
        return TaskParty(reference: reference, name: name)
    }
}
