import Access
import FHIR
import Record

/// What staff write down about who may see along.
package struct Registration: Sendable, Hashable {
    package enum Basis: Sendable, Hashable {
        case custody
        case guardianship
        /// A mandate that was signed on paper, with what it says.
        case paper(part: ConsentPart?, mayAct: Bool)
    }

    package var basis: Basis
    /// The RelatedPerson's id.
    package var relative: String
    /// The last day, as FHIR writes a date; nil: until it is ended.
    package var until: String?
    /// Where the paper lies or what it is called, for the DocumentReference.
    package var paper: String?

    package init(basis: Basis, relative: String, until: String? = nil, paper: String? = nil) {
        self.basis = basis
        self.relative = relative
        self.until = until
        self.paper = paper
    }
}

extension ConsentDesk {
    /// Staff register custody, guardianship, or a mandate that a citizen who is not digital has signed.
    ///
    /// - Returns: the id of the Consent.
    package func register(_ registration: Registration, of patient: String, by hand: Hand) async throws -> String {
        let names = try await names(of: patient, registration.relative, by: hand)
        try check(until: registration.until)
        var consent = ConsentWriter(
            kind: .custody, status: .active, patient: patient, patientName: names.patient,
            written: InstantText.second(now),
            performer: hand.caller.identity, actor: "RelatedPerson/" + registration.relative,
            actorName: names.relative, from: today, until: registration.until)
        switch registration.basis {
        case .custody: break
        case .guardianship: consent.kind = .guardianship
        case .paper(let part, let mayAct):
            consent.kind = .proxy
            consent.performer = "Patient/" + patient
            consent.parts = part.map { [$0] } ?? []
            consent.mayAct = mayAct
            return try await write(consent, on: registration.paper, .mandate, by: hand)
        }
        return try await write(consent, by: hand)
    }

    /// Writes a proxy or a block with the DocumentReference of its signed paper, in one transaction.
    func write(
        _ consent: ConsentWriter, on paper: String?, _ kind: SignedPaper.Kind, by hand: Hand
    ) async throws -> String {
        guard let paper, !paper.isBlank else {
            throw RecordError.invalid("Consent.sourceReference: where the signed paper is")
        }
        var consent = consent
        let (id, document) = (record.surroundings.newIdentifier(), record.surroundings.newIdentifier())
        consent.paper = "DocumentReference/" + document
        let prepared = [
            try record.preparer.prepare(
                try SignedPaper(
                    kind: kind, patient: consent.patient, author: hand.caller.identity, unit: hand.caller.unit,
                    text: paper, written: InstantText.second(now), about: "Consent/" + id
                ).json(id: document)),
            try record.preparer.prepare(try consent.json(id: id)),
        ]
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            for resource in prepared { _ = try transaction.put(resource) }
        }
        return id
    }

    /// A professional opens a record: with a reason that is looked at again, or in an emergency.
    ///
    /// - Parameters:
    ///   - kind: ``ConsentKind/statedReason`` or ``ConsentKind/emergency``.
    ///   - reason: in the professional's own words.
    /// - Returns: the id of the Consent.
    /// - Throws: ``RecordError/invalid(_:)`` without a reason; ``RecordError/notFound`` where there is no such citizen.
    package func open(
        _ patient: String, _ kind: ConsentKind, because reason: String, by hand: Hand
    ) async throws -> String {
        let length = kind == .emergency ? limits.emergency : limits.statedReason
        let start = now
        return try await write(
            ConsentWriter(
                kind: kind, status: .active, patient: patient, patientName: nil, written: InstantText.second(start),
                performer: hand.caller.identity, actor: hand.caller.identity, actorName: hand.name,
                from: InstantText.second(start),
                until: InstantText.second(start + length - 1000), reason: reason), by: hand)
    }

    /// A professional asks the citizen whether there is more to see: a message, nothing else.
    package func ask(_ patient: String, _ question: String, by hand: Hand) async throws {
        guard !question.isBlank, question.count <= ConsentShape.longestReason else {
            throw RecordError.invalid(
                "Communication.payload.contentString: the question, in at most \(ConsentShape.longestReason) characters"
            )
        }
        let json = try AccessMessage(
            code: .question, patient: patient, sender: hand.caller.identity, senderName: hand.name, about: nil,
            written: InstantText.second(now), text: question
        ).json(id: record.surroundings.newIdentifier())
        let prepared = try record.preparer.prepare(json)
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            _ = try transaction.put(prepared)
        }
    }
}
