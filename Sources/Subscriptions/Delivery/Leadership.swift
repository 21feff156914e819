import Access
import FHIR
package import Record

/// Whether this process is the one that delivers: of several on one record, only one may.
package protocol Leadership: Sendable {
    /// Whether it is for the next moments. Asked before each turn.
    func hold() async throws -> Bool
    /// Lets another process take over at once.
    func resign() async
}

/// Leadership by a note in the record, which runs out unless it is renewed: works on every engine, also when a process
/// ends without a word.
///
/// Clocks that disagree could give two leaders for a while. Nothing is lost then, for events are told apart and
/// acknowledged in transactions; a receiver may get something twice.
package actor RecordLease: Leadership {
    private let record: Record
    private let holder: String
    /// Until when it is ours; renewed at half of the time.
    private var until: Int64 = 0

    static let note = "subscription/lease"
    /// Milliseconds after which another process takes over from one that has died.
    static let term: Int64 = 15_000

    /// - Parameter holder: tells this process from the others.
    package init(_ record: Record, holder: String) {
        self.record = record
        self.holder = holder
    }

    package func hold() async throws -> Bool {
        let now = record.surroundings.now()
        if now < until - Self.term / 2 { return true }
        let (holder, next) = (holder, now + Self.term)
        let isOurs = try await record.write(
            as: SubscriptionDeliverer.caller, because: .healthSystemAdministration, doing: "lease"
        ) { transaction in
            if let lease = try transaction.note(Self.note).flatMap({ try? JSONDocument($0).root }),
                lease["holder"]?.string != holder, (lease["until"]?.integer ?? 0) > now
            {
                return false
            }
            try transaction.setNote(Self.note, to: Self.bytes(holder, next))
            return true
        }
        until = isOurs ? next : 0
        return isOurs
    }

    package func resign() async {
        guard until > 0 else { return }
        until = 0
        let holder = holder
        // Should this fail, the lease runs out by itself.
        try? await record.write(
            as: SubscriptionDeliverer.caller, because: .healthSystemAdministration, doing: "lease"
        ) { transaction in
            guard let lease = try transaction.note(Self.note).flatMap({ try? JSONDocument($0).root }),
                lease["holder"]?.string == holder
            else { return }
            try transaction.setNote(Self.note, to: nil)
        }
    }

    private static func bytes(_ holder: String, _ until: Int64) -> [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.member("holder", holder)
            $0.member("until", number: String(until))
        }
        return writer.bytes
    }
}
