import Access
import Record
import TestSupport

/// Holds what was handed out against the audit: whoever was shown something of a citizen stands in it.
struct AuditComparison {
    let population: Population
    let engine: any RecordEngine

    /// Rows that are read at once.
    private static let slice = 10_000

    func findings(of cases: [Lane.Case]) async throws -> [Finding] {
        let rows = try await rows()
        var findings: [Finding] = []
        for (_, mine) in Dictionary(grouping: cases, by: \.asker.name) {
            let mine = mine.sorted { $0.number < $1.number }
            for (place, outcome) in mine.enumerated() {
                let end = place + 1 < mine.count ? mine[place + 1].began : .max
                let named = Set(
                    outcome.identities.flatMap { rows[$0] ?? [] }
                        .filter { (outcome.began..<end).contains($0.instant) }.map(\.patient))
                let missing = outcome.shown.map { population[$0].id }.filter { !named.contains($0) }
                guard !missing.isEmpty else { continue }
                findings.append(
                    Finding(
                        kind: .unlogged, seed: population.seed, number: outcome.number, surface: outcome.surface,
                        asker: outcome.asker.name, question: outcome.question,
                        note: "the audit does not name \(missing.sorted().prefix(4).joined(separator: " "))"))
            }
        }
        return findings
    }

    private struct Row {
        let instant: Int64
        let patient: String
    }

    /// Looks that were permitted, by who looked.
    private func rows() async throws -> [String: [Row]] {
        var rows: [String: [Row]] = [:]
        var before: Int64?
        while true {
            let slice = try await engine.read { [before] reading in
                try reading.audit(of: nil, before: before, limit: Self.slice)
            }
            for row in slice where row.entry.action == .read && row.entry.outcome == .permitted {
                guard let patient = row.entry.patient else { continue }
                rows[row.entry.who, default: []].append(Row(instant: row.entry.instant, patient: patient))
            }
            guard let last = slice.last, slice.count == Self.slice else { return rows }
            before = last.number
        }
    }
}
