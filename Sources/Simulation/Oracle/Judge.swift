/// Holds the record to one of its promises.
protocol Judge: AnyObject {
    /// The promise, in a word or two.
    var promise: String { get }

    /// What is wrong with a new version.
    func findings(in change: RecordMirror.Change, _ mirror: RecordMirror) -> [String]

    /// What is wrong when everything that was due has been done.
    ///
    /// - Parameter now: milliseconds since 1970-01-01T00:00:00Z.
    func findings(at now: Int64, _ mirror: RecordMirror) -> [String]
}

extension Judge {
    func findings(in change: RecordMirror.Change, _ mirror: RecordMirror) -> [String] { [] }
    func findings(at now: Int64, _ mirror: RecordMirror) -> [String] { [] }
}
