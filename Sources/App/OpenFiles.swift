import Glibc

/// How many files and connections this process may have open.
enum OpenFiles {
    /// As many as the system lets this process ask for, up to this; systems begin with a number from a time of few
    /// connections.
    private static let enough: rlim_t = 16_384
    /// What the record, the log and the libraries need besides connections.
    private static let others = 256

    /// Asks for more, and says how many connections there may then be.
    ///
    /// - Parameter wanted: as many as one would like.
    static func connections(wanted: Int) -> Int {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(resource, &limit) == 0 else { return wanted }
        if limit.rlim_cur < enough {
            limit.rlim_cur = min(enough, limit.rlim_max)
            setrlimit(resource, &limit)
        }
        return max(min(wanted, Int(clamping: limit.rlim_cur) - others), 1)
    }
}
