import FHIR
import Record

/// Writes and removes the rows of the search index.
struct SearchIndexWriter {
    let connection: Connection
    let names: Names

    /// Parameters that other tables answer: the locator of `resource`, and its `updated`.
    static let answeredElsewhere: Set<String> = ["_id", "_lastUpdated"]

    func insert(_ entries: some Sequence<SearchEntry>, at key: ResourceKey) throws {
        for entry in entries where !Self.answeredElsewhere.contains(entry.code) {
            try write(entry.parameter, entry.value, key, .insert)
        }
    }

    func delete(_ entries: some Sequence<SearchEntry>, at key: ResourceKey) throws {
        for entry in entries where !Self.answeredElsewhere.contains(entry.code) {
            try write(entry.parameter, entry.value, key, .delete)
        }
    }

    /// How many of the entry's rows are there: 1 where index and resource agree.
    func count(_ entry: SearchEntry, at key: ResourceKey) throws -> Int {
        try write(entry.parameter, entry.value, key, .count)
    }

    enum Verb { case insert, delete, count }

    @discardableResult
    private func write(
        _ parameter: SearchParameterID, _ value: SearchValue, _ key: ResourceKey, _ verb: Verb
    ) throws -> Int {
        let row = try IndexRow(value, names: names, adding: verb == .insert, in: connection)
        let sql = row.table.statement(verb)
        let bind: (Parameters) -> Void = { parameters in
            parameters.set(1, Int64(parameter.rawValue))
            parameters.set(2, key.rawValue)
            row.bind(to: parameters, from: 3)
        }
        guard verb == .count else {
            try connection.run(sql, bind)
            return 0
        }
        return try connection.first(sql, bind) { Int($0.integer(0)) } ?? 0
    }
}
