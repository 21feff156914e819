import FHIRServer
import Record
import Subscriptions

/// `tovholder subscriptions`.
package struct SubscriptionsOperation: Sendable {
    package var record: String
    package var opener = RecordOpener()

    package init(record: String) {
        self.record = record
    }

    /// Says a line for each subscription: nothing in it is about anybody.
    package func run(_ console: Console) async throws -> ExitStatus {
        try await opener.withRecord(record) { record in
            // Everything is permitted here: it only says how things stand.
            let endpoints = EndpointRules(
                permitsPlainHTTP: true, permitted: ["0.0.0.0/0", "::/0"].compactMap { Network($0) })
            let reader = try FHIRService.subscriptionReader(endpoints: endpoints)
            let all = try await record.engine.read { try SubscriptionOverview.all(reader, in: $0) }
            console.say(Self.heading)
            let now = record.surroundings.now()
            for one in all { console.say(Self.line(one, at: now)) }
            return all.contains { $0.status == "error" } ? .refused : .success
        }
    }

    private static let heading =
        "id\tstatus\tabout\tdelivered\twaiting\twithheld\tgiven up\toldest waiting (s)\tfailures\tlast failure"

    private static func line(_ one: SubscriptionOverview, at now: Int64) -> String {
        let age = one.oldestWaiting.map { String(max(0, now - $0) / 1000) } ?? "-"
        let failure = one.state.lastFailure?.rawValue ?? "-"
        let state = one.state
        return [
            one.id, one.status, one.subject, "\(state.delivered)", "\(state.waiting)", "\(state.withheld)",
            "\(state.givenUp)", age, "\(state.failures)", failure,
        ].joined(separator: "\t")
    }
}
