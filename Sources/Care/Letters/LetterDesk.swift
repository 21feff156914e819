import FHIR
package import Record

/// What staff do about letters, written through the door as whoever does it.
package struct LetterDesk: Sendable {
    private let record: Record

    package init(_ record: Record) {
        self.record = record
    }

    /// Says that a letter has been printed and sent; nothing where it was before.
    package func send(_ id: String, by hand: ConsentDesk.Hand) async throws {
        let now = record.surroundings.now()
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            _ = try transaction.change("CommunicationRequest", id) { try LetterRequest.completed($0, at: now) }
        }
    }

    /// Says whether a citizen receives letters on paper.
    package func set(notDigital isNotDigital: Bool, of patient: String, by hand: ConsentDesk.Hand) async throws {
        let now = record.surroundings.now()
        let new = record.surroundings.newIdentifier()
        let preparer = record.preparer
        try await record.write(as: hand.caller, because: hand.purpose, doing: hand.activity) { transaction in
            let flags = try transaction.find(NotDigital.query(of: patient)).resources.map { try $0.json() }
            let inForce = flags.filter(NotDigital.isInForce)
            guard inForce.isEmpty == isNotDigital else { return }
            if isNotDigital {
                _ = try transaction.put(try preparer.prepare(try NotDigital.flag(id: new, of: patient, since: now)))
            }
            for flag in isNotDigital ? [] : inForce {
                var editor = JSONEditor(flag)
                editor.set("status", of: flag, to: "inactive")
                _ = try transaction.put(try preparer.prepare(try JSONDocument(editor.bytes).root))
            }
        }
    }
}
