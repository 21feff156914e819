package import FHIR

/// That coordinators look after a citizen whose course may fall apart: why, what has been noted, and what is next. A Task;
/// there is one for each citizen.
package struct CoordinationCase: Sendable, Hashable {
    package var id: String
    /// The Patient's id.
    package var patient: String
    package var status: Status
    /// The unit whose coordinators look after it.
    package var owner: TaskParty
    package var risk: CaseRisk
    package var drawn: Int64
    /// By when there must be a next step, while there is none.
    package var stepBy: Int64
    package var step: NextStep?
    package var notes: [Note]
    /// Why it is off the list.
    package var reason: String?
    /// When the unit's leader was told that it has no next step.
    package var told: Int64?

    package enum Status: String, Sendable, Hashable, CaseIterable {
        /// There is no next step, or its day has passed.
        case waiting = "requested"
        case followed = "in-progress"
        case over = "completed"
    }

    package struct NextStep: Sendable, Hashable {
        package var text: String
        /// The last day, as FHIR writes it.
        package var by: String

        package init(text: String, by: String) {
            self.text = text
            self.by = by
        }

        /// When its day is over, by UTC's days.
        var ends: Int64? { DateTime(by).map(\.latest) }
    }

    package struct Note: Sendable, Hashable {
        package var text: String
        package var at: Int64
        package var by: String

        package init(text: String, at: Int64, by: String) {
            self.text = text
            self.at = at
            self.by = by
        }
    }

    /// The code of such Tasks in ``CoordinationSystems/taskKind``.
    package static let code = "coordination-case"

    package init(
        id: String, patient: String, status: Status = .waiting, owner: TaskParty, risk: CaseRisk, drawn: Int64,
        stepBy: Int64, step: NextStep? = nil, notes: [Note] = [], reason: String? = nil, told: Int64? = nil
    ) {
        self.id = id
        self.patient = patient
        self.status = status
        self.owner = owner
        self.risk = risk
        self.drawn = drawn
        self.stepBy = stepBy
        self.step = step
        self.notes = notes
        self.reason = reason
        self.told = told
    }

    package var isOpen: Bool { status != .over }

    /// Whether the leader has been told since there was last to be a next step.
    var isTold: Bool { told.map { $0 >= stepBy } ?? false }

    /// The id that a citizen's case has: there is one for each citizen.
    package static func id(of patient: String) -> String {
        JointPlan.id(of: patient).replacing("joint-plan-", with: "coord-case-", maxReplacements: 1)
    }
}

/// As a Task.
extension CoordinationCase {
    private static let risk = "https://tovholder.dk/fhir/StructureDefinition/case-risk"
    private static let next = "https://tovholder.dk/fhir/StructureDefinition/next-step"

    /// Whether a Task is one, well written or not.
    static func isOne(_ json: JSONValue) -> Bool {
        json["resourceType"]?.string == "Task" && json["code"]?.hasCoding(CoordinationSystems.taskKind, code) == true
    }

    /// Nil where it is none, or not written as ours are.
    package init?(_ json: JSONValue) {
        guard Self.isOne(json), let found = try? CoordinationCase(reading: json) else { return nil }
        self = found
    }

    /// - Throws: ``ShapeProblem`` with the element that is wrong.
    init(reading json: JSONValue) throws(ShapeProblem) {
        guard let id = json["id"]?.string else { throw ShapeProblem("Task.id") }
        guard let status = json["status"]?.string.flatMap(Status.init) else { throw ShapeProblem("Task.status") }
        guard let patient = Reference(json["for"])?.patient else {
            throw ShapeProblem("Task.for.reference: a Patient of this record")
        }
        guard let owner = TaskParty(json["owner"]) else {
            throw ShapeProblem("Task.owner.reference: an Organization of this record")
        }
        guard let drawn = json["authoredOn"]?.instantValue else { throw ShapeProblem("Task.authoredOn: a time of day") }
        guard let stepBy = json["restriction"]?["period"]?["end"]?.instantValue else {
            throw ShapeProblem("Task.restriction.period.end: a time of day")
        }
        let lines = json.extensionElements(Self.risk).compactMap { element -> CaseRisk.Line? in
            guard let fact = element.extensionElement("fact")?["valueCode"]?.string.flatMap(CaseRisk.Fact.init),
                let number = element.extensionElement("number")?["valueInteger"]?.numberText.flatMap({ Int($0) }),
                let points = element.extensionElement("points")?["valueInteger"]?.numberText.flatMap({ Int($0) })
            else { return nil }
            return CaseRisk.Line(fact, number: number, points: points)
        }
        var step: NextStep?
        if let said = json.extensionElement(Self.next) {
            guard let text = said.extensionElement("text")?["valueString"]?.string, CoordinationSystems.isText(text),
                let by = said.extensionElement("by")?["valueDate"]?.string, DateTime(by)?.precision == .day
            else { throw ShapeProblem("Task.extension(\(Self.next)): text and the day by which") }
            step = NextStep(text: text, by: by)
        }
        var notes: [Note] = []
        for note in json.list("note") {
            guard let text = note["text"]?.string, let at = note["time"]?.instantValue,
                let by = note["authorReference"]?["reference"]?.string
            else { throw ShapeProblem("Task.note: authorReference, time and text") }
            notes.append(Note(text: text, at: at, by: by))
        }
        self.init(
            id: id, patient: patient, status: status, owner: owner,
            risk: CaseRisk(lines: lines), drawn: drawn, stepBy: stepBy, step: step, notes: notes,
            reason: json["statusReason"]?["text"]?.string,
            told: Escalation.all(of: json).last?.at)
    }

    /// The whole resource: nobody else writes into it.
    ///
    /// - Parameter leader: who was told.
    func json(leader: String? = nil) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Task")
            $0.member("id", id)
            $0.member("language", "da")
            if !risk.lines.isEmpty || step != nil || told != nil {
                $0.array("extension") { list in
                    for line in risk.lines { list.riskLine(Self.risk, line) }
                    if let step { list.nextStep(Self.next, step) }
                    if let told {
                        Escalation(step: .leader, because: .undone, at: told, to: leader ?? owner.reference)
                            .write(to: &list)
                    }
                }
            }
            $0.member("status", status.rawValue)
            if let reason { $0.object("statusReason") { $0.member("text", reason) } }
            $0.member("intent", "order")
            $0.concept("code", CoordinationSystems.taskKind, Self.code)
            $0.member("description", "En koordinator holder øje med, at forløbet hænger sammen")
            $0.reference("for", "Patient/" + patient, display: nil)
            $0.member("authoredOn", InstantText.exact(drawn))
            $0.reference("owner", owner.reference, display: owner.name)
            if !notes.isEmpty {
                $0.array("note") { list in
                    for note in notes {
                        list.object {
                            $0.reference("authorReference", note.by, display: nil)
                            $0.member("time", InstantText.exact(note.at))
                            $0.member("text", note.text)
                        }
                    }
                }
            }
            $0.object("restriction") {
                $0.object("period") { $0.member("end", InstantText.exact(stepBy)) }
            }
        }
        return try JSONDocument(writer.bytes).root
    }
}

extension JSONWriter {
    fileprivate mutating func riskLine(_ url: String, _ line: CaseRisk.Line) {
        object {
            $0.array("extension") { parts in
                parts.object {
                    $0.member("url", "fact")
                    $0.member("valueCode", line.fact.rawValue)
                }
                for (name, value) in [("number", line.number), ("points", line.points)] {
                    parts.object {
                        $0.member("url", name)
                        $0.member("valueInteger", value)
                    }
                }
            }
            $0.member("url", url)
        }
    }

    fileprivate mutating func nextStep(_ url: String, _ step: CoordinationCase.NextStep) {
        object {
            $0.array("extension") { parts in
                parts.object {
                    $0.member("url", "text")
                    $0.member("valueString", step.text)
                }
                parts.object {
                    $0.member("url", "by")
                    $0.member("valueDate", step.by)
                }
            }
            $0.member("url", url)
        }
    }
}
