import Access
import FHIR
import Record

/// What the municipality and the practice ask the department about somebody who has come home.
extension TransitionDesk {
    /// Asks the department. The time until its answer is measured from now.
    ///
    /// - Returns: the id of the question.
    /// - Throws: ``Mistake/notCovered`` where the department does not answer for the patient any more, or never did.
    package func ask(
        _ text: String, about discharge: String, by hand: ConsentDesk.Hand
    ) async throws -> String {
        guard !text.isBlank else { throw Mistake.blank }
        let unit = try Self.unit(hand)
        let (id, message) = (record.surroundings.newIdentifier(), record.surroundings.newIdentifier())
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let discharge = try transaction.read("Task", discharge).flatMap({ try Discharge($0.json()) }) else {
                throw RecordError.notFound
            }
            guard discharge.isCovered(at: transaction.instant) else { throw Mistake.notCovered }
            let question = try Self.question(id, text, discharge, asker: unit, at: transaction.instant)
            _ = try transaction.put(try record.preparer.prepare(question))
            let line = try Self.line(
                message, text, on: id, of: discharge.patient, to: discharge.department, hand, at: transaction.instant)
            _ = try transaction.put(try record.preparer.prepare(line))
        }
        return id
    }

    /// Writes a line of the dialogue; the department's first one is the answer.
    package func say(_ text: String, on question: String, by hand: ConsentDesk.Hand) async throws {
        guard !text.isBlank else { throw Mistake.blank }
        let unit = try Self.unit(hand)
        let message = record.surroundings.newIdentifier()
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let stored = try transaction.read("Task", question),
                let current = DepartmentQuestion(try stored.json()),
                let patient = TaskResource(json: current.json).subject?.patient
            else { throw RecordError.notFound }
            let isAnswer = unit == current.department
            let receiver = isAnswer ? current.asker : current.department
            let line = try Self.line(
                message, text, on: question, of: patient, to: receiver, hand, at: transaction.instant)
            _ = try transaction.put(try record.preparer.prepare(line))
            guard isAnswer, current.answered == nil else { return }
            _ = try transaction.put(try record.preparer.prepare(try Self.answered(current, at: transaction.instant)))
        }
    }

    private static func question(
        _ id: String, _ text: String, _ discharge: Discharge, asker: String, at instant: Int64
    ) throws -> JSONValue {
        let due = TransitionDeadline.answer?.due(after: instant) ?? instant
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Task")
            $0.member("id", id)
            $0.array("partOf") { list in list.object { $0.member("reference", "Task/" + discharge.id) } }
            $0.member("status", "requested")
            $0.member("intent", "order")
            TaskKind.question.write(to: &$0)
            $0.member("description", text)
            $0.reference("focus", discharge.encounter, display: nil)
            $0.reference("for", "Patient/" + discharge.patient, display: nil)
            $0.member("authoredOn", InstantText.second(instant))
            $0.reference("requester", asker, display: nil)
            $0.reference("owner", discharge.department, display: nil)
            $0.object("restriction") { limit in
                limit.object("period") { $0.member("end", InstantText.second(due)) }
            }
        }
        return try JSONDocument(writer.bytes).root
    }

    private static func answered(_ question: DepartmentQuestion, at instant: Int64) throws -> JSONValue {
        let json = question.json
        var editor = JSONEditor(json)
        editor.set("status", of: json, to: "completed")
        var period = JSONWriter()
        period.object {
            $0.member("start", InstantText.second(question.asked))
            $0.member("end", InstantText.second(instant))
        }
        editor.set("executionPeriod", of: json, toJSON: period.bytes)
        return try JSONDocument(editor.bytes).root
    }

    private static func line(
        _ id: String, _ text: String, on question: String, of patient: String, to receiver: String,
        _ hand: ConsentDesk.Hand, at instant: Int64
    ) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Communication")
            $0.member("id", id)
            $0.member("language", "da")
            $0.array("basedOn") { list in list.object { $0.member("reference", "Task/" + question) } }
            $0.member("status", "completed")
            $0.reference("subject", "Patient/" + patient, display: nil)
            $0.member("sent", InstantText.second(instant))
            $0.array("recipient") { list in list.object { $0.member("reference", receiver) } }
            $0.reference("sender", hand.caller.identity, display: hand.name)
            $0.array("payload") { list in list.object { $0.member("contentString", text) } }
        }
        return try JSONDocument(writer.bytes).root
    }
}
