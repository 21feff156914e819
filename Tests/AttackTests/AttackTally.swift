import TestSupport

/// What was asked and what was found.
struct AttackTally {
    private(set) var cases = 0
    private(set) var findings: [Finding] = []
    private let clock = ContinuousClock()
    private let began = ContinuousClock().now

    /// As many findings of each kind are told.
    private static let told = 25

    mutating func add(_ cases: Int, _ findings: [Finding]) {
        self.cases += cases
        self.findings += findings
    }

    private func count(_ kind: Finding.Kind) -> Int { findings.count { $0.kind == kind } }

    /// Prints the figures, and what is behind them where they are not 0.
    func tell(_ what: String, on kind: EngineKind) {
        let seconds = Double((clock.now - began).components.seconds) + 0.001
        print(
            "attack: \(cases) cases, leaks \(count(.leak)), unlogged looks \(count(.unlogged)), "
                + "withheld wrongly \(count(.withheld)) (\(what), \(kind), \(Int(Double(cases) / seconds)) a second)")
        for kind in [Finding.Kind.leak, .unlogged, .withheld] {
            for finding in findings.filter({ $0.kind == kind }).prefix(Self.told) { print(finding) }
        }
    }
}
