import Access
import FHIR
import Record

/// What a discharge is made from.
extension TransitionDesk {
    /// A stay that is going on, with what the record knows around it.
    struct Stay: Sendable {
        let encounter: JSONValue
        let department: String
        let admitted: Int64?
        let isSomatic: Bool
        let clinic: String?
        let phone: String?
    }

    /// - Throws: ``RecordError/notFound`` where it is not this patient's, ``Mistake/late`` where it is over.
    func stay(_ id: String, of patient: String, by hand: ConsentDesk.Hand) async throws -> Stay {
        try await record.read(
            .patient(patient), as: hand.caller, because: hand.purpose, doing: hand.activity
        ) { reading in
            guard let json = try reading.resource("Encounter", id)?.json(), let encounter = Encounter(json),
                encounter.subject?.target == "Patient/" + patient, let department = encounter.serviceProvider?.target
            else { throw RecordError.notFound }
            guard ["arrived", "triaged", "in-progress", "onleave"].contains(encounter.status ?? "") else {
                throw Mistake.late
            }
            let reader = CareReader(reading)
            let unit = try reader.resource(department).flatMap { Organization($0) }
            let codes = unit?.types.flatMap(\.codings).compactMap(\.code) ?? []
            return Stay(
                encounter: json, department: department, admitted: encounter.period?.start?.earliest,
                isSomatic: !codes.contains("psychiatry"), clinic: try reader.clinic(of: patient),
                phone: try reader.contact(department)?.telephones.first)
        }
    }

    /// The stay with the day and time at which it is expected to end.
    static func expecting(_ encounter: JSONValue, at expected: Int64) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("url", TransitionSystems.expectedDischarge)
            $0.member("valueDateTime", InstantText.second(expected))
        }
        var editor = JSONEditor(encounter)
        editor.set(extensions: [(TransitionSystems.expectedDischarge, writer.bytes)], of: encounter)
        return try JSONDocument(editor.bytes).root
    }

    static func task(
        _ id: String, of patient: String, _ stay: Stay, _ facts: DischargeFacts, expected: Int64, requester: String,
        at instant: Int64
    ) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Task")
            $0.member("id", id)
            $0.member("status", Discharge.Stage.preparing.rawValue)
            $0.member("intent", "order")
            TaskKind.discharge.write(to: &$0)
            let encounter = "Encounter/" + (stay.encounter["id"]?.string ?? "")
            $0.reference("focus", encounter, display: nil)
            $0.reference("for", "Patient/" + patient, display: nil)
            $0.reference("encounter", encounter, display: nil)
            $0.member("authoredOn", InstantText.second(instant))
            $0.reference("requester", requester, display: nil)
            $0.reference("owner", stay.department, display: nil)
            $0.object("restriction") { limit in
                limit.object("period") { $0.member("end", InstantText.second(expected)) }
            }
            $0.array("input") { list in for field in facts.fields { field.write(TransitionSystems.fact, to: &list) } }
        }
        return try JSONDocument(writer.bytes).root
    }

    /// The discharge with the rule's decision.
    static func completed(_ discharge: Discharge, at discharged: Int64) throws -> JSONValue {
        let json = discharge.json
        let decision = ExtendedResponsibilityRule.standard.decide(discharge.facts, discharged: discharged)
        var editor = JSONEditor(json)
        editor.set("status", of: json, to: Discharge.Stage.completed.rawValue)
        var period = JSONWriter()
        period.object {
            $0.member("start", json["authoredOn"]?.string)
            $0.member("end", InstantText.second(discharged))
        }
        editor.set("executionPeriod", of: json, toJSON: period.bytes)
        var coverage = JSONWriter()
        decision.write(to: &coverage)
        editor.set(extensions: [(TransitionSystems.coverage, coverage.bytes)], of: json)
        return try JSONDocument(editor.bytes).root
    }

    /// The visit that was agreed.
    static func visit(_ id: String, _ discharge: Discharge, at instant: Int64) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Appointment")
            $0.member("id", id)
            $0.member("status", "booked")
            $0.member("description", "Subakut besøg i afdelingen")
            $0.member("start", InstantText.second(instant))
            // Half an hour: our own choice; the department changes it as it changes any appointment.
            $0.member("end", InstantText.second(instant + 1_800_000))
            $0.array("participant") { list in
                for actor in ["Patient/" + discharge.patient, discharge.department] {
                    list.object {
                        $0.reference("actor", actor, display: nil)
                        $0.member("status", "accepted")
                    }
                }
            }
        }
        return try JSONDocument(writer.bytes).root
    }
}

extension CareReader {
    /// The patient's own clinic, as a reference to an Organization.
    func clinic(of patient: String) throws -> String? {
        let doctors = try resource("Patient/" + patient).flatMap { Patient($0) }?.generalPractitioners ?? []
        for doctor in doctors.compactMap(\.target) {
            if doctor.hasPrefix("Organization/") { return doctor }
            if let role = try resource(doctor).flatMap({ PractitionerRole($0) }),
                let organization = role.organization?.target
            {
                return organization
            }
        }
        return nil
    }
}
