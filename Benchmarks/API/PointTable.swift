/// Bodies by number, in a table that a bare server looks them up in.
protocol PointTable: Sendable {
    /// As a program does that waits for nothing on the thread that answers.
    func asynchronously(_ key: Int) async throws -> [UInt8]

    /// By a statement prepared once for each connection, run on the thread that answers.
    func lean(_ key: Int) throws -> [UInt8]
}
