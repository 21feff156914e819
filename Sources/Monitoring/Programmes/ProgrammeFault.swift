/// What is wrong with a programme's file: where, and why.
package struct ProgrammeFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// From 1.
    package var line: Int
    /// What is wrong, in words.
    package var reason: String

    package init(line: Int, reason: String) {
        self.line = line
        self.reason = reason
    }

    package var description: String { "line \(line): \(reason)" }
}
