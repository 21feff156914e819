/// Makes chosen statements and commits fail, so that tests can try each place where a disk might.
package struct FaultInjection: Sendable {
    /// Called before each statement in the writer.
    package var beforeStep: @Sendable () throws -> Void
    /// Called before each commit.
    package var beforeCommit: @Sendable () throws -> Void

    package init(
        beforeStep: @escaping @Sendable () throws -> Void = {}, beforeCommit: @escaping @Sendable () throws -> Void = {}
    ) {
        self.beforeStep = beforeStep
        self.beforeCommit = beforeCommit
    }
}
