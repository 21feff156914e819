import Access
import FHIR
import Record

/// What comes with a stay, whichever way it was told: it belongs to a pathway, those who are in know of it, and it takes
/// the place of the stay before it.
enum StayConsequences {
    static let all = [once, begun, inPlace, mended, endsDischarge, treatmentFinished, readmitted]

    /// More stays than anybody has at once, with those of the past that a search finds.
    private static let most = 200

    /// Who presses twice, or at the same time as a colleague, admits once.
    private static let once = consequence("one stay") { change, stay, bystanders in
        guard change.before == nil, case .professional = change.caller.role, stay.isOpen else { return [] }
        let isThere = try others(than: stay, bystanders).contains {
            $0.isOpen && $0.department == stay.department && $0.kind == stay.kind
        }
        if isThere { throw RecordError.conflict("the patient is admitted there already") }
        return []
    }

    /// A stay here has a pathway from its first instant, and units that are in know of it.
    private static let begun = consequence("stay begun") { change, stay, bystanders in
        guard stay.isOpen, stay.informed.isEmpty else { return [] }
        var written: [JSONValue] = []
        var json = stay.json
        if case .professional = change.caller.role, stay.pathways.isEmpty {
            let made = try StayPathway.made(for: stay, bystanders)
            written.append(made.pathway)
            json = made.stay
        }
        let units = try StayReaders.units(of: stay, bystanders)
        if !units.isEmpty, let own = HospitalStay(json) { json = try own.informing(units) }
        return json.isEqual(to: stay.json) ? [] : written + [json]
    }

    /// Nobody is in two beds: a later admission ends the earlier stay, in whichever order they are told of. Somebody who
    /// is admitted and goes to an emergency department for a while stays admitted.
    private static let inPlace = consequence("stay in place of another") { change, stay, bystanders in
        let before = change.before.flatMap(HospitalStay.init)
        guard before == nil || before?.start != stay.start || before?.isOpen != stay.isOpen else { return [] }
        let others = try others(than: stay, bystanders)
        var written = try others.filter { $0.isOpen && takes(stay, placeOf: $0) }.map { try $0.ended(by: stay) }
        let next = others.filter { takes($0, placeOf: stay) }.min { ($0.start, $0.id) < ($1.start, $1.id) }
        if stay.isOpen, let next, let current = try bystanders.read(stay.reference).flatMap(HospitalStay.init) {
            written.append(try current.ended(by: next))
        }
        return written
    }

    private static func takes(_ later: HospitalStay, placeOf earlier: HospitalStay) -> Bool {
        later.start > earlier.start && (later.kind == .inpatient || earlier.kind == .emergency)
    }

    /// A stay that was a mistake took nobody's place: the one before it goes on.
    private static let mended = Consequence(name: "stay mended", types: ["Encounter"]) { change, bystanders in
        guard !isOperator(change), let before = change.before.flatMap(HospitalStay.init),
            change.after.flatMap(HospitalStay.init) == nil
        else { return [] }
        return try others(than: before, bystanders).filter { $0.endedBy == before.reference && !$0.isOpen }
            .map { try $0.reopened() }
    }

    /// Whoever has been moved goes home from where they are now.
    private static let endsDischarge = consequence("stay ended by another") { change, stay, bystanders in
        guard stay.endedBy != nil, !stay.isOpen, change.before.flatMap(HospitalStay.init)?.isOpen == true else {
            return []
        }
        return try discharges(of: stay, .preparing, bystanders).map { discharge in
            var editor = JSONEditor(discharge.json)
            editor.set("status", of: discharge.json, to: Discharge.Stage.cancelled.rawValue)
            return try JSONDocument(editor.bytes).root
        }
    }

    /// When the hospital is done, those who help at home are told.
    private static let treatmentFinished = consequence("treatment finished") { change, stay, bystanders in
        guard stay.isOpen, stay.treatmentFinished != nil,
            change.before.flatMap(HospitalStay.init)?.treatmentFinished == nil
        else { return [] }
        let nursing = try discharges(of: stay, .preparing, bystanders).compactMap(\.facts.nursing)
        let units = stay.informed + nursing.filter { !stay.informed.contains($0) }
        let name = try bystanders.read(stay.department)?["name"]?.string
        return try units.map { unit in
            try StayNotice(stay: stay, department: name, unit: unit, instant: change.instant)
                .json(id: bystanders.newIdentifier())
        }
    }

    /// Somebody who comes back while the department still answered is readmitted: it stands with what happened.
    private static let readmitted = consequence("readmission") { change, stay, bystanders in
        guard change.before == nil, stay.isOpen, stay.kind == .inpatient else { return [] }
        return try discharges(of: stay, .completed, bystanders, from: nil)
            .filter { $0.isCovered(at: stay.start) && !$0.outcomes.contains { $0.kind == .readmitted } }
            .map { discharge in
                var editor = JSONEditor(discharge.json)
                editor.set(
                    "output", of: discharge.json,
                    toJSON: TaskFields.replacing(
                        [], of: discharge.json, "output", TransitionSystems.outcome,
                        with: [.time(DischargeOutcome.Kind.readmitted.rawValue, stay.start)]))
                return try JSONDocument(editor.bytes).root
            }
    }

    // MARK: Around a stay

    private static func others(than stay: HospitalStay, _ bystanders: Bystanders) throws -> [HospitalStay] {
        try bystanders.find(SearchQuery("Encounter", compartment: stay.patient, limit: most))
            .compactMap(HospitalStay.init).filter { $0.id != stay.id }
    }

    /// The discharges from a stay, or all of the patient's.
    private static func discharges(
        of stay: HospitalStay, _ stage: Discharge.Stage, _ bystanders: Bystanders
    ) throws -> [Discharge] {
        try discharges(of: stay, stage, bystanders, from: stay.reference)
    }

    private static func discharges(
        of stay: HospitalStay, _ stage: Discharge.Stage, _ bystanders: Bystanders, from encounter: String?
    ) throws -> [Discharge] {
        let query = SearchQuery(
            "Task",
            [
                SearchClause("code", .token(.is(TaskKind.system), code: TaskKind.discharge.rawValue)),
                SearchClause("status", .token(.any, code: stage.rawValue)),
            ], compartment: stay.patient)
        return try bystanders.find(query).compactMap(Discharge.init)
            .filter { encounter == nil || $0.encounter == encounter }
    }

    private static func consequence(
        _ name: String,
        _ resources: @escaping @Sendable (ProposedChange, HospitalStay, Bystanders) throws -> [JSONValue]
    ) -> Consequence {
        Consequence(name: name, types: ["Encounter"]) { change, bystanders in
            guard !isOperator(change), let stay = change.after.flatMap(HospitalStay.init) else { return [] }
            return try resources(change, stay, bystanders)
        }
    }

    /// Operators move records as they are.
    private static func isOperator(_ change: ProposedChange) -> Bool {
        if case .operator = change.caller.role { true } else { false }
    }
}
