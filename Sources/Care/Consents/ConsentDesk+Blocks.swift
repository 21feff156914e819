import Access
import FHIR
import Record

/// What a citizen keeps from professionals, and from whom.
package struct BlockOrder: Sendable, Hashable {
    /// Nil: everything.
    package var part: ConsentPart?
    /// An Organization, Practitioner or PractitionerRole; nil: everybody who works.
    package var actor: String?
    package var actorName: String?

    package init(part: ConsentPart? = nil, actor: String? = nil, actorName: String? = nil) {
        self.part = part
        self.actor = actor
        self.actorName = actorName
    }
}

extension ConsentDesk {
    /// A citizen, or who decides in the citizen's stead, blocks something: at once, until it is lifted.
    package func block(_ order: BlockOrder, of patient: String, by hand: Hand) async throws -> String {
        try await write(
            ConsentWriter(
                kind: .block, status: .active, patient: patient, patientName: nil, written: InstantText.second(now),
                performer: decider(of: patient, hand), actor: order.actor, actorName: order.actorName,
                parts: order.part.map { [$0] } ?? [], from: InstantText.second(now)), by: hand)
    }

    /// Staff write down a block that a citizen who is not digital has signed on paper.
    ///
    /// - Parameter paper: where it lies, or what it is called.
    package func block(
        _ order: BlockOrder, of patient: String, on paper: String, by hand: Hand
    ) async throws -> String {
        try await write(
            ConsentWriter(
                kind: .block, status: .active, patient: patient, patientName: nil, written: InstantText.second(now),
                performer: "Patient/" + patient, actor: order.actor, actorName: order.actorName,
                parts: order.part.map { [$0] } ?? [], from: InstantText.second(now)), on: paper, .block, by: hand)
    }

    /// Staff lift a block that was written down from a paper, because the citizen has signed that too.
    ///
    /// - Throws: ``RecordError/notFound`` where there is no such block; ``RecordError`` where it was not one on paper.
    package func lift(_ id: String, on paper: String, by hand: Hand) async throws {
        guard !paper.isBlank else {
            throw RecordError.invalid("Consent.extension.valueReference: where the signed paper is")
        }
        let document = record.surroundings.newIdentifier()
        let (author, unit, written) = (hand.caller.identity, hand.caller.unit, InstantText.second(now))
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            var patient: String?
            _ = try transaction.change("Consent", id) { current in
                guard let held = HeldConsent(current), held.kind == .block, held.status == .active else { return nil }
                patient = held.patient
                return try Self.lifted(current, by: "DocumentReference/" + document)
            }
            guard let patient else { return }
            let paper = SignedPaper(
                kind: .endOfBlock, patient: patient, author: author, unit: unit, text: paper, written: written,
                about: "Consent/" + id)
            _ = try transaction.put(record.preparer.prepare(try paper.json(id: document)))
        }
    }

    private static func lifted(_ consent: JSONValue, by document: String) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("url", ResourceMarks.endingPaper)
            $0.reference("valueReference", document, display: nil)
        }
        var editor = JSONEditor(consent)
        editor.set("status", of: consent, to: HeldConsent.Status.inactive.rawValue)
        if let extensions = consent["extension"] {
            editor.append(json: writer.bytes, to: extensions)
        } else {
            editor.set("extension", of: consent, toJSON: [UInt8(ascii: "[")] + writer.bytes + [UInt8(ascii: "]")])
        }
        return try JSONDocument(editor.bytes).root
    }

    /// A professional keeps a part of a child's record from a parent.
    ///
    /// - Parameter relative: the parent's RelatedPerson id.
    package func filter(
        _ part: ConsentPart, of patient: String, from relative: String, by hand: Hand
    ) async throws -> String {
        let names = try await names(of: patient, relative, by: hand)
        return try await write(
            ConsentWriter(
                kind: .block, status: .active, patient: patient, patientName: names.patient,
                written: InstantText.second(now),
                performer: hand.caller.identity, actor: "RelatedPerson/" + relative, actorName: names.relative,
                parts: [part], from: InstantText.second(now)), by: hand)
    }
}
