/// What is wrong with a programme's file: where, and why.
package struct ProgrammeFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// From 1.
    package var line: Int
    /// What is wrong. The names that a file is written with are the same in both languages.
    package var reason: Wording

    package init(line: Int, reason: String, danish: String) {
        self.line = line
        self.reason = Wording(danish: danish, english: reason)
    }

    package var description: String { "line \(line): \(reason.english)" }
}
