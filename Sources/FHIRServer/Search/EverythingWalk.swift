import FHIR
import Record
import Synchronization

/// Everything about a patient, a piece at a time, as it was at one instant.
///
/// The matches are fixed, each in its version. What they refer to that is in nobody's compartment comes along with the
/// first that does, in the version that it had: that is what its instants say, to the millisecond.
final class EverythingWalk: Sendable {
    /// Resources and bytes of one piece: what a slow client makes us keep.
    private static let mostResources = 250
    private static let mostBytes = 1 << 20
    private static let readTogether = 50

    private struct State {
        var rest: ArraySlice<SearchMatch>
        /// What has come along, and what was found not to.
        var seen: Set<String> = []
        var isFirst = true
    }

    private let state: Mutex<State>
    private let instant: Int64
    private let searchEntries: @Sendable (JSONValue) -> [SearchEntry]
    private let permits: @Sendable (String) -> Bool

    /// - Parameters:
    ///   - matches: in the order of the answer.
    ///   - instant: of the snapshot that they were found in.
    ///   - permits: whether the caller's token permits a type: what it does not permit does not come along.
    init(
        _ matches: [SearchMatch], at instant: Int64, searchEntries: @escaping @Sendable (JSONValue) -> [SearchEntry],
        permits: @escaping @Sendable (String) -> Bool
    ) {
        state = Mutex(State(rest: matches[...]))
        self.instant = instant
        self.searchEntries = searchEntries
        self.permits = permits
    }

    var isFinished: Bool { state.withLock { $0.rest.isEmpty } }

    /// The next piece. The first is of the snapshot that the matches were found in.
    func next(from reading: Reading) throws -> SearchPage {
        try state.withLock { state in
            defer { state.isFirst = false }
            var page = SearchPage()
            var bytes = 0
            while page.matches.count < Self.mostResources, bytes < Self.mostBytes, !state.rest.isEmpty {
                // Together, for a server is asked once; few, for they may be large.
                let matches = state.rest.prefix(Self.readTogether)
                state.rest = state.rest.dropFirst(Self.readTogether)
                for resource in try reading.resources(Array(matches)) {
                    guard let resource else {
                        page.missing += 1
                        continue
                    }
                    bytes += resource.bytes.count
                    page.matches.append(resource)
                }
            }
            state.seen.formUnion(page.matches.map { "\($0.type)/\($0.id)" })
            let wanted = try page.matches.flatMap { try references(of: $0, &state) }
            try reading.foresee(wanted)
            for identity in wanted {
                guard let target = try shared(identity.type, identity.id, isNow: state.isFirst, reading) else {
                    continue
                }
                guard page.included.count < SearchPageReader.mostIncluded else {
                    page.isCut = true
                    break
                }
                page.included.append(target)
            }
            return page
        }
    }

    /// What a resource refers to that may come along and has not been looked for.
    private func references(of resource: StoredResource, _ state: inout State) throws -> [ResourceIdentity] {
        searchEntries(try resource.json()).compactMap { entry in
            guard case .reference(let reference) = entry.value, let local = reference.local, let type = reference.type,
                let id = reference.id, state.seen.insert(local).inserted, permits(type)
            else { return nil }
            return ResourceIdentity(type: type, id: id)
        }
    }

    /// What is in nobody's compartment, as it was.
    private func shared(_ type: String, _ id: String, isNow: Bool, _ reading: Reading) throws -> StoredResource? {
        guard let newest = try reading.version(of: type, id), newest.key.patient == ResourceKey.nobody else {
            return nil
        }
        let then =
            isNow || newest.updated <= instant ? newest : try reading.history(type, id).first { $0.updated <= instant }
        return then.flatMap { $0.isDeletion ? nil : $0 }
    }
}
