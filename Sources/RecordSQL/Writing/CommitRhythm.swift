/// Whether the writer waits a moment for more before it begins a group.
///
/// Those who shared a commit come back together when it is durable, spread over the time that it takes to serve them. A
/// writer that begins with the first of them leaves the others waiting for two commits instead of one, which is what
/// counts where a commit is slow. So where many shared the last one, the writer waits for most of them, for half as long as
/// a commit takes at most. Where a commit is quick, or few come, nobody waits. Pure.
struct CommitRhythm: Sendable {
    /// How many shared the last commit.
    private(set) var size = 0
    /// How long the last commit took.
    private(set) var commit = Duration.zero

    /// Fewer have nothing to wait for.
    static let many = 8
    /// A quicker commit costs less than what waiting could save.
    static let slow = Duration.microseconds(500)
    /// Nobody waits longer.
    static let longest = Duration.milliseconds(4)

    mutating func committed(_ size: Int, in duration: Duration) {
        self.size = size
        commit = duration
    }

    /// When as many wait, the group begins at once; nil: it begins whatever waits.
    var enough: Int? { size >= Self.many && commit >= Self.slow ? size * 3 / 4 : nil }

    /// How long the writer waits for ``enough``.
    var patience: Duration { min(commit / 2, Self.longest) }
}
