import FHIR
import Record

extension CareReader {
    /// A version of a joint action plan, for the list of them.
    package struct PlanVersion: Sendable, Hashable {
        package let version: Int
        package let written: Int64

        package init(version: Int, written: Int64) {
            self.version = version
            self.written = written
        }
    }

    /// The joint action plan of a citizen, as it is or as it was; nil where there is none.
    ///
    /// - Parameter version: nil: the newest.
    package func jointPlan(of patient: String, version: Int? = nil) throws -> JointPlan? {
        let id = JointPlan.id(of: patient)
        let found =
            if let version { try reading.version(version, of: "CarePlan", id) } else {
                try reading.resource("CarePlan", id)
            }
        guard let stored = found, !stored.isDeletion else { return nil }
        let json = try stored.json()
        let goals = try JointPlanRules.references(json).compactMap { reference in
            try goal(reference, at: version == nil ? nil : stored.updated)
        }
        return JointPlan(
            goals: goals.filter(\.isCitizens) + goals.filter { !$0.isCitizens },
            activities: json.list("activity").compactMap { try? JointActivity(reading: $0) }
                .sorted { ($0.isOpen ? 0 : 1, $0.due, $0.id) < ($1.isOpen ? 0 : 1, $1.due, $1.id) },
            written: stored.updated, version: stored.version)
    }

    /// The versions of the plan, newest first.
    package func jointPlanVersions(of patient: String) throws -> [PlanVersion] {
        try reading.history("CarePlan", JointPlan.id(of: patient)).filter { !$0.isDeletion }
            .map { PlanVersion(version: $0.version, written: $0.updated) }
    }

    /// A goal as it is, or as it was at an instant.
    private func goal(_ reference: String, at instant: Int64?) throws -> JointGoal? {
        guard let id = Reference.id(of: "Goal", in: reference) else { return nil }
        guard let instant else { return try reading.resource("Goal", id).flatMap { JointGoal(try $0.json()) } }
        return try reading.history("Goal", id).first { $0.updated <= instant && !$0.isDeletion }
            .flatMap { JointGoal(try $0.json()) }
    }
}
