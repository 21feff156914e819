import FHIR

/// Writes what comes with a discharge.
struct TransitionTasks {
    let discharge: Discharge
    /// Milliseconds since 1970-01-01T00:00:00Z.
    let instant: Int64

    init(_ discharge: Discharge, at instant: Int64) {
        self.discharge = discharge
        self.instant = instant
    }

    /// A part as it is to be now; nil where nothing is to be written.
    func part(_ part: DischargePart, isNeeded: Bool, _ current: DischargePartTask?) throws -> JSONValue? {
        guard let current else { return isNeeded ? try new(part) : nil }
        guard current.progress == .open else { return nil }
        let status = isNeeded ? "requested" : "cancelled"
        let due = isNeeded ? self.due(part) : current.due
        if current.json["status"]?.string == status, current.due == due { return nil }
        var editor = JSONEditor(current.json)
        editor.set("status", of: current.json, to: status)
        if let period = current.json["restriction"]?["period"] {
            editor.set("end", of: period, to: InstantText.second(due))
        }
        return try JSONDocument(editor.bytes).root
    }

    private func new(_ part: DischargePart) throws -> JSONValue {
        let receiver = part.receiver == .clinic ? discharge.facts.clinic : discharge.facts.nursing
        return try task(part.task(of: discharge.id), part.kind, status: "requested") {
            $0.reference("focus", discharge.encounter, display: nil)
            common(&$0)
            if let receiver { $0.reference("requester", receiver, display: nil) }
            $0.reference("owner", discharge.department, display: nil)
            $0.object("restriction") { limit in
                limit.object("period") { $0.member("end", InstantText.second(due(part))) }
            }
        }
    }

    /// When a part is to be sent. What would have been due before the discharge was begun is due when the patient leaves.
    private func due(_ part: DischargePart) -> Int64 {
        let due = TransitionDeadline.of(part)?.due(after: discharge.expected) ?? discharge.expected
        return due > instant ? due : discharge.expected
    }

    /// The offer to the clinic.
    ///
    /// - Parameter pathway: an EpisodeOfCare, as a reference.
    func takeover(of pathway: String, by clinic: String, after discharged: Int64) throws -> JSONValue {
        try task(discharge.takeoverTask, .handoverAtDischarge, status: "requested") {
            $0.member("description", "Egen læge overtager efter udskrivelsen")
            $0.object("reasonCode") { $0.member("text", "Patienten er udskrevet") }
            $0.reference("focus", pathway, display: nil)
            common(&$0)
            $0.reference("requester", discharge.department, display: nil)
            $0.reference("owner", clinic, display: nil)
            let from = discharge.coverage?.end ?? discharged
            $0.object("executionPeriod") { $0.member("start", InstantText.second(from)) }
            let reminder = TransitionDeadline.takeover?.due(after: from) ?? from
            $0.object("restriction") { limit in
                limit.object("period") { $0.member("end", InstantText.second(reminder)) }
            }
        }
    }

    /// The municipality's promise that training begins.
    func rehabilitationStart(by owner: String, due: Int64) throws -> JSONValue {
        try task(discharge.rehabilitationStart, .rehabilitationStart, status: "requested") {
            $0.reference("focus", discharge.encounter, display: nil)
            common(&$0)
            $0.reference("requester", discharge.department, display: nil)
            $0.reference("owner", owner, display: nil)
            $0.object("restriction") { limit in limit.object("period") { $0.member("end", InstantText.second(due)) } }
        }
    }

    /// The referral to the municipality's nurses, who then know that somebody is coming home.
    func nursingReferral() throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "ServiceRequest")
            $0.member("id", discharge.nursingReferral)
            $0.member("status", "active")
            $0.member("intent", "order")
            $0.object("code") { $0.member("text", "Sygepleje i hjemmet efter udskrivelse") }
            $0.reference("subject", "Patient/" + discharge.patient, display: nil)
            $0.reference("encounter", discharge.encounter, display: nil)
            $0.member("authoredOn", InstantText.second(instant))
            $0.reference("requester", discharge.department, display: nil)
            if let nursing = discharge.facts.nursing {
                $0.array("performer") { list in list.object { $0.member("reference", nursing) } }
            }
        }
        return try JSONDocument(writer.bytes).root
    }

    /// A stay that is over.
    ///
    /// - Parameter isMoved: whether another hospital has the patient now.
    static func finished(_ encounter: JSONValue, at discharged: Int64, isMoved: Bool) throws -> JSONValue {
        var editor = JSONEditor(encounter)
        if isMoved, encounter["hospitalization"] == nil {
            var place = JSONWriter()
            place.object {
                $0.concept("dischargeDisposition", StaySystems.disposition, StaySystems.otherHospital)
            }
            editor.set("hospitalization", of: encounter, toJSON: place.bytes)
        }
        editor.set("status", of: encounter, to: "finished")
        if let period = encounter["period"] {
            editor.set("end", of: period, to: InstantText.second(discharged))
        }
        return try JSONDocument(editor.bytes).root
    }

    private func common(_ writer: inout JSONWriter) {
        writer.reference("encounter", discharge.encounter, display: nil)
        writer.reference("for", "Patient/" + discharge.patient, display: nil)
        writer.member("authoredOn", InstantText.second(instant))
    }

    private func task(
        _ id: String, _ kind: TaskKind, status: String, _ content: (inout JSONWriter) -> Void
    ) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Task")
            $0.member("id", id)
            $0.array("partOf") { list in list.object { $0.member("reference", "Task/" + discharge.id) } }
            $0.member("status", status)
            $0.member("intent", "order")
            kind.write(to: &$0)
            content(&$0)
        }
        return try JSONDocument(writer.bytes).root
    }
}
