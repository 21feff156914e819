/// What a score came to, and how.
package struct Score: Sendable, Hashable {
    package let table: ScoreTable
    /// The points of each input, in the table's order; nil where it is missing or cannot be.
    package let points: [String: Int]
    /// The inputs that are missing: a score with any has no total, and is never taken to be low.
    package let missing: [String]
    /// Nil where something is missing.
    package let total: Int?
    /// What must be seen whatever the total is, and also where there is none.
    package let flags: [ScoreTable.Flag]

    /// What the total means by a set of cut-offs; nil without a total.
    ///
    /// - Parameter name: of the set, such as `newer`; nil: the first.
    package func band(_ name: String? = nil) -> ScoreTable.Band? {
        guard let total else { return nil }
        let bands = name.map { name in table.bands.first { $0.name == name } } ?? table.bands.first
        return bands?.levels.last { $0.from <= total }
    }

    /// What it means by counts; nil where the table has no such reading, nothing is missing, or no rule is met.
    package var level: ScoreTable.Levels.Rule? {
        guard total != nil, let levels = table.levels else { return nil }
        let core = count("core")
        let other = count("other")
        return levels.rules.first { core >= $0.core && other >= $0.other }
    }

    /// The worst colour of the band and of what must be seen; nil where the table gives none.
    package var colour: Colour? { ([band()?.colour] + flags.map(\.colour)).compactMap { $0 }.max() }

    private func count(_ id: String) -> Int {
        guard let count = table.counts?.first(where: { $0.id == id }) else { return 0 }
        return count.inputs.count { (points[$0] ?? 0) >= count.atLeast }
    }
}
