/// Holds the record to one of its promises.
protocol Judge: AnyObject {
    /// The promise, in a word or two.
    var promise: String { get }

    /// What is wrong with a new version.
    func findings(in change: Mirror.Change, _ mirror: Mirror) -> [String]

    /// What is wrong when everything that was due has been done.
    ///
    /// - Parameter now: milliseconds since 1970-01-01T00:00:00Z.
    func findings(at now: Int64, _ mirror: Mirror) -> [String]
}

extension Judge {
    func findings(in change: Mirror.Change, _ mirror: Mirror) -> [String] { [] }
    func findings(at now: Int64, _ mirror: Mirror) -> [String] { [] }
}
