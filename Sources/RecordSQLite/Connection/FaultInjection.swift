/// Makes chosen statements and commits fail, so that tests can try each place where a disk might.
struct FaultInjection: Sendable {
    /// Called before each step of a statement in the writer.
    var beforeStep: @Sendable () throws -> Void
    /// Called before each commit.
    var beforeCommit: @Sendable () throws -> Void

    init(
        beforeStep: @escaping @Sendable () throws -> Void = {}, beforeCommit: @escaping @Sendable () throws -> Void = {}
    ) {
        self.beforeStep = beforeStep
        self.beforeCommit = beforeCommit
    }
}
