import Record
import RecordSQL

/// A reader's connection, made when it is first used and again when it was lost.
struct PostgresReader {
    private let address: PostgresAddress
    private var connection: PostgresConnection?

    init(_ address: PostgresAddress) {
        self.address = address
    }

    /// A snapshot of the record. The first statement after it fixes the instant.
    mutating func begin() throws -> PostgresConnection {
        let connection = try openConnection()
        try connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return connection
    }

    private mutating func openConnection() throws -> PostgresConnection {
        if let connection, connection.isAlive { return connection }
        connection = nil
        let new = try PostgresConnection(address, settings: PostgresSettings.reader)
        connection = new
        return new
    }

    /// Ends the snapshot. A connection that cannot do even that is given up.
    mutating func end() {
        guard let connection else { return }
        do {
            try connection.undo("ROLLBACK")
        } catch {
            self.connection = nil
        }
    }

    mutating func close() { connection = nil }
}
