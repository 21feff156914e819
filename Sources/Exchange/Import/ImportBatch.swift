/// Units that become durable together.
struct ImportBatch: Sendable {
    private(set) var units: [PreparedUnit] = []
    private(set) var count = 0
    private(set) var weight = 0
    /// Sources of which something is here, or of which the journal is to be kept all the same.
    var sources: Set<Int> = []
    /// The digests of sources that end here.
    var ends: [Int: String] = [:]

    var isEmpty: Bool { units.isEmpty && sources.isEmpty }

    mutating func add(_ unit: PreparedUnit) {
        units.append(unit)
        sources.insert(unit.source)
        count += unit.count
        weight += unit.weight
    }

    /// The journals of the sources concerned, as they are once the batch is durable.
    func journals(
        after outcomes: [[ImportWriter.PartOutcome]], from journals: [Int: FileJournal]
    ) -> [Int: FileJournal] {
        var result = journals.filter { sources.contains($0.key) }
        for (unit, parts) in zip(units, outcomes) {
            let isTaken = parts.allSatisfy { if case .written = $0 { true } else { false } }
            if isTaken {
                result[unit.source]?.open.remove(unit.ordinal)
            } else {
                result[unit.source]?.open.insert(unit.ordinal)
            }
            let position = result[unit.source]?.position ?? 0
            result[unit.source]?.position = max(position, unit.ordinal + 1)
        }
        for (source, digest) in ends { result[source]?.digest = digest }
        return result
    }
}
