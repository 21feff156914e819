import Access
import FHIR
package import Record

/// Many at once: a clinician's last day, a ward that closes, the reorganisation of 2027. Each pathway is offered, and
/// accepted, as if it were alone; what cannot be is told of and keeps nobody else waiting.
extension ResponsibilityDesk {
    /// What became of many.
    package struct Outcome: Sendable {
        /// What they have in common, for ``acceptAll(_:by:)``.
        package let group: String
        /// Ids of those for which it was done.
        package fileprivate(set) var done: [String] = []
        /// Ids of those for which it was not, and why.
        package fileprivate(set) var refused: [(id: String, error: RecordError)] = []
    }

    /// Offers many pathways to the same receiver.
    package func offer(many pathways: [String], _ draft: OfferDraft, by hand: Hand) async throws -> Outcome {
        let group = record.surroundings.newIdentifier()
        var outcome = Outcome(group: group)
        for pathway in pathways {
            try await collect(pathway, into: &outcome) {
                _ = try await offer(pathway, draft, group: group, by: hand)
            }
        }
        return outcome
    }

    /// Offers all that a unit has, those that began since included, as of an instant: the receiver accepts before, and
    /// the clock moves them then.
    ///
    /// - Parameter unit: `Organization/id`.
    package func offer(allOf unit: String, _ draft: OfferDraft, by hand: Hand) async throws -> Outcome {
        let ids = try await record.read(.lookup, as: hand.caller, because: hand.purpose, doing: hand.activity) {
            reading in
            try UnitBoard(reading, unit: unit).everyPathway()
        }
        return try await offer(many: ids, draft, by: hand)
    }

    /// Accepts every open handover of a group.
    package func acceptAll(_ group: String, by hand: Hand) async throws -> Outcome {
        let unit = hand.caller.unit.map { "Organization/" + $0 } ?? hand.caller.identity
        let ids = try await record.read(.lookup, as: hand.caller, because: hand.purpose, doing: hand.activity) {
            reading in
            try UnitBoard(reading, unit: unit).openHandovers(inGroup: group)
        }
        var outcome = Outcome(group: group)
        for id in ids {
            try await collect(id, into: &outcome) { try await accept(id, by: hand) }
        }
        return outcome
    }

    private func collect(_ id: String, into outcome: inout Outcome, _ step: () async throws -> Void) async throws {
        do {
            try await step()
            outcome.done.append(id)
        } catch let error as RecordError {
            switch error {
            case .busy, .unavailable, .fault: throw error
            case .notFound, .unrelated, .forbidden, .invalid, .conflict: outcome.refused.append((id, error))
            }
        }
    }
}
