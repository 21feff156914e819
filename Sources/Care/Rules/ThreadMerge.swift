import FHIR

/// Several groups of the thread read as one, latest first, without reading more of them than is asked for.
struct ThreadMerge {
    private let source: any ThreadSource
    /// Those with the newest rows first.
    private let groups: [ThreadGroup]

    init(_ source: any ThreadSource, _ groups: [ThreadGroup]) {
        self.source = source
        self.groups = groups.sorted { $0.newest > $1.newest }
    }

    /// The next rows after a place in the order that pass a test.
    func rows(
        after cursor: ThreadCursor?, limit: Int, where test: (ThreadRow) throws -> Bool = { _ in true }
    ) throws -> [ThreadRow] {
        var found: [ThreadRow] = []
        for group in groups {
            if found.count >= limit, let last = found.last, group.newest < last.time { break }
            found += try rows(in: group, after: cursor, limit: limit, test)
            found.sort { ($0.time, $0.entry) > ($1.time, $1.entry) }
            if found.count > limit { found.removeLast(found.count - limit) }
        }
        return found
    }

    private func rows(
        in group: ThreadGroup, after cursor: ThreadCursor?, limit: Int, _ test: (ThreadRow) throws -> Bool
    ) throws -> [ThreadRow] {
        var found: [ThreadRow] = []
        var place = cursor
        while found.count < limit {
            let batch = try source.rows(in: group, after: place, limit: limit)
            for row in batch where try test(row) {
                found.append(row)
                if found.count == limit { break }
            }
            guard batch.count == limit, let last = batch.last else { break }
            place = last.cursor
        }
        return found
    }
}
