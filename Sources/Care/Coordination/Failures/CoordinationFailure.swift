package import FHIR

/// That the work across units has failed somebody: reported by the citizen, a relative or staff, looked into by a unit,
/// and closed only with a lasting change and the day on which it is looked at again. A Task.
package struct CoordinationFailure: Sendable, Hashable {
    package var id: String
    /// The Patient's id.
    package var patient: String
    package var status: Status
    /// What happened, in the words of whoever reported it.
    package var text: String
    /// Who reported it: a reference.
    package var reporter: String
    package var reporterName: String?
    /// The unit that looks into it.
    package var owner: TaskParty
    package var reported: Int64
    /// By when it must have been looked into.
    package var analyseBy: Int64
    /// The code of a ``FailureClass``.
    package var kind: String?
    /// What was found.
    package var analysis: String?
    /// What has been changed for good.
    package var change: String?
    /// The day on which it is looked at whether the change holds, as FHIR writes it.
    package var followUp: String?
    /// What that showed.
    package var result: String?
    /// When the unit's leader was told that it has not been looked into.
    package var told: Int64?

    /// The code of such Tasks in ``CoordinationSystems/taskKind``.
    package static let code = "coordination-failure"

    /// Those of FHIR's statuses that such a Task can have.
    package enum Status: String, Sendable, Hashable, CaseIterable {
        /// Nobody has looked into it yet.
        case reported = "requested"
        case analysed = "in-progress"
        /// A change has been made, and waits for its day.
        case changed = "on-hold"
        /// The day has come to see whether the change holds.
        case followUp = "ready"
        case closed = "completed"
    }

    /// The days between which a follow-up lies, from when the change is made. Local: sooner shows nothing, later is
    /// forgotten.
    package static let followUpDays: ClosedRange<Int64> = 1...400

    package init(
        id: String, patient: String, status: Status = .reported, text: String, reporter: String,
        reporterName: String? = nil, owner: TaskParty, reported: Int64, analyseBy: Int64, kind: String? = nil,
        analysis: String? = nil, change: String? = nil, followUp: String? = nil, result: String? = nil,
        told: Int64? = nil
    ) {
        self.id = id
        self.patient = patient
        self.status = status
        self.text = text
        self.reporter = reporter
        self.reporterName = reporterName
        self.owner = owner
        self.reported = reported
        self.analyseBy = analyseBy
        self.kind = kind
        self.analysis = analysis
        self.change = change
        self.followUp = followUp
        self.result = result
        self.told = told
    }

    package var isOpen: Bool { status != .closed }

    /// When the day of the follow-up begins. Days begin at midnight UTC here: it is a day, not a deadline to the hour.
    var followUpBegins: Int64? { followUp.flatMap(DateTime.init)?.earliest }

    /// By when the next thing must happen; nil where nothing must.
    package var next: Int64? {
        switch status {
        case .reported: analyseBy
        case .analysed: nil
        case .changed, .followUp: followUpBegins
        case .closed: nil
        }
    }
}

/// As a Task.
extension CoordinationFailure {
    private static let reporter = "https://tovholder.dk/fhir/StructureDefinition/reported-by"
    private static let followUpDate = "https://tovholder.dk/fhir/StructureDefinition/follow-up"
    private static let group = "https://tovholder.dk/fhir/NamingSystem/coordination-failure-group"
    private static let part = "https://tovholder.dk/fhir/CodeSystem/coordination-failure-part"

    /// Whether a Task is one, well written or not.
    static func isOne(_ json: JSONValue) -> Bool {
        json["resourceType"]?.string == "Task" && json["code"]?.hasCoding(CoordinationSystems.taskKind, code) == true
    }

    /// Nil where it is none, or not written as ours are.
    package init?(_ json: JSONValue) {
        guard Self.isOne(json), let failure = try? CoordinationFailure(reading: json) else { return nil }
        self = failure
    }

    /// - Throws: ``ShapeProblem`` with the element that is wrong.
    init(reading json: JSONValue) throws(ShapeProblem) {
        guard let id = json["id"]?.string else { throw ShapeProblem("Task.id") }
        guard let status = json["status"]?.string.flatMap(Status.init) else { throw ShapeProblem("Task.status") }
        guard let patient = Reference(json["for"])?.patient else {
            throw ShapeProblem("Task.for.reference: a Patient of this record")
        }
        guard let text = json["description"]?.string, CoordinationSystems.isText(text) else {
            throw ShapeProblem("Task.description: what happened, in at most 1000 characters")
        }
        guard let owner = TaskParty(json["owner"]) else {
            throw ShapeProblem("Task.owner.reference: an Organization of this record")
        }
        // A reporter as requester would have a care relation by it, for as long as the case is open.
        guard json["requester"] == nil else { throw ShapeProblem("Task.requester: who reports stands in an extension") }
        let by = json.extensionElement(Self.reporter)?["valueReference"]
        guard let reporter = by?["reference"]?.string else {
            throw ShapeProblem("Task.extension(\(Self.reporter)).valueReference: who reports it")
        }
        guard let reported = json["authoredOn"]?.instantValue else {
            throw ShapeProblem("Task.authoredOn: a time of day")
        }
        guard let analyseBy = json["restriction"]?["period"]?["end"]?.instantValue, analyseBy > reported else {
            throw ShapeProblem("Task.restriction.period.end: a time of day after authoredOn")
        }
        let kind = json["reasonCode"]?.list("coding").first { $0["system"]?.string == FailureClass.system }
        var outputs: [String: String] = [:]
        for output in json.list("output") {
            let coding = output["type"]?.list("coding").first { $0["system"]?.string == Self.part }
            if let code = coding?["code"]?.string { outputs[code] = output["valueString"]?.string }
        }
        self.init(
            id: id, patient: patient, status: status, text: text,
            reporter: reporter, reporterName: by?["display"]?.string, owner: owner, reported: reported,
            analyseBy: analyseBy, kind: kind?["code"]?.string, analysis: outputs["analysis"],
            change: outputs["lasting-change"],
            followUp: json.extensionElement(Self.followUpDate)?["valueDate"]?.string, result: outputs["follow-up"],
            told: Escalation.all(of: json).first?.at)
    }

    /// The resource, newly reported.
    func json() throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Task")
            $0.member("id", id)
            $0.array("extension") { list in
                list.object {
                    $0.member("url", Self.reporter)
                    $0.reference("valueReference", reporter, display: reporterName)
                }
            }
            $0.member("status", status.rawValue)
            $0.member("intent", "order")
            $0.concept("code", CoordinationSystems.taskKind, Self.code)
            $0.member("description", text)
            $0.reference("for", "Patient/" + patient, display: nil)
            $0.member("authoredOn", InstantText.exact(reported))
            $0.member("lastModified", InstantText.exact(reported))
            $0.reference("owner", owner.reference, display: owner.name)
            $0.object("restriction") {
                $0.object("period") { $0.member("end", InstantText.exact(analyseBy)) }
            }
        }
        return try JSONDocument(writer.bytes).root
    }

    /// A Task with what this says about how far the case has come; what it says besides stays. Cases of one kind at one
    /// unit share a group, and so are linked.
    func json(over current: JSONValue, at instant: Int64) throws -> JSONValue {
        var editor = JSONEditor(current)
        editor.set("status", of: current, to: status.rawValue)
        editor.set("lastModified", of: current, to: InstantText.exact(instant))
        var writer = JSONWriter()
        if let kind {
            writer.object { $0.conceptContent(FailureClass.system, kind, text: nil) }
            editor.set("reasonCode", of: current, toJSON: writer.bytes)
            writer.removeAll()
            writer.object {
                $0.member("system", Self.group)
                $0.member("value", kind + "|" + owner.reference)
            }
            editor.set("groupIdentifier", of: current, toJSON: writer.bytes)
            writer.removeAll()
        }
        writer.array { list in
            for (code, words) in [("analysis", analysis), ("lasting-change", change), ("follow-up", result)] {
                guard let words else { continue }
                list.object {
                    $0.concept("type", Self.part, code)
                    $0.member("valueString", words)
                }
            }
        }
        if analysis != nil { editor.set("output", of: current, toJSON: writer.bytes) }
        if let followUp, let extensions = current["extension"] {
            writer.removeAll()
            writer.object {
                $0.member("url", Self.followUpDate)
                $0.member("valueDate", followUp)
            }
            if let old = current.extensionElement(Self.followUpDate) {
                editor.replace(old, withJSON: writer.bytes)
            } else {
                editor.append(json: writer.bytes, to: extensions)
            }
        }
        return try JSONDocument(editor.bytes).root
    }

    /// Whether it says the same as another about what was reported.
    func isSameReport(as other: CoordinationFailure) -> Bool {
        patient == other.patient && text == other.text && reporter == other.reporter
            && owner.reference == other.owner.reference && reported == other.reported && analyseBy == other.analyseBy
    }
}
