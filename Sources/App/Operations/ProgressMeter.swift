import Exchange
import Synchronization

/// Tells how far an import is: a bar that moves on a terminal, a line now and then otherwise.
final class ProgressMeter: Sendable {
    /// Milliseconds between two tellings.
    private static let terminalInterval: Int64 = 200
    private static let lineInterval: Int64 = 5000

    private let console: Console
    private let now: @Sendable () -> Int64
    private let start: Int64
    private let last: Mutex<Int64>

    /// - Parameter now: milliseconds on any steady clock.
    init(_ console: Console, now: @escaping @Sendable () -> Int64) {
        self.console = console
        self.now = now
        start = now()
        last = Mutex(start)
    }

    func show(_ progress: ImportProgress) {
        let instant = now()
        let interval = console.progress == nil ? Self.lineInterval : Self.terminalInterval
        let isDue = last.withLock { last in
            guard instant - last >= interval else { return false }
            last = instant
            return true
        }
        guard isDue else { return }
        let seconds = Double(instant - start) / 1000
        if let show = console.progress {
            show(Self.bar(progress, seconds: seconds))
        } else {
            console.tell(Self.line(progress, seconds: seconds))
        }
    }

    static func bar(_ progress: ImportProgress, seconds: Double) -> String {
        let share = share(of: progress)
        let width = 30
        let full = Int(share * Double(width))
        return "[" + String(repeating: "#", count: full) + String(repeating: ".", count: width - full) + "] "
            + line(progress, seconds: seconds)
    }

    static func line(_ progress: ImportProgress, seconds: Double) -> String {
        let share = share(of: progress)
        let count = progress.report.resources
        var parts = [
            "\(Int(share * 100)) %", "\(grouped(count)) resources",
            "\(grouped(seconds > 0 ? Int(Double(count) / seconds) : 0))/s",
        ]
        if progress.report.refused > 0 { parts.append("\(grouped(progress.report.refused)) refused") }
        if share > 0.01, share < 1 { parts.append(time(seconds / share * (1 - share)) + " left") }
        return parts.joined(separator: " · ")
    }

    private static func share(of progress: ImportProgress) -> Double {
        progress.bytes > 0 ? min(1, Double(progress.bytesRead) / Double(progress.bytes)) : 1
    }

    /// A number as people read it: `12 345`.
    static func grouped(_ number: Int) -> String {
        var text = ""
        for (place, digit) in String(number).reversed().enumerated() {
            if place > 0, place.isMultiple(of: 3) { text.append(" ") }
            text.append(digit)
        }
        return String(text.reversed())
    }

    /// How long something took: with tenths where they matter.
    static func duration(_ seconds: Double) -> String {
        guard seconds < 10 else { return time(seconds) }
        let tenths = Int((seconds * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) s"
    }

    /// How long something will take.
    static func time(_ seconds: Double) -> String {
        let seconds = Int(seconds.rounded(.up))
        return switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3600: "\(seconds / 60) min \(seconds % 60) s"
        default: "\(seconds / 3600) h \(seconds / 60 % 60) min"
        }
    }
}
