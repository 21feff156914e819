import FHIR
import Record

/// Tells the record's events apart: which subscription is to hear of which.
///
/// Subscriptions and events are read in one snapshot, so that an event after a subscription's beginning is never read
/// without it.
struct EventMatching: Sendable {
    /// The position that was read; nothing is written where it has moved meanwhile.
    let position: Int64
    /// The position afterwards.
    let through: Int64
    /// By subscription, in the order of the events; their numbers are given when they are written.
    let notices: [String: [Notice]]
    let subscriptions: [LiveSubscription]
    /// Events that were not looked at yet.
    let behind: Int64

    /// Events looked at in one go.
    static let mostEvents = 500

    init(
        _ reader: SubscriptionReader, _ memory: LiveSubscription.Memory, preparer: ResourcePreparer,
        in reading: any EngineReading
    ) throws {
        subscriptions = try LiveSubscription.all(reader, memory, in: reading)
        let newest = try reading.lastEvent()
        // Each subscription begins after an event of its own, so that reading from the first is never wrong.
        let position = try reading.note(Outbox.position).flatMap { Int64(String(decoding: $0, as: UTF8.self)) } ?? 0
        self.position = position
        let interested = subscriptions.compactMap { live in live.wantedTerms.map { (live, $0) } }
        guard !interested.isEmpty else {
            // Nobody hears of what has happened up to here.
            (through, notices, behind) = (max(position, newest), [:], 0)
            return
        }
        let events = try reading.events(after: position, limit: Self.mostEvents)
        let types = interested.reduce(into: Set<String>()) { $0.formUnion($1.1.types) }
        var notices: [String: [Notice]] = [:]
        for event in events where types.contains(event.type) {
            guard let changed = try Self.changed(by: event, preparer, in: reading) else { continue }
            for (live, terms) in interested
            where event.number > live.subscriber.start && terms.isPulled(by: changed.resource) {
                notices[live.id, default: []].append(
                    Notice(
                        number: 0, event: event.number, patient: event.key.patient, type: event.type, id: event.id,
                        version: event.version, change: event.change, instant: changed.instant))
            }
        }
        self.notices = notices
        through = events.last?.number ?? position
        behind = events.count < Self.mostEvents ? 0 : max(0, newest - through)
    }

    /// The versions that an event is about.
    private static func changed(
        by event: RecordEvent, _ preparer: ResourcePreparer, in reading: any EngineReading
    ) throws -> (resource: ChangedResource, instant: Int64)? {
        guard let version = try reading.version(event.version, of: event.type, event.id) else { return nil }
        func searchable(_ version: StoredResource?) throws -> SearchableVersion? {
            guard let version, !version.isDeletion else { return nil }
            return SearchableVersion(version, entries: preparer.searchEntries(try version.json()))
        }
        let former = event.version > 1 ? try reading.version(event.version - 1, of: event.type, event.id) : nil
        let resource = ChangedResource(event.change, from: try searchable(former), to: try searchable(version))
        return (resource, version.updated)
    }
}
