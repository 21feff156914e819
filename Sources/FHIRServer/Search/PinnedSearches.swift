import Record
import Synchronization

/// What a search found, kept for its later pages: which version of which resource, in order.
///
/// So a search of several pages is one moment: whatever is written meanwhile, no entry is missed, repeated or other than
/// it was. It costs 24 bytes a match here, and nothing in the record: no transaction stays open. Beyond the limits the
/// search that was longest unused is forgotten, and its links then say that they have expired.
final class PinnedSearches: Sendable {
    /// A search with the resources that it found.
    struct Pinned: Sendable {
        let request: SearchRequest
        /// Who made it: nobody else's links lead here.
        let capacity: FHIRHolder.Capacity
        let activity: String
        let patient: String?
        let matches: [SearchMatch]
        /// Whether there were more matches than are kept.
        let isCut: Bool
        /// How many there are in all, where that is known.
        let total: Int?
        let address: String
    }

    /// How long a search is kept after it was last used.
    static let lifetime: Int64 = 15 * 60_000
    /// Matches of one search that are kept.
    static let mostMatches = 100_000
    /// Matches of all searches together.
    static let mostKept = 4_000_000

    private struct Kept {
        var search: Pinned
        var used: Int64
    }

    private let kept = Mutex<[String: Kept]>([:])

    /// Keeps a search under a name that nobody can guess.
    func keep(_ search: Pinned, as name: String, now: Int64) {
        kept.withLock { kept in
            kept = kept.filter { now - $0.value.used < Self.lifetime }
            var size = kept.values.reduce(search.matches.count) { $0 + $1.search.matches.count }
            while size > Self.mostKept, let oldest = kept.min(by: { $0.value.used < $1.value.used }) {
                size -= oldest.value.search.matches.count
                kept[oldest.key] = nil
            }
            kept[name] = Kept(search: search, used: now)
        }
    }

    /// - Returns: nil where there is none of this name or it has not been used for too long.
    func search(_ name: String, now: Int64) -> Pinned? {
        kept.withLock { kept in
            guard let found = kept[name], now - found.used < Self.lifetime else { return nil }
            kept[name]?.used = now
            return found.search
        }
    }
}
