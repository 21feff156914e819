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
    /// A citizen blocks something: at once, until it is lifted.
    package func block(_ order: BlockOrder, of patient: String, by hand: Hand) async throws -> String {
        try await write(
            ConsentWriter(
                kind: .block, status: .active, patient: patient, patientName: nil, written: text(now),
                performer: "Patient/" + patient, actor: order.actor, actorName: order.actorName,
                parts: order.part.map { [$0] } ?? [], from: text(now)), by: hand)
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
                kind: .block, status: .active, patient: patient, patientName: names.patient, written: text(now),
                performer: hand.caller.identity, actor: "RelatedPerson/" + relative, actorName: names.relative,
                parts: [part], from: text(now)), by: hand)
    }
}
