import Access

extension Caller {
    /// The part of the server that keeps what apps have been given.
    static let apps = Caller(identity: "apps", role: .system)
}
