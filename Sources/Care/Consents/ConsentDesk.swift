package import Access
import FHIR
package import Record

/// Takes what people decide about access, and writes it through the door as whoever decides.
package struct ConsentDesk: Sendable {
    /// As whom something is decided, why, and by which page or interaction.
    package struct Hand: Sendable {
        package var caller: Caller
        package var purpose: Purpose
        package var activity: String
        /// What the caller is called, where the Consent should say it.
        package var name: String?

        package init(_ caller: Caller, because purpose: Purpose, doing activity: String, name: String? = nil) {
            self.caller = caller
            self.purpose = purpose
            self.activity = activity
            self.name = name
        }
    }

    let record: Record
    package let limits: ConsentLimits

    package init(_ record: Record, limits: ConsentLimits = .standard) {
        self.record = record
        self.limits = limits
    }

    var now: Int64 { record.surroundings.now() }

    /// A date and time as FHIR writes it, in UTC.

    /// Writes a Consent and says its id.
    ///
    /// - Throws: ``RecordError/notFound`` where there is no such citizen.
    func write(_ consent: ConsentWriter, by hand: Hand) async throws -> String {
        let id = record.surroundings.newIdentifier()
        let prepared = try record.preparer.prepare(try consent.json(id: id))
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            guard try transaction.knows(patient: consent.patient) else { throw RecordError.notFound }
            _ = try transaction.put(prepared)
        }
        return id
    }

    /// Who decides: the citizen, or the relative who does it in the citizen's stead.
    func decider(of patient: String, _ hand: Hand) -> String {
        if case .relative = hand.caller.role { return hand.caller.identity }
        return "Patient/" + patient
    }

    /// Moves a Consent to another status, from the one it must have.
    func move(
        _ id: String, from expected: Set<HeldConsent.Status>, to status: HeldConsent.Status, by hand: Hand
    ) async throws {
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            _ = try transaction.change("Consent", id) { current in
                guard let held = HeldConsent(current), expected.contains(held.status) else { return nil }
                var editor = JSONEditor(current)
                editor.set("status", of: current, to: status.rawValue)
                return try JSONDocument(editor.bytes).root
            }
        }
    }

    /// Ends a proxy, a custody or a guardianship, lifts a block, closes an access of one's own: at once.
    package func end(_ id: String, by hand: Hand) async throws {
        try await move(id, from: [.proposed, .active], to: .inactive, by: hand)
    }
}
