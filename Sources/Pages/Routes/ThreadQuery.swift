package import Care

/// What the thread is asked for, as its address carries it.
package struct ThreadQuery: Sendable, Hashable {
    package var sector: Sector?
    package var kind: EntryKind?
    /// The id of a course.
    package var course: String?
    package var text: String?
    package var after: ThreadCursor?

    package init(
        sector: Sector? = nil, kind: EntryKind? = nil, course: String? = nil, text: String? = nil,
        after: ThreadCursor? = nil
    ) {
        self.sector = sector
        self.kind = kind
        self.course = course
        self.text = text
        self.after = after
    }

    /// Longer than anybody searches for.
    private static let longestText = 200

    /// Nil where a value is none of those that there are. Empty values, which forms send, mean no limit.
    init?(_ query: [String: String]) {
        func value(_ name: String) -> String? { query[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let name = value("sector") {
            guard let known = Sector(rawValue: name) else { return nil }
            sector = known
        }
        if let name = value("kind") {
            guard let known = EntryKind(rawValue: name) else { return nil }
            kind = known
        }
        if let name = value("after") {
            guard let known = ThreadCursor(name) else { return nil }
            after = known
        }
        course = value("course")
        text = value("text").map { String($0.prefix(Self.longestText)) }
    }

    /// Whether it limits anything.
    package var isFiltered: Bool { sector != nil || kind != nil || course != nil || text != nil }

    package var filter: ThreadFilter {
        ThreadFilter(
            course: course, kinds: kind.map { [$0] } ?? [], sectors: sector.map { [$0] } ?? [], text: text)
    }

    var items: [(name: String, value: String)] {
        [
            sector.map { ("sector", $0.rawValue) }, kind.map { ("kind", $0.rawValue) }, course.map { ("course", $0) },
            text.map { ("text", $0) }, after.map { ("after", $0.text) },
        ].compactMap { $0 }
    }
}
