import Record
import RecordSQL

/// A reader's connection, made when it is first used and again when it was lost.
final class PostgresReader {
    private let server: PostgresServer
    private let settings: String
    private var connection: PostgresConnection?
    private var keepsPlans = false

    /// - Parameter settings: one of ``PostgresSettings``.
    init(_ server: PostgresServer, _ settings: String) {
        self.server = server
        self.settings = settings
    }

    /// A snapshot of the record. The first question to it fixes the instant.
    ///
    /// - Parameter keepsPlans: whether each question to it finds little, whatever its values are: then it is planned once on
    ///   a connection. Planning took three quarters of each question about one citizen.
    func begin(keepsPlans: Bool = false) throws -> PostgresSnapshot {
        self.keepsPlans = keepsPlans
        return PostgresSnapshot(self, try beginTransaction())
    }

    /// A transaction that sees one instant, on a connection that works.
    func beginTransaction() throws -> PostgresConnection {
        let connection = try openConnection()
        connection.plansSearches = !keepsPlans
        try connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        if keepsPlans { try connection.run("SET LOCAL plan_cache_mode = force_generic_plan") }
        return connection
    }

    private func openConnection() throws -> PostgresConnection {
        if let connection, connection.isAlive { return connection }
        connection = nil
        let new = try server.connect(settings, longestAnswer: server.patience.reading)
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
