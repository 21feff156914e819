import Access
import FHIR
package import Record

/// Where pages bring what staff do about letters.
package struct LetterDesk: Sendable {
    private let record: Record

    package init(_ record: Record) {
        self.record = record
    }

    /// Says that a letter is printed: the first time with the words of it, which it keeps; later it is a reprint.
    ///
    /// - Parameters:
    ///   - blocks: what stands on the paper.
    ///   - told: the resources that this tells of.
    /// - Throws: ``RecordError/notFound`` where the caller may not see it.
    package func print(
        _ id: String, of patient: String, words blocks: [LetterBlock], telling told: [String],
        by hand: ConsentDesk.Hand
    ) async throws {
        try await take(.printed, id, of: patient, by: hand) { json, step in
            try LetterRequest.json(json, after: step, printed: blocks, of: told)
        }
    }

    /// Says that a letter is in the post.
    ///
    /// - Throws: ``RecordError/conflict(_:)`` where it was before, or has not been printed.
    package func post(_ id: String, of patient: String, by hand: ConsentDesk.Hand) async throws {
        try await take(.posted, id, of: patient, by: hand) { json, step in
            try LetterRequest.json(json, after: step)
        }
    }

    private func take(
        _ code: LetterStep.Code, _ id: String, of patient: String, by hand: ConsentDesk.Hand,
        _ changed: @escaping @Sendable (JSONValue, LetterStep) throws -> JSONValue?
    ) async throws {
        let step = LetterStep(code, at: record.surroundings.now(), by: hand.caller.identity, name: hand.name)
        let preparer = record.preparer
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard let current = try transaction.read("CommunicationRequest", id)?.json(),
                LetterRequest(current)?.patient == patient
            else { throw RecordError.notFound }
            guard let json = try changed(current, step) else {
                throw RecordError.conflict("somebody else has taken a step with this letter")
            }
            _ = try transaction.put(preparer.prepare(json, id: id))
        }
    }
}
