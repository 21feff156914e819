import Access
import FHIR
package import Record

/// Takes what units and clinicians do about responsibility, and writes it through the door as whoever does it. What it
/// leads to is the record's own doing, so that another way of writing the same leads to the same.
package struct ResponsibilityDesk: Sendable {
    /// As whom something is done, why, and by which page.
    package typealias Hand = ConsentDesk.Hand

    let record: Record

    package init(_ record: Record) { self.record = record }

    // MARK: The pathway's own people

    /// Names the unit's own clinician; nil: nobody by name.
    package func nameClinician(
        _ clinician: ResponsibilityPeriod.Holder?, of pathway: String, by hand: Hand
    ) async throws {
        try await change(pathway, by: hand) { try $0.clinicianNamed(clinician, at: $1) }
    }

    /// Names who answers across specialties and sites; nil: nobody.
    package func nameCoordinator(
        _ coordinator: ResponsibilityPeriod.Holder?, of pathway: String, by hand: Hand
    ) async throws {
        try await change(pathway, by: hand) { try $0.coordinatorNamed(coordinator, at: $1) }
    }

    /// Names one more whom the citizen can turn to.
    package func nameContact(
        _ contact: ResponsibilityPeriod.Holder, of pathway: String, by hand: Hand
    ) async throws {
        try await change(pathway, by: hand) { try $0.contactNamed(contact, at: $1) }
    }

    /// Names who stands in while the clinician is away.
    ///
    /// - Parameter end: the first instant at which the clinician is back; nil: until further notice.
    package func nameCover(
        _ cover: ResponsibilityPeriod.Holder, of pathway: String, until end: Int64?, by hand: Hand
    ) async throws {
        try await change(pathway, by: hand) { pathway, instant in
            if let end, end <= instant { throw RecordError.invalid("cover: an end that is still to come") }
            return try pathway.coverNamed(cover, from: instant, until: end)
        }
    }

    /// The pathway is over.
    package func close(_ pathway: String, by hand: Hand) async throws {
        try await change(pathway, by: hand) { try $0.closed(at: $1) }
    }

    private func change(
        _ pathway: String, by hand: Hand,
        _ step: @escaping @Sendable (Responsibility, Int64) throws -> Responsibility
    ) async throws {
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            let current = try Self.pathway(pathway, transaction)
            guard current.isOpen else { throw RecordError.conflict("the pathway is over") }
            let changed = try step(current, transaction.instant)
            _ = try transaction.put(try record.preparer.prepare(changed.json, id: pathway))
        }
    }

    /// A pathway that the caller may change.
    ///
    /// - Throws: ``RecordError/notFound`` where there is none.
    static func pathway(_ id: String, _ transaction: Transaction) throws -> Responsibility {
        guard let json = try transaction.read("EpisodeOfCare", id)?.json(), let pathway = Responsibility(json) else {
            throw RecordError.notFound
        }
        return pathway
    }
}
