/// Why a citizen is on the coordinators' list: facts, each with what it counts. Pure.
package struct CaseRisk: Sendable, Hashable {
    /// What is counted.
    package enum Fact: String, Sendable, Hashable, CaseIterable {
        case manyContacts = "many-contacts"
        case manySectors = "many-sectors"
        case earlierFailures = "earlier-failures"
        case livesAlone = "lives-alone"
        case noRelatives = "no-relatives"
        case openHandovers = "open-handovers"
        case planMissing = "plan-missing"
    }

    /// One line of the explanation.
    package struct Line: Sendable, Hashable {
        package var fact: Fact
        /// How many there are.
        package var number: Int
        /// What it counts.
        package var points: Int

        package init(_ fact: Fact, number: Int, points: Int) {
            self.fact = fact
            self.number = number
            self.points = points
        }
    }

    /// What counts, the most first.
    package var lines: [Line]

    package init(lines: [Line]) {
        self.lines = lines
    }

    package var points: Int { lines.reduce(0) { $0 + $1.points } }
}
