/// A page of the thread, latest first, undated last.
package struct ThreadPage: Sendable, Hashable {
    package var entries: [Entry]
    /// Where the next page begins; nil on the last.
    package var next: ThreadCursor?
    /// How many there are in all, where that is known without reading them.
    package var total: Int?

    package init(entries: [Entry] = [], next: ThreadCursor? = nil, total: Int? = nil) {
        self.entries = entries
        self.next = next
        self.total = total
    }
}

/// What of the thread is asked for. What is not said does not limit.
package struct ThreadFilter: Sendable, Hashable {
    /// The id of a ``CourseSummary``.
    package var course: String?
    package var kinds: Set<EntryKind>
    package var sectors: Set<Sector>
    /// Words that must all stand somewhere in the entry, in any letter case.
    package var text: String?
    /// The first instant, in milliseconds since 1970-01-01T00:00:00Z.
    package var from: Int64?
    /// The first instant after the period.
    package var to: Int64?
    package var includesVoid: Bool

    package init(
        course: String? = nil, kinds: Set<EntryKind> = [], sectors: Set<Sector> = [], text: String? = nil,
        from: Int64? = nil, to: Int64? = nil, includesVoid: Bool = true
    ) {
        self.course = course
        self.kinds = kinds
        self.sectors = sectors
        self.text = text
        self.from = from
        self.to = to
        self.includesVoid = includesVoid
    }
}

/// A place in the thread that stays the same when entries are added elsewhere: the time and the identity of the last
/// entry that was shown.
package struct ThreadCursor: Sendable, Hashable {
    /// Milliseconds since 1970-01-01T00:00:00Z; the least of all for undated entries.
    package var time: Int64
    /// Tells entries of the same time apart.
    package var tie: Int64

    package init(time: Int64, tie: Int64) {
        self.time = time
        self.tie = tie
    }

    /// As a page address carries it.
    package var text: String { "\(time)_\(tie)" }

    /// Nil where the text is none.
    package init?(_ text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2, let time = Int64(parts[0]), let tie = Int64(parts[1]) else { return nil }
        self.init(time: time, tie: tie)
    }
}
