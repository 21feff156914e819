import FHIR

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
        guard let by = json["expressedBy"]?["reference"]?.string,
            ["Patient/", "Practitioner/", "PractitionerRole/"].contains(where: { by.hasPrefix($0) })
        else {
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
            $0.member("startDate", String(InstantText.exact(instant).prefix(10)))
            $0.reference("expressedBy", by, display: name)
        }
        return try JSONDocument(writer.bytes).root
    }
}
