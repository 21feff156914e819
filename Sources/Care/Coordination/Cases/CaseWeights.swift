/// The weights of `case-list-weights.tsv`.
package struct CaseWeights: Sendable {
    private var steps: [CaseRisk.Fact: [(from: Int, points: Int)]] = [:]
    /// From so many points on somebody is put on the list.
    package private(set) var limit: Int

    /// - Parameter lines: of the table: fact, from, points.
    package init(_ lines: [[String]]) {
        limit = .max
        for line in lines where line.count >= 3 {
            guard let from = Int(line[1]), let points = Int(line[2]) else { continue }
            if line[0] == "limit" {
                limit = from
            } else if let fact = CaseRisk.Fact(rawValue: line[0]) {
                steps[fact, default: []].append((from, points))
            }
        }
    }

    package static let standard = CaseWeights(CareTable.rows("case-list-weights", columns: 4))

    /// What these facts count. What is not known is not here, and counts nothing.
    package func risk(_ facts: [CaseRisk.Fact: Int]) -> CaseRisk {
        let lines = CaseRisk.Fact.allCases.compactMap { fact -> CaseRisk.Line? in
            guard let number = facts[fact] else { return nil }
            let points = (steps[fact] ?? []).reduce(0) { $0 + (number >= $1.from ? $1.points : 0) }
            return points > 0 ? CaseRisk.Line(fact, number: number, points: points) : nil
        }
        return CaseRisk(
            lines: lines.enumerated().sorted { ($1.element.points, $0.offset) < ($0.element.points, $1.offset) }
                .map(\.element))
    }
}
