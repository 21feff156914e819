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
            $0.member("created", InstantText.exact(instant))
        }
        return try JSONDocument(writer.bytes).root
    }
}
