import Exchange
import Synchronization

/// Says what was refused, without flooding the terminal.
final class RefusalTeller: Sendable {
    private let console: Console
    private let limit: Int
    private let count = Atomic<Int>(0)

    init(_ console: Console, limit: Int) {
        self.console = console
        self.limit = limit
    }

    func tell(_ refusal: Refusal) {
        guard count.wrappingAdd(1, ordering: .relaxed).oldValue < limit, let first = refusal.problems.first
        else { return }
        let more = refusal.problems.count > 1 ? " (and \(refusal.problems.count - 1) more)" : ""
        console.tell("refused: \(first.text)\(more)")
    }

    func finish(_ report: ImportReport, path: String?) {
        let untold = report.refused - limit
        if untold > 0 { console.tell("… and \(ProgressMeter.grouped(untold)) more") }
        if report.refused > 0, let path { console.tell("What was refused is in \(path), each with its reason.") }
    }
}
