import FHIR
import Record

/// The one plan that all authorities around a citizen share: what matters to the citizen, and who does what by when. A
/// CarePlan with its Goals.
package struct JointPlan: Sendable, Hashable {
    package var goals: [JointGoal]
    package var activities: [JointActivity]
    /// When this version was written.
    package var written: Int64
    package var version: Int

    package init(goals: [JointGoal], activities: [JointActivity], written: Int64 = 0, version: Int = 0) {
        self.goals = goals
        self.activities = activities
        self.written = written
        self.version = version
    }

    /// The code system of the category of plans and goals, and the code of these.
    package static let system = "https://tovholder.dk/fhir/CodeSystem/plan-kind"
    package static let code = "joint-action-plan"

    /// The id that a citizen's plan has: there is one for each citizen, and two who begin it at once write the same.
    package static func id(of patient: String) -> String {
        let readable = "joint-plan-" + patient
        if readable.utf8.count <= 64 { return readable }
        var digest = ContentDigest()
        digest.add(patient)
        return "joint-plan-" + digest.text.prefix(32)
    }

    /// Whether a CarePlan or a Goal is part of such a plan.
    static func isOne(_ json: JSONValue) -> Bool {
        json.list("category").contains { $0.hasCoding(system, code) }
    }

    /// A plan with nothing in it yet.
    static func empty(of patient: String, at instant: Int64) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "CarePlan")
            $0.member("id", id(of: patient))
            $0.member("language", "da")
            $0.member("status", "active")
            $0.member("intent", "plan")
            $0.array("category") { list in list.object { $0.conceptContent(system, code, text: nil) } }
            $0.member("title", "Fælles handleplan")
            $0.reference("subject", "Patient/" + patient, display: nil)
            $0.member("created", CoordinationSystems.text(instant))
        }
        return try JSONDocument(writer.bytes).root
    }
}

/// What is to be reached.
package struct JointGoal: Sendable, Hashable {
    package var id: String
    package var text: String
    /// Whether it is the citizen's own words.
    package var isCitizens: Bool
    /// Who says it: a reference.
    package var by: String
    package var name: String?
    /// Who has written the citizen's words down, where the citizen has not.
    package var writtenBy: String?
    package var status: Status

    package init(
        id: String, text: String, isCitizens: Bool, by: String, name: String? = nil, writtenBy: String? = nil,
        status: Status = .active
    ) {
        self.id = id
        self.text = text
        self.isCitizens = isCitizens
        self.by = by
        self.name = name
        self.writtenBy = writtenBy
        self.status = status
    }

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case active, completed, cancelled
    }

    static let writtenBy = "https://tovholder.dk/fhir/StructureDefinition/written-down-by"

    /// Nil where it is no goal of such a plan.
    init?(_ json: JSONValue) {
        guard JointPlan.isOne(json), let goal = try? JointGoal(reading: json) else { return nil }
        self = goal
    }

    /// - Throws: ``ShapeProblem`` with the element that is wrong.
    init(reading json: JSONValue) throws(ShapeProblem) {
        guard let id = json["id"]?.string else { throw ShapeProblem("Goal.id") }
        guard let text = json["description"]?["text"]?.string, CoordinationSystems.isText(text) else {
            throw ShapeProblem("Goal.description.text: the goal, in at most 1000 characters")
        }
        guard let by = json["expressedBy"]?["reference"]?.string else {
            throw ShapeProblem("Goal.expressedBy.reference: who says it")
        }
        guard let status = json["lifecycleStatus"]?.string.flatMap(Status.init) else {
            throw ShapeProblem("Goal.lifecycleStatus: active, completed or cancelled")
        }
        self.init(
            id: id, text: text, isCitizens: by.hasPrefix("Patient/"), by: by,
            name: json["expressedBy"]?["display"]?.string,
            writtenBy: json.extensionElement(Self.writtenBy)?["valueReference"]?["reference"]?.string, status: status)
    }

    func json(of patient: String, at instant: Int64) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Goal")
            $0.member("id", id)
            $0.member("language", "da")
            if let writtenBy {
                $0.array("extension") { list in
                    list.object {
                        $0.member("url", Self.writtenBy)
                        $0.reference("valueReference", writtenBy, display: nil)
                    }
                }
            }
            $0.member("lifecycleStatus", status.rawValue)
            $0.array("category") { list in
                list.object { $0.conceptContent(JointPlan.system, JointPlan.code, text: nil) }
            }
            $0.object("description") { $0.member("text", text) }
            $0.reference("subject", "Patient/" + patient, display: nil)
            $0.member("startDate", String(CoordinationSystems.text(instant).prefix(10)))
            $0.reference("expressedBy", by, display: name)
        }
        return try JSONDocument(writer.bytes).root
    }
}

/// What somebody does, and by when.
package struct JointActivity: Sendable, Hashable {
    package var id: String
    package var text: String
    /// Who does it: a unit, the citizen or a relative.
    package var owner: String
    package var ownerName: String?
    /// The last day, as FHIR writes it.
    package var due: String
    package var status: Status
    /// What an editor has seen: another mark, and somebody has changed it since.
    package var mark: String

    package init(
        id: String, text: String, owner: String, ownerName: String? = nil, due: String, status: Status = .planned,
        mark: String = ""
    ) {
        self.id = id
        self.text = text
        self.owner = owner
        self.ownerName = ownerName
        self.due = due
        self.status = status
        self.mark = mark
    }

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case planned = "not-started"
        case done = "completed"
        case cancelled
    }

    package var isOpen: Bool { status == .planned }

    /// Whether its day has passed: before this instant, by dates as they are where the reader is.
    package func isLate(on today: String) -> Bool { isOpen && due < today }

    /// - Throws: ``ShapeProblem`` with the element that is wrong.
    init(reading json: JSONValue) throws(ShapeProblem) {
        let place = "CarePlan.activity"
        guard let id = json["id"]?.string, !id.isEmpty else { throw ShapeProblem(place + ".id") }
        guard let detail = json["detail"] else { throw ShapeProblem(place + ".detail") }
        guard let status = detail["status"]?.string.flatMap(Status.init) else {
            throw ShapeProblem(place + ".detail.status: not-started, completed or cancelled")
        }
        guard let text = detail["description"]?.string, CoordinationSystems.isText(text) else {
            throw ShapeProblem(place + ".detail.description: what is done, in at most 1000 characters")
        }
        let performers = detail.list("performer")
        guard performers.count == 1, let owner = performers[0]["reference"]?.string, Self.mayOwn(owner) else {
            throw ShapeProblem(place + ".detail.performer: one unit, the Patient or a RelatedPerson")
        }
        let end = detail["scheduledPeriod"]?["end"]?.string
        guard let due = end, DateTime(due)?.precision == .day else {
            throw ShapeProblem(place + ".detail.scheduledPeriod.end: a day")
        }
        var digest = ContentDigest()
        for part in [text, owner, due, status.rawValue] { digest.add(part) }
        self.init(
            id: id, text: text, owner: owner, ownerName: performers[0]["display"]?.string, due: due, status: status,
            mark: String(digest.text.prefix(16)))
    }

    private static func mayOwn(_ reference: String) -> Bool {
        ["Organization/", "Patient/", "RelatedPerson/"].contains { reference.hasPrefix($0) }
    }

    /// Whether it says the same as another, apart from how far it has come.
    func hasSameTerms(as other: JointActivity) -> Bool {
        id == other.id && text == other.text && owner == other.owner && due == other.due
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.member("id", id)
            $0.object("detail") {
                $0.member("status", status.rawValue)
                $0.object("scheduledPeriod") { $0.member("end", due) }
                $0.array("performer") { list in
                    list.object {
                        $0.member("reference", owner)
                        $0.member("display", ownerName)
                    }
                }
                $0.member("description", text)
            }
        }
        return writer.bytes
    }
}
