#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A wait for a server that may never answer.
struct PostgresVigil {
    private let socket: Int32
    private let silence: Duration
    private let end: ContinuousClock.Instant?
    private var nextLook: ContinuousClock.Instant

    /// - Parameters:
    ///   - silence: after so long without a word it is looked whether the server is there at all.
    ///   - longest: how long it may take in all; nil: as long as the server is there.
    init(at socket: Int32, silence: Duration, longest: Duration?) {
        let now = ContinuousClock.now
        self.socket = socket
        self.silence = silence
        end = longest.map { now + $0 }
        nextLook = now + silence
    }

    /// Returns when the socket is ready.
    ///
    /// - Parameter isThere: whether the server answers anybody.
    /// - Returns: false where it is no use to wait any longer.
    mutating func wait(for events: Int32, isThere: () -> Bool) -> Bool {
        while true {
            let now = ContinuousClock.now
            if let end, now >= end { return false }
            if now >= nextLook {
                guard isThere() else { return false }
                nextLook = .now + silence
                continue
            }
            var descriptor = pollfd(fd: socket, events: Int16(events), revents: 0)
            if poll(&descriptor, 1, Self.milliseconds(until: min(nextLook, end ?? nextLook), from: now)) > 0 {
                nextLook = .now + silence
                return true
            }
        }
    }

    private static func milliseconds(
        until end: ContinuousClock.Instant, from now: ContinuousClock.Instant
    ) -> Int32 {
        let (seconds, attoseconds) = (end - now).components
        // Rounded up: not to find, a little too early, that there is still a little to wait.
        return Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }
}
