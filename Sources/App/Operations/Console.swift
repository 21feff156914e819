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
    package static let standard: Console = {
        let isTerminal = isatty(STDERR_FILENO) != 0
        // The progress line is wiped before anything else is said, so that the two never share a line.
        let hasProgress = Mutex(false)
        let clear = { @Sendable in
            if hasProgress.withLock({ shown in
                defer { shown = false }
                return shown
            }) { write("\r\u{1B}[K", to: STDERR_FILENO) }
        }
        return Console(
            say: { text in
                clear()
                write(text + "\n", to: STDOUT_FILENO)
            },
            tell: { text in
                clear()
                write(text + "\n", to: STDERR_FILENO)
            },
            progress: isTerminal
                ? { text in
                    hasProgress.withLock { $0 = true }
                    write("\r\u{1B}[K" + text, to: STDERR_FILENO)
                } : nil)
    }()

    private static func write(_ text: String, to descriptor: CInt) {
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
