import Access
import FHIR
package import Record

/// Takes what people write in a joint action plan to the record's door. Several may write at once: what is added is added
/// to what stands there by then, and whoever changes what somebody else has changed meanwhile is told, with both texts.
package struct JointPlanDesk: Sendable {
    private let record: Record

    package init(_ record: Record) {
        self.record = record
    }

    /// Somebody has changed it since the editor saw it: as it is now.
    package struct Changed: Error, Sendable, Hashable {
        package let current: JointActivity
    }

    /// Adds a goal.
    ///
    /// - Parameter isCitizens: whether it is the citizen's own words; staff write them down as such.
    package func add(
        goal text: String, isCitizens: Bool, of patient: String, by hand: ConsentDesk.Hand
    ) async throws {
        var isStaff = false
        if case .professional = hand.caller.role { isStaff = true }
        let goal = JointGoal(
            id: record.surroundings.newIdentifier(), text: text, isCitizens: isCitizens,
            by: isCitizens ? "Patient/" + patient : hand.caller.identity, name: isCitizens ? nil : hand.name,
            writtenBy: isCitizens && isStaff ? hand.caller.identity : nil)
        let prepared = try record.preparer.prepare(try goal.json(of: patient, at: record.surroundings.now()))
        var writer = JSONWriter()
        writer.object { $0.member("reference", "Goal/" + goal.id) }
        let reference = writer.bytes
        try await change(patient, hand) { plan, transaction in
            _ = try transaction.put(prepared)
            var editor = JSONEditor(plan)
            editor.append(reference, to: "goal", of: plan)
            return editor.bytes
        }
    }

    /// Adds what somebody is to do.
    package func add(_ activity: JointActivity, of patient: String, by hand: ConsentDesk.Hand) async throws {
        var activity = activity
        activity.id = record.surroundings.newIdentifier()
        let bytes = activity.bytes
        try await change(patient, hand) { plan, _ in
            var editor = JSONEditor(plan)
            editor.append(bytes, to: "activity", of: plan)
            return editor.bytes
        }
    }

    /// Gives an activity another text, owner or day.
    ///
    /// - Parameter seen: the mark of what the editor saw.
    /// - Throws: ``Changed`` where that is not what stands there.
    package func change(
        _ activity: JointActivity, seen: String, of patient: String, by hand: ConsentDesk.Hand
    ) async throws {
        try await change(patient, hand) { plan, _ in
            let (json, current) = try Self.activity(activity.id, in: plan)
            guard current.mark == seen else { throw Changed(current: current) }
            var new = activity
            new.status = current.status
            return try Self.replacing(json, with: new, in: plan)
        }
    }

    /// Says how far an activity has come; saying it twice changes nothing.
    package func mark(
        _ id: String, as status: JointActivity.Status, of patient: String, by hand: ConsentDesk.Hand
    ) async throws {
        try await change(patient, hand) { plan, _ in
            var (json, activity) = try Self.activity(id, in: plan)
            activity.status = status
            return try Self.replacing(json, with: activity, in: plan)
        }
    }

    /// Says that a goal is reached, given up, or open again.
    package func mark(
        goal id: String, as status: JointGoal.Status, of patient: String, by hand: ConsentDesk.Hand
    ) async throws {
        let preparer = record.preparer
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let json = try transaction.read("Goal", id)?.json(), JointPlan.isOne(json),
                json["subject"]?["reference"]?.string == "Patient/" + patient
            else { throw RecordError.notFound }
            var editor = JSONEditor(json)
            editor.set("lifecycleStatus", of: json, to: status.rawValue)
            _ = try transaction.put(preparer.prepare(try JSONDocument(editor.bytes).root))
        }
    }

    /// Changes the plan from what it is by then.
    private func change(
        _ patient: String, _ hand: ConsentDesk.Hand,
        _ body: @escaping @Sendable (JSONValue, Transaction) throws -> [UInt8]
    ) async throws {
        let preparer = record.preparer
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard try transaction.knows(patient: patient) else { throw RecordError.notFound }
            let plan =
                try transaction.read("CarePlan", JointPlan.id(of: patient))?.json()
                ?? JointPlan.empty(of: patient, at: transaction.instant)
            let bytes = try body(plan, transaction)
            _ = try transaction.put(preparer.prepare(try JSONDocument(bytes).root))
        }
    }

    private static func activity(_ id: String, in plan: JSONValue) throws -> (JSONValue, JointActivity) {
        guard let json = plan.list("activity").first(where: { $0["id"]?.string == id }),
            let activity = try? JointActivity(reading: json)
        else { throw RecordError.notFound }
        return (json, activity)
    }

    /// The plan with an activity changed; what an activity says besides stays.
    private static func replacing(
        _ json: JSONValue, with activity: JointActivity, in plan: JSONValue
    ) throws -> [UInt8] {
        guard let detail = json["detail"] else { throw RecordError.notFound }
        let new = try JSONDocument(activity.bytes).root["detail"]
        var editor = JSONEditor(plan)
        for name in ["status", "scheduledPeriod", "performer", "description"] {
            if let value = new?[name] { editor.set(name, of: detail, toJSON: value.rawBytes) }
        }
        return editor.bytes
    }
}

extension JSONEditor {
    /// Adds to a list, which may not be there yet.
    mutating func append(_ json: [UInt8], to name: String, of object: JSONValue) {
        if let list = object[name] {
            append(json: json, to: list)
        } else {
            set(name, of: object, toJSON: [UInt8(ascii: "[")] + json + [UInt8(ascii: "]")])
        }
    }
}
