import CPango
import Dispatch

/// Makes PDF files of letters: A4, large print, tagged so that a screen reader finds heading and paragraphs, with title and
/// fonts in the file. The same letter is the same file to the byte, on a machine with the same fonts.
///
/// The libraries are Pango and Cairo, which know how every script in a name is written.
package final class LetterPress: Sendable {
    // Fonts are read from disk: not a task for threads that others wait for.
    private let queue = DispatchQueue(label: "letter press")

    package init() {}

    /// - Throws: ``PaperError``.
    package func pdf(_ letter: PaperLetter) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try LetterSetting(letter).pdf() }) }
        }
    }
}
