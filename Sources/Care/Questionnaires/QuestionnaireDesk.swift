import Access
import FHIR
package import Questionnaires
package import Record

/// Takes questionnaires to the record's door: sending them, answering, correcting, looking at the answers.
package struct QuestionnaireDesk: Sendable {
    private let record: Record

    package init(_ record: Record) {
        self.record = record
    }

    /// Why a questionnaire is not sent.
    package enum Refusal: Error, Sendable, Hashable {
        /// It cannot be asked as it is written, or needs what our pages cannot take in.
        case cannotBeAnswered
        /// It was not found that way.
        case unknown
    }

    /// The answers cannot be sent: what is missing or wrong.
    package struct Incomplete: Error, Sendable, Hashable {
        package let faults: [AnswerFault]
    }

    // MARK: Staff

    /// Sends a citizen a questionnaire, and says the task's id.
    ///
    /// - Parameters:
    ///   - unit: the caller's.
    ///   - due: by when; nil: whenever.
    package func send(
        _ form: QuestionnaireForm, to patient: String, from unit: TaskParty, due: Int64?, by hand: ConsentDesk.Hand
    ) async throws -> String {
        guard let canonical = form.canonical else { throw Refusal.unknown }
        guard form.canBeAnsweredOnPages else { throw Refusal.cannotBeAnswered }
        let id = record.surroundings.newIdentifier()
        let title = form.title.isEmpty ? canonical : form.title.text
        let prepared = try record.preparer.prepare(
            try QuestionnaireAssignment.json(
                id: id, patient: patient, questionnaire: canonical,
                title: String(title.prefix(CoordinationSystems.longestText)), unit: unit,
                sent: record.surroundings.now(), due: due))
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard try transaction.knows(patient: patient) else { throw RecordError.notFound }
            _ = try transaction.put(prepared)
        }
        return id
    }

    /// Takes back what has not been answered.
    package func withdraw(
        _ id: String, of patient: String, because reason: String, by hand: ConsentDesk.Hand
    ) async throws {
        try await change(id, patient, hand) { current, assignment, _ in
            guard assignment.status.isOpen else { throw RecordError.conflict("it has been answered or withdrawn") }
            return try QuestionnaireAssignment.withdrawn(current, because: reason)
        }
    }

    /// Says what has been done about answers.
    package func look(
        _ action: AnswerLook.Action, at id: String, of patient: String, by hand: ConsentDesk.Hand
    ) async throws {
        try await change(id, patient, hand) { current, assignment, instant in
            guard assignment.status == .completed else { throw RecordError.conflict("it has not been answered") }
            let look = AnswerLook(action, at: instant, by: hand.caller.identity, name: hand.name)
            var editor = JSONEditor(current)
            if let former = current.extensionElement(AnswerLook.url) {
                editor.replace(former, withJSON: look.bytes)
            } else {
                editor.append(extensions: [look.bytes], to: current)
            }
            return try JSONDocument(editor.bytes).root
        }
    }

    private func change(
        _ id: String, _ patient: String, _ hand: ConsentDesk.Hand,
        _ body: @escaping @Sendable (JSONValue, QuestionnaireAssignment, Int64) throws -> JSONValue
    ) async throws {
        let preparer = record.preparer
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let current = try transaction.read("Task", id)?.json(),
                let assignment = QuestionnaireAssignment(current), assignment.patient == patient
            else { throw RecordError.notFound }
            let changed = try body(current, assignment, transaction.instant)
            _ = try transaction.put(preparer.prepare(changed))
        }
    }

    // MARK: Whoever answers

    /// Keeps answers for going on later. They are put into what stands there by then, so that two who answer at once lose
    /// nothing of each other's.
    ///
    /// - Returns: all answers as they are now.
    package func keep(
        _ form: QuestionnaireForm, _ id: String, of patient: String, language: String, by hand: ConsentDesk.Hand,
        _ answering: @escaping @Sendable (inout FormAnswers) -> Void
    ) async throws -> FormAnswers {
        try await write(form, id, patient, language, hand) { sheet in
            if let sheet, sheet.status != .inProgress { throw RecordError.conflict("the answers have been sent") }
            var answers = sheet.map { FormAnswers(form, response: $0.json) } ?? FormAnswers(form)
            answering(&answers)
            return (answers, .inProgress, nil)
        }
    }

    /// Sends the answers: from then on they stand.
    ///
    /// - Throws: ``Incomplete`` where something is missing or wrong; nothing is sent then.
    package func submit(
        _ form: QuestionnaireForm, _ id: String, of patient: String, language: String, by hand: ConsentDesk.Hand
    ) async throws {
        _ = try await write(form, id, patient, language, hand) { sheet in
            if let sheet, sheet.status != .inProgress { throw RecordError.conflict("the answers have been sent") }
            let answers = sheet.map { FormAnswers(form, response: $0.json) } ?? FormAnswers(form)
            guard answers.faults.isEmpty else { throw Incomplete(faults: answers.faults) }
            return (answers, .completed, nil)
        }
    }

    /// Corrects what has been sent. What stood there stays in the history, and everybody sees that it was corrected.
    package func amend(
        _ form: QuestionnaireForm, _ id: String, of patient: String, because reason: String, language: String,
        by hand: ConsentDesk.Hand, _ answering: @escaping @Sendable (inout FormAnswers) -> Void
    ) async throws {
        _ = try await write(form, id, patient, language, hand) { sheet in
            guard let sheet, sheet.status.isSent else { throw RecordError.conflict("the answers have not been sent") }
            var answers = FormAnswers(form, response: sheet.json)
            answering(&answers)
            guard answers.faults.isEmpty else { throw Incomplete(faults: answers.faults) }
            return (answers, .amended, reason)
        }
    }

    private func write(
        _ form: QuestionnaireForm, _ id: String, _ patient: String, _ language: String, _ hand: ConsentDesk.Hand,
        _ body: @escaping @Sendable (AnswerSheet?) throws -> (FormAnswers, AnswerSheet.Status, String?)
    ) async throws -> FormAnswers {
        let preparer = record.preparer
        return try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let task = try transaction.read("Task", id)?.json(),
                let assignment = QuestionnaireAssignment(task), assignment.patient == patient,
                assignment.questionnaire == form.canonical
            else { throw RecordError.notFound }
            guard assignment.status != .cancelled else {
                throw RecordError.conflict("the questionnaire has been withdrawn")
            }
            let current = try transaction.read("QuestionnaireResponse", id)?.json()
            let (answers, status, reason) = try body(current.flatMap(AnswerSheet.init))
            let json = try AnswerSheet.json(
                answers, of: assignment, over: current, status: status,
                by: AnswerSheet.Hand(reference: hand.caller.identity, name: hand.name), at: transaction.instant,
                because: reason, language: language)
            _ = try transaction.put(preparer.prepare(json))
            return answers
        }
    }
}
