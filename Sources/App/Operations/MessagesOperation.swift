import MedCom
import Record

/// `tovholder messages`.
package struct MessagesOperation: Sendable {
    package var record: String
    package var opener = RecordOpener()

    package init(record: String) {
        self.record = record
    }

    /// Says a line for each message that waits for people, and how many wait to be sent: nothing in it is about anybody.
    package func run(_ console: Console) async throws -> ExitStatus {
        try await opener.withRecord(record) { record in
            let desk = MessageDesk(record)
            let held = try await desk.held()
            console.say("message\twhat\tsender\treceiver\treason\twaiting (s)")
            let now = record.surroundings.now()
            for one in held { console.say(Self.line(one, at: now)) }
            let queue = try await desk.queue()
            console.say("to be sent: \(queue.waiting); sent, not acknowledged: \(queue.unacknowledged)")
            return held.isEmpty ? .success : .refused
        }
    }

    private static func line(_ one: Arrival, at now: Int64) -> String {
        func words(_ place: MessagePlace) -> String { place.name ?? place.sor ?? "-" }
        return [
            one.message, one.kind, words(one.sender), words(one.receiver), one.reason?.rawValue ?? "-",
            String(max(0, now - one.received) / 1000),
        ].joined(separator: "\t")
    }
}
