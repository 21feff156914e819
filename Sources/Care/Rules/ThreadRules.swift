import FHIR

/// Pages of the thread, and what of it is asked for.
struct ThreadRules {
    let thread: CitizenThread

    /// Rows that are read at once while looking for those that pass a filter.
    private static let batch = 200

    /// A page of the thread, latest first. Following ``ThreadPage/next`` gives everything exactly once.
    func page(_ filter: ThreadFilter, after cursor: ThreadCursor?, limit: Int) throws -> ThreadPage {
        let course = filter.course.flatMap(thread.map.course(named:))
        if filter.course != nil, course == nil { return ThreadPage() }
        let source = Source(thread: thread, groups: course?.groups)
        var page = ThreadPage(total: total(filter, course))
        var place = cursor ?? filter.to.map { ThreadCursor(time: $0, tie: .min) }
        var last: ThreadCursor?
        while true {
            let rows = try source.rows(after: place, limit: filter.isPlain ? limit + 1 : Self.batch)
            if rows.isEmpty { return page }
            thread.maker.remember(rows)
            for row in rows {
                if let start = filter.from, row.time < start { return page }
                place = row.cursor
                guard passes(row, filter) else { continue }
                let entry = try thread.maker.entry(row, course: course?.id ?? thread.course(of: row)?.id)
                guard passes(entry, filter) else { continue }
                if page.entries.count == limit {
                    page.next = last
                    return page
                }
                page.entries.append(entry)
                last = row.cursor
            }
        }
    }

    /// Where rows come from: a course's groups, or the whole thread.
    private struct Source {
        let thread: CitizenThread
        let groups: [ThreadGroup]?

        func rows(after cursor: ThreadCursor?, limit: Int) throws -> [ThreadRow] {
            if let groups { return try ThreadMerge(thread.source, groups).rows(after: cursor, limit: limit) }
            return try thread.source.rows(after: cursor, limit: limit)
        }
    }

    private func total(_ filter: ThreadFilter, _ course: Course?) -> Int? {
        guard filter.isPlain else { return nil }
        if let course { return course.entryCount }
        return thread.groups.lazy.filter { $0.encounter != ThreadRow.frame }.reduce(0) { $0 + $1.count }
    }

    private func passes(_ row: ThreadRow, _ filter: ThreadFilter) -> Bool {
        if !filter.kinds.isEmpty, !filter.kinds.contains(row.kind) { return false }
        if !filter.includesVoid, row.shelf == .void { return false }
        return true
    }

    private func passes(_ entry: Entry, _ filter: ThreadFilter) -> Bool {
        if !filter.sectors.isEmpty, !filter.sectors.contains(entry.sector) { return false }
        guard let text = filter.text, !text.isBlank else { return true }
        let said = entry.words
        return text.lowercased().split(whereSeparator: \.isWhitespace).allSatisfy { said.contains($0) }
    }
}

extension ThreadFilter {
    /// Whether it lets everything of its course through.
    var isPlain: Bool {
        kinds.isEmpty && sectors.isEmpty && (text?.isBlank ?? true) && from == nil && to == nil && includesVoid
    }
}

extension Entry {
    /// All that it says, in small letters, for searching.
    var words: String {
        var parts = [title, detail, reason, unit, person, place, instruction, value?.text, code].compactMap(\.self)
        parts += components.map(\.title)
        return parts.joined(separator: "\n").lowercased()
    }
}
