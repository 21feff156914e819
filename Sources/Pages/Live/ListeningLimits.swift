/// How many may listen to changes at once, and how their connections are kept. Our own choice of figures.
package struct ListeningLimits: Sendable, Hashable {
    /// Open pages that one server tells of changes; the others are renewed when somebody asks for them.
    package var most: Int
    /// Of one session: as many windows as somebody looks at at once. A browser opens six connections to a server that
    /// speaks HTTP/1.1, and pages must be left some.
    package var mostOfASession: Int
    /// Between two signs of life, in milliseconds. Proxies close what is silent for a minute.
    package var beat: Int64
    /// After so many signs of life a stream ends, and whoever still listens begins anew, perhaps at another server.
    package var beats: Int
    /// How long a browser waits before it comes back, in milliseconds; each stream says somewhat more than this, so that
    /// not all come back at once.
    package var retry: Int
    /// Changes that are looked at one by one; where there are more, everybody looks at the page anew.
    package var mostChanges: Int

    /// Half an hour in all, which is the idle limit of a session.
    package static let standard = ListeningLimits(
        most: 2_000, mostOfASession: 4, beat: 15_000, beats: 120, retry: 2_000, mostChanges: 500)

    package init(most: Int, mostOfASession: Int, beat: Int64, beats: Int, retry: Int, mostChanges: Int) {
        self.most = most
        self.mostOfASession = mostOfASession
        self.beat = beat
        self.beats = beats
        self.retry = retry
        self.mostChanges = mostChanges
    }
}
