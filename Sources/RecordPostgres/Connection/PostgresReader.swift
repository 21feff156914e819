import Record
import RecordSQL

/// A reader's connection, made when it is first used and again when it was lost.
final class PostgresReader {
    private let server: PostgresServer
    private let settings: String
    private var connection: PostgresConnection?

    /// - Parameter settings: one of ``PostgresSettings``.
    init(_ server: PostgresServer, _ settings: String) {
        self.server = server
        self.settings = settings
    }

    /// A snapshot of the record. The first question to it fixes the instant.
    func begin() throws -> PostgresSnapshot { PostgresSnapshot(self, try beginTransaction()) }

    /// A transaction that sees one instant, on a connection that works.
    func beginTransaction() throws -> PostgresConnection {
        let connection = try openConnection()
        try connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return connection
    }

    private func openConnection() throws -> PostgresConnection {
        if let connection, connection.isAlive { return connection }
        connection = nil
        let new = try server.connect(settings, longestAnswer: server.patience.reading)
        new.plansSearches = true
        connection = new
        return new
    }

    /// Whether the snapshot can still be asked.
    var isSound: Bool { connection?.isSound ?? false }

    /// Ends the snapshot. A connection that cannot do even that is given up.
    func end() {
        guard let connection else { return }
        connection.longestAnswer = server.patience.reading
        do {
            try connection.leave()
        } catch {
            self.connection = nil
        }
    }

    func close() { connection = nil }
}
