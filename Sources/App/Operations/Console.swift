import Glibc
import Synchronization

/// Where an operation speaks to the operator: results on standard output, everything else on standard error.
package struct Console: Sendable {
    /// A result: what a script would read.
    package let say: @Sendable (String) -> Void
    /// A message for a person.
    package let tell: @Sendable (String) -> Void
    /// Rewrites the line where progress stands; nil where messages do not go to a terminal.
    package let progress: (@Sendable (String) -> Void)?

    package init(
        say: @escaping @Sendable (String) -> Void, tell: @escaping @Sendable (String) -> Void,
        progress: (@Sendable (String) -> Void)? = nil
    ) {
        self.say = say
        self.tell = tell
        self.progress = progress
    }

    /// The terminal, or what stands in for it.
    package static let standard = Console(Terminal())

    private init(_ terminal: Terminal) {
        say = { terminal.line($0, to: STDOUT_FILENO) }
        tell = { terminal.line($0, to: STDERR_FILENO) }
        if isatty(STDERR_FILENO) != 0 {
            progress = { terminal.progress($0) }
        } else {
            progress = nil
        }
    }
}

/// Lines on standard output and error, and one line between them that is rewritten.
private final class Terminal: Sendable {
    /// Wiped before anything else is said, so that the two never share a line.
    private let hasProgress = Mutex(false)

    func line(_ text: String, to descriptor: CInt) {
        hasProgress.withLock { shown in
            if shown { write("\r\u{1B}[K", to: STDERR_FILENO) }
            shown = false
            write(text + "\n", to: descriptor)
        }
    }

    func progress(_ text: String) {
        hasProgress.withLock { shown in
            shown = true
            write("\r\u{1B}[K" + text, to: STDERR_FILENO)
        }
    }

    private func write(_ text: String, to descriptor: CInt) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            // A closed pipe or a full disk under the messages must not end the work itself.
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }
}

/// How an operation ended, as scripts see it.
package enum ExitStatus: Int32, Sendable {
    case success = 0
    /// The work was done, and something was found or refused.
    case refused = 1
    /// The work could not be done.
    case impossible = 2
}
