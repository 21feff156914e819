import FHIR
import Record

/// One citizen's thread as the record keeps it. Lives as long as the reading.
struct RecordThread: ThreadSource {
    let patient: String
    let reading: Reading

    var isLimited: Bool { reading.isLimited }
    var openTypes: Set<String>? { reading.openTypes }

    func resource(_ reference: String) throws -> JSONValue? {
        let parts = reference.split(separator: "/", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        return try reading.resource(String(parts[0]), String(parts[1]))?.json()
    }

    func rows(on shelf: Shelf, kind: EntryKind?, from start: Int64?, limit: Int) throws -> [ThreadRow] {
        var conditions: [RowQuery.Condition] = [.equals("shelf", .integer(Int64(shelf.rawValue)))]
        if let kind { conditions.append(.equals("kind", .integer(ThreadProjection.number(of: kind)))) }
        if let start { conditions.append(.atLeast("time", .integer(start))) }
        return try read(conditions, order: Self.latestFirst, limit: limit)
    }

    func groups() throws -> [ThreadGroup] {
        let rows = RowQuery(ThreadProjection.name)
        let query = GroupQuery(
            rows, by: ["course", "encounter"], greatest: ["time", "contact"], sums: ["doubt"])
        return try reading.groups(query).compactMap { group in
            guard let course = group.values[0].integer, let encounter = group.values[1].integer,
                let newest = group.greatest[0].integer
            else { return nil }
            return ThreadGroup(
                course: course, encounter: encounter, count: group.count, newest: newest,
                hasContact: group.greatest[1].integer == 1, unreadable: Int(group.sums[0]))
        }
    }

    func rows(in group: ThreadGroup, after cursor: ThreadCursor?, limit: Int) throws -> [ThreadRow] {
        try rows(
            where: [.equals("course", .integer(group.course)), .equals("encounter", .integer(group.encounter))],
            after: cursor, limit: limit)
    }

    func rows(after cursor: ThreadCursor?, limit: Int) throws -> [ThreadRow] {
        try rows(where: [.isNot("encounter", .integer(ThreadRow.frame))], after: cursor, limit: limit)
    }

    func rows(code: Int64, kind: EntryKind, limit: Int) throws -> [ThreadRow] {
        let conditions: [RowQuery.Condition] = [
            .equals("shelf", .integer(Int64(Shelf.event.rawValue))),
            .equals("kind", .integer(ThreadProjection.number(of: kind))), .equals("code", .integer(code)),
        ]
        return try read(conditions, order: Self.latestFirst, limit: limit)
    }

    /// Of those of one instant, engines have no order of their own in common.
    private static let latestFirst: [RowQuery.Order] = [.descending("time"), .descending("entry")]

    /// After a cursor come those of the same instant with a lesser number, and then all that are older.
    private func rows(
        where conditions: [RowQuery.Condition], after cursor: ThreadCursor?, limit: Int
    ) throws -> [ThreadRow] {
        guard let cursor else { return try read(conditions, order: Self.latestFirst, limit: limit) }
        if cursor.tie == .max {
            return try read(
                conditions + [.less("time", than: .integer(cursor.time + 1))], order: Self.latestFirst, limit: limit)
        }
        let same = try read(
            conditions + [.equals("time", .integer(cursor.time)), .less("entry", than: .integer(cursor.tie))],
            order: [.descending("entry")], limit: limit)
        guard same.count < limit else { return same }
        return try same
            + read(
                conditions + [.less("time", than: .integer(cursor.time))], order: Self.latestFirst,
                limit: limit - same.count)
    }

    private func read(
        _ conditions: [RowQuery.Condition], order: [RowQuery.Order], limit: Int
    ) throws -> [ThreadRow] {
        try reading.rows(RowQuery(ThreadProjection.name, where: conditions, order: order, limit: limit))
            .compactMap { ThreadProjection.row($0.values) }
    }
}
