package import Record

/// Follows the record's events for everybody in this process who listens: each is read once, whoever wrote it.
package struct ChangeFollower: Sendable {
    private let record: Record
    private let hub: ChangeHub

    package init(_ record: Record, _ hub: ChangeHub) {
        self.record = record
        self.hub = hub
    }

    /// Follows until it is cancelled or the record is closed.
    package func run() async {
        var position: Int64?
        for await newest in record.eventNumbers {
            hub.announce(newest)
            if let place = position, place < newest, !hub.isEmpty {
                position = await follow(from: place, to: newest)
            } else if position != newest {
                // Nobody is there to be told, or nobody knows since when; or the number is lower than before, for the
                // record has been restored.
                hub.tellAll(through: newest)
                position = newest
            }
        }
    }

    /// Reads what has happened and tells of it; gives how far it has come.
    private func follow(from place: Int64, to newest: Int64) async -> Int64 {
        let limit = hub.limits.mostChanges
        // A bulk load: to tell its changes apart costs more than to look anew.
        guard newest - place <= Int64(limit) else {
            hub.tellAll(through: newest)
            return newest
        }
        do {
            let withNames = hub.wantsNames
            let changes = try await record.engine.read { reading in
                try HeardChange.all(after: place, limit: limit, withNames: withNames, in: reading)
            }
            hub.tell(changes)
            return max(newest, changes.last?.event.number ?? newest)
        } catch {
            // What cannot be read now is not known: everybody looks, and is told by the page what is the matter.
            hub.tellAll(through: newest)
            return newest
        }
    }
}
