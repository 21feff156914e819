import Record

/// What became of something that somebody did.
enum Answer: Sendable {
    /// It is in the record, as these versions.
    case done([Outcome])
    /// The record would not have it, and said why.
    case refused(String)
    /// The process died; whoever did it knows nothing.
    case lost

    var isDone: Bool {
        if case .done = self { return true }
        return false
    }

    /// In a word, for traces and figures.
    var word: String {
        switch self {
        case .done: "done"
        case .refused: "refused"
        case .lost: "lost"
        }
    }
}
