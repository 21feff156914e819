package import Access
import FHIR

/// Reads from the record what a decision builds on.
package struct GateFacts {
    private let reading: any EngineReading
    private let caller: Caller
    private let instant: Int64
    /// The references that the caller is, by their numbers.
    private let names: [Int64: String]

    /// - Parameter reading: one that sees everything.
    package init(_ reading: any EngineReading, for caller: Caller, at instant: Int64) {
        self.reading = reading
        self.caller = caller
        self.instant = instant
        names = Dictionary(
            caller.selves.map { (ReferenceMark.number(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What a decision about a subject builds on.
    ///
    /// - Parameter action: a citizen who looks needs no facts; one who changes something must be old enough.
    package func facts(for subject: Subject, to action: Action = .read) throws -> Facts {
        switch (caller.role, subject) {
        case (.citizen(let own), .patient(let patient)) where own == patient && action == .write:
            return Facts(instant: instant, comesOfAge: try comesOfAge(own).map { [own: $0] } ?? [:])
        case (.professional, .patient(let patient)), (.relative, .patient(let patient)):
            guard let number = try reading.numbers(ofPatients: [patient]).first else { return Facts(instant: instant) }
            return try facts(of: patient, numbered: number)
        case (.relative(let relatedPerson), .lookup): return try facts(naming: "RelatedPerson/" + relatedPerson)
        default: return Facts(instant: instant)
        }
    }

    /// What is known of one citizen.
    package func facts(of patient: String, numbered number: Int64) throws -> Facts {
        var query = RowQuery(
            GateProjections.facts.name, where: [.atLeast("ends", .integer(GateRow.bounded(instant + 1)))],
            order: [.ascending("ends")])
        query.patient = number
        return try facts(of: patient, saidBy: try reading.rows(query))
    }

    /// What is known of each of many citizens, by number: asked for once. Of whom nothing is known there is nothing.
    package func facts(of patients: [NumberedPatient]) throws -> [Int64: Facts] {
        guard !patients.isEmpty else { return [:] }
        var query = RowQuery(
            GateProjections.facts.name, where: [.atLeast("ends", .integer(GateRow.bounded(instant + 1)))],
            order: [.ascending("ends")])
        query.patients = patients.map(\.number).sorted()
        let rows = Dictionary(grouping: try reading.rows(query), by: \.key.patient)
        var found: [Int64: Facts] = [:]
        for patient in patients {
            found[patient.number] = try rows[patient.number].map { try facts(of: patient.id, saidBy: $0) }
        }
        return found
    }

    /// - Parameter rows: of the citizen's facts, those first that end first.
    private func facts(of patient: String, saidBy rows: [ProjectionRow]) throws -> Facts {
        var facts = Facts(instant: instant)
        for row in rows.compactMap({ GateRow($0.values) }) {
            if row.kind == .protected { facts.protected.insert(patient) }
            if let relation = row.relation(of: patient, names) { facts.relations.append(relation) }
            if let provision = row.provision(of: patient) { facts.provisions.append(provision) }
        }
        // Whether a custody holds, anybody's, decides what a relative may see.
        if case .relative = caller.role, facts.provisions.contains(where: { $0.kind == .custody }),
            let age = try comesOfAge(patient)
        {
            facts.comesOfAge[patient] = age
        }
        return facts
    }

    /// What is known of those whose Consents name a relative.
    private func facts(naming relative: String) throws -> Facts {
        let naming = RowQuery(
            GateProjections.facts.name,
            where: [
                .equals("actor", .integer(ReferenceMark.number(of: relative))),
                .atLeast("ends", .integer(GateRow.bounded(instant + 1))),
            ])
        var facts = Facts(instant: instant)
        let numbers = Set(try reading.rows(naming).map(\.key.patient)).subtracting([ResourceKey.nobody])
        for patient in try reading.patients(numbered: numbers) {
            let more = try self.facts(of: patient.id, numbered: patient.number)
            facts.provisions += more.provisions
            facts.comesOfAge.merge(more.comesOfAge) { first, _ in first }
            facts.protected.formUnion(more.protected)
        }
        return facts
    }

    /// When a citizen begins to decide alone: the first instant that it may be, where the date of birth is not whole.
    package func comesOfAge(_ patient: String) throws -> Int64? {
        guard let birth = try reading.resource("Patient", patient)?.json()["birthDate"]?.string,
            let year = Int(birth.prefix(4))
        else { return nil }
        let day = String(birth.dropFirst(4))
        let birthday = String(year + AccessLimits.standard.years(.decidesAlone))
        // Who was born on a leap day has that birthday on the first of March.
        return (DateTime(birthday + day) ?? DateTime(birthday + "-03-01"))?.earliest
    }
}
