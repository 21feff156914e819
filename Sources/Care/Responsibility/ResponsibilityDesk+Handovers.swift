import Access
import FHIR
import Record

/// What somebody wants to hand over.
package struct OfferDraft: Sendable, Hashable {
    package var receiver: ResponsibilityPeriod.Holder
    package var what: String
    package var why: String
    /// From when; nil: from the answer.
    package var from: Int64?
    /// Until when an answer is wanted; nil: what the receiving unit's limits say.
    package var answerBy: Int64?
    package var open: [Handover.OpenItem]

    package init(
        to receiver: ResponsibilityPeriod.Holder, what: String, why: String, from: Int64? = nil,
        answerBy: Int64? = nil, open: [Handover.OpenItem] = []
    ) {
        self.receiver = receiver
        self.what = what
        self.why = why
        self.from = from
        self.answerBy = answerBy
        self.open = open
    }
}

extension ResponsibilityDesk {
    /// Offers a pathway to another unit or clinician; the giver has it until it is accepted.
    ///
    /// - Parameter pathway: the EpisodeOfCare's id.
    /// - Returns: the id of the Task.
    package func offer(
        _ pathway: String, _ draft: OfferDraft, group: String? = nil, by hand: Hand
    ) async throws -> String {
        let id = record.surroundings.newIdentifier()
        let record = record
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            let current = try Self.pathway(pathway, transaction)
            guard let unit = current.unit?.holder, let patient = current.patient else {
                throw RecordError.invalid("EpisodeOfCare.managingOrganization: who has it")
            }
            let isUnit = hand.caller.identity.hasPrefix("Organization/")
            let offer = HandoverOffer(
                pathway: current.reference, title: current.pathway.types.lazy.compactMap(\.display).first,
                patient: patient, giver: isUnit ? unit : .init(hand.caller.identity, display: hand.name),
                givingUnit: isUnit ? nil : unit, receiver: draft.receiver, what: draft.what, why: draft.why,
                from: draft.from, answerBy: draft.answerBy, open: draft.open, group: group)
            _ = try transaction.put(try record.preparer.prepare(try offer.json(id: id, at: transaction.instant)))
        }
        return id
    }

    /// The receiver has seen it.
    package func see(_ handover: String, by hand: Hand) async throws {
        try await step(handover, .see, to: .seen, by: hand)
    }

    /// The receiver takes it over.
    ///
    /// - Parameter clinician: who answers for it in the receiving unit; nil: it is to be named within the unit's limit.
    package func accept(
        _ handover: String, naming clinician: ResponsibilityPeriod.Holder? = nil, by hand: Hand
    ) async throws {
        let record = record
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            let task = try Self.step(handover, .accept, to: .accepted, because: nil, by: hand, record, transaction)
            guard let clinician, let id = task.pathway?.split(separator: "/").last.map(String.init) else { return }
            let pathway = try Self.pathway(id, transaction)
            // It may have been accepted from a later instant: then it is still the giver's.
            guard hand.caller.selves.contains(pathway.unit?.holder.reference ?? "") else { return }
            let named = try pathway.clinicianNamed(clinician, at: transaction.instant)
            _ = try transaction.put(try record.preparer.prepare(named.json, id: id))
        }
    }

    /// The receiver says no, and why.
    package func decline(_ handover: String, because reason: String, by hand: Hand) async throws {
        try await step(handover, .decline, to: .declined, because: reason, by: hand)
    }

    /// The giver takes the offer back.
    package func withdraw(_ handover: String, because reason: String?, by hand: Hand) async throws {
        try await step(handover, .withdraw, to: .withdrawn, because: reason, by: hand)
    }

    private func step(
        _ handover: String, _ step: Handover.Step, to state: Handover.State, because reason: String? = nil,
        by hand: Hand
    ) async throws {
        let record = record
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            _ = try Self.step(handover, step, to: state, because: reason, by: hand, record, transaction)
        }
    }

    /// - Returns: the handover as it was.
    private static func step(
        _ id: String, _ step: Handover.Step, to state: Handover.State, because reason: String?, by hand: Hand,
        _ record: Record, _ transaction: Transaction
    ) throws -> Handover {
        guard let json = try transaction.read("Task", id)?.json(), let handover = Handover(json) else {
            throw RecordError.notFound
        }
        guard Handover.step(from: handover.state, to: state) != nil else {
            throw RecordError.conflict("the handover has been answered or withdrawn")
        }
        let next = try handover.with(state, because: reason, at: transaction.instant)
        _ = try transaction.put(try record.preparer.prepare(next, id: id))
        return handover
    }
}
