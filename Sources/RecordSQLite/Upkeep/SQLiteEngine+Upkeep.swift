package import Record

extension SQLiteEngine {
    package func check(progress: @escaping @Sendable (Int, Int) -> Void) async throws -> CheckReport {
        CheckReport()
    }

    package func backup(to path: String) async throws {}
}
