import Record
import Synchronization

/// Tells the operator how far a record is brought up to date: a line now and then, and nothing of what is done at once.
final class RebuildMeter: Sendable {
    /// Milliseconds between two lines.
    private static let interval: Int64 = 5_000

    private struct State {
        var part: RebuildProgress.Part?
        /// When the part that is under way was first heard of.
        var began: Int64 = 0
        var last: Int64 = 0
        var hasTold = false
    }

    private let now: @Sendable () -> Int64
    private let tell: @Sendable (String) -> Void
    private let state = Mutex(State())
    private let start: Int64

    /// - Parameter now: milliseconds on any steady clock.
    init(now: @escaping @Sendable () -> Int64, tell: @escaping @Sendable (String) -> Void) {
        self.now = now
        self.tell = tell
        start = now()
    }

    func show(_ progress: RebuildProgress) {
        let instant = now()
        let line = state.withLock { state -> String? in
            if state.part != progress.part {
                state = State(part: progress.part, began: max(start, state.last), last: max(start, state.last))
            }
            let isDone = progress.done >= progress.all
            defer { if isDone { state.last = instant } }
            guard isDone ? state.hasTold : instant - state.last >= Self.interval else { return nil }
            state.last = instant
            state.hasTold = true
            return Self.line(progress, seconds: Double(instant - state.began) / 1000)
        }
        if let line { tell(line) }
    }

    static func line(_ progress: RebuildProgress, seconds: Double) -> String {
        let name =
            switch progress.part {
            case .searchIndex: "the search index"
            case .projection(let name): "what is known of \(name)"
            }
        let share = progress.all > 0 ? min(1, Double(progress.done) / Double(progress.all)) : 1
        var parts = [
            "making \(name) anew: \(Int(share * 100)) %",
            "\(ProgressMeter.grouped(progress.done)) of \(ProgressMeter.grouped(progress.all)) resources",
        ]
        if share > 0.01, share < 1 { parts.append(ProgressMeter.time(seconds / share * (1 - share)) + " left") }
        return parts.joined(separator: " · ")
    }
}
