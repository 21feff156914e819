import Synchronization

/// Names and telephone numbers of units and professionals, kept between readings: nearly every overview needs the same
/// few thousand, and they change seldom. What has changed in the record is seen after ``life``.
///
/// Only the directory's own resources are kept, which everybody who may read at all may see; nothing about a citizen.
package final class DirectoryCache: Sendable {
    private struct Line {
        var entry: DirectoryEntry?
        var instant: Int64
    }

    private let lines = Mutex<[String: Line]>([:])

    /// How long a line is trusted: one minute, in milliseconds.
    package static let life: Int64 = 60_000
    /// More lines than this are never kept; when it is full it starts anew.
    package static let capacity = 20_000

    package init() {}

    /// Nil where nothing is known; otherwise what the directory said, which may be that there is nothing.
    func entry(_ reference: String, at instant: Int64) -> DirectoryEntry?? {
        lines.withLock { lines in
            guard let line = lines[reference], instant - line.instant < Self.life, instant >= line.instant else {
                return nil
            }
            return .some(line.entry)
        }
    }

    func keep(_ entry: DirectoryEntry?, for reference: String, at instant: Int64) {
        lines.withLock { lines in
            if lines.count >= Self.capacity { lines.removeAll(keepingCapacity: true) }
            lines[reference] = Line(entry: entry, instant: instant)
        }
    }
}
