/// Why a letter could not be put on paper.
package enum PaperError: Error, Sendable, Hashable {
    /// The library that writes the file refused; its own number says why.
    case library(status: UInt32)
    /// Longer than anybody reads on paper.
    case tooLong
}
