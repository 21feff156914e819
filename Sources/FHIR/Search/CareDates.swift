/// When the care that a resource is about took place, by the date parameters of its type in `care-dates.tsv`.
package enum CareDates {
    private struct Row {
        /// The first that a resource has counts.
        var parameters: [String]
        /// What ends it where it lasts; nil where it does not last beyond the date itself.
        var end: String?
    }

    /// The stretch of time that a resource is about.
    ///
    /// - Parameter entries: the resource's search entries.
    /// - Returns: nil where its type has no care date, or the resource has none of its type's.
    package static func span(of type: String, _ entries: [SearchEntry]) -> SearchDate? {
        guard let row = rows[type] else { return nil }
        for code in row.parameters {
            guard var span = values(of: code, entries) else { continue }
            if let end = row.end { span.latest = values(of: end, entries)?.latest ?? .max }
            return span
        }
        return nil
    }

    /// From the first to the last of a parameter's values.
    private static func values(of code: String, _ entries: [SearchEntry]) -> SearchDate? {
        var span: SearchDate?
        for entry in entries where entry.code == code {
            guard case .date(let date) = entry.value else { continue }
            let known = span ?? date
            span = SearchDate(
                earliest: min(known.earliest, date.earliest), latest: max(known.latest, date.latest))
        }
        return span
    }

    /// The date parameters that are used, by type.
    static var parameters: [String: [String]] {
        rows.mapValues { $0.parameters + ($0.end.map { $0 == "-" ? [] : [$0] } ?? []) }
    }

    private static let rows: [String: Row] = {
        var rows: [String: Row] = [:]
        for row in DefinitionTable.rows(named: "care-dates.tsv") where row.count == 3 {
            rows[row[0]] = Row(
                parameters: row[1].split(separator: " ").map(String.init), end: row[2].isEmpty ? nil : row[2])
        }
        return rows
    }()
}
