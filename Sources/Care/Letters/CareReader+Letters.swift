import FHIR
import Record

/// A letter on a list, with whom it is to.
package struct ListedLetter: Sendable, Hashable {
    package let letter: Letter
    /// The Patient's id.
    package var patient: String { letter.request.patient }
}

extension CareReader {
    /// More than a unit prints in a day.
    private static let mostLetters = 200

    /// The letters that wait for a unit, oldest first; within a search for citizens, so that each stands in the audit.
    ///
    /// - Parameter unit: the Organization's id.
    package func waitingLetters(ofUnit unit: String) throws -> [ListedLetter] {
        try letters([
            SearchClause("sender", .reference(type: "Organization", id: unit)),
            SearchClause("status", .token(.any, code: LetterRequest.Status.waiting.rawValue)),
        ])
    }

    /// A citizen's letters, the newest first.
    package func letters(of patient: String) throws -> [ListedLetter] {
        try letters([SearchClause("patient", .reference(type: "Patient", id: patient))]).reversed()
    }

    /// One letter; nil where the citizen has no such one, or it may not be seen.
    package func letter(_ id: String, of patient: String) throws -> Letter? {
        guard let json = try reading.resource("CommunicationRequest", id)?.json(), let request = LetterRequest(json),
            request.patient == patient
        else { return nil }
        return try letter(request)
    }

    /// Whether a citizen is marked as one who does not receive Digital Post.
    package func isNotDigital(_ patient: String) throws -> Bool {
        try reading.search(NotDigital.query(of: patient)).resources
            .contains { NotDigital.isInForce(try $0.json()) }
    }

    private func letters(_ clauses: [SearchClause]) throws -> [ListedLetter] {
        try search("CommunicationRequest", clauses, limit: Self.mostLetters).compactMap(LetterRequest.init)
            .sorted { ($0.written?.earliest ?? 0, $0.id) < ($1.written?.earliest ?? 0, $1.id) }
            .compactMap { try letter($0).map(ListedLetter.init) }
    }

    private func letter(_ request: LetterRequest) throws -> Letter? {
        guard
            let notice = try reading.resource("Communication", request.notice).flatMap({ Communication(try $0.json()) }
            ),
            let patient = try reading.resource("Patient", request.patient).flatMap({ Patient(try $0.json()) })
        else { return nil }
        let unit = try request.sender.flatMap { try contact($0) }
        let sender = unit.flatMap { unit in
            unit.unit.map { Letter.Sender(name: $0, telephone: unit.telephones.first, hours: unit.hours) }
        }
        return Letter(request, notice: notice, patient: patient, sender: sender, now: instant)
    }
}
