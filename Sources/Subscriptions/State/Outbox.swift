package import Record

/// Where subscriptions keep what they know in the record: notes, changed in the transactions that they tell of.
///
/// | note | holds |
/// |---|---|
/// | `subscription/position` | the event up to which all have been told apart |
/// | `subscriber/ID` | ``Subscriber`` |
/// | `subscriber-state/ID` | ``SubscriberState`` |
/// | `outbox/ID/waiting/NUMBER` | ``Notice``, not yet acknowledged |
/// | `outbox/ID/done/NUMBER` | ``Notice``, acknowledged or withheld; kept for `$events` |
package enum Outbox {
    package static let position = "subscription/position"
    static let subscribers = "subscriber/"

    static func subscriber(_ id: String) -> String { subscribers + id }
    static func state(_ id: String) -> String { "subscriber-state/" + id }
    static func waiting(_ id: String) -> String { "outbox/\(id)/waiting/" }
    static func done(_ id: String) -> String { "outbox/\(id)/done/" }

    /// With noughts before it, so that names are in the order of the numbers.
    static func name(_ prefix: String, _ number: Int64) -> String {
        let digits = String(number)
        return prefix + String(repeating: "0", count: max(0, 19 - digits.count)) + digits
    }

    /// The state of a subscription.
    package static func state(_ id: String, _ note: (String) throws -> [UInt8]?) rethrows -> SubscriberState {
        try note(state(id)).flatMap(SubscriberState.init) ?? SubscriberState()
    }

    /// The first notices that wait.
    package static func waiting(of id: String, limit: Int, in reading: any EngineReading) throws -> [Notice] {
        try reading.notes(startingWith: waiting(id), after: "", limit: limit).compactMap { Notice($0.value) }
    }

    /// Notices by their numbers, acknowledged or not.
    package static func notices(
        of id: String, from first: Int64, through last: Int64, limit: Int, in reading: any EngineReading
    ) throws -> [Notice] {
        var notices: [Notice] = []
        for prefix in [done(id), waiting(id)] {
            let before = name(prefix, max(0, first - 1))
            notices += try reading.notes(startingWith: prefix, after: before, limit: limit)
                .compactMap { Notice($0.value) }
        }
        return Array(notices.filter { $0.number <= last }.sorted { $0.number < $1.number }.prefix(limit))
    }
}
