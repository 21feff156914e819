import Record
import RecordSQL

/// Brings a record's tables up to date: migrations in order, then what is made from the resources.
struct Schema {
    private let connection: PostgresConnection
    private let place: String

    /// Held by whoever changes the schema or writes; `TovR` in ASCII.
    static let lock: Int64 = 0x546F_7652

    init(_ connection: PostgresConnection, place: String) {
        self.connection = connection
        self.place = place
    }

    /// What is in the part of the database that the connection sees.
    enum Kind: Equatable {
        case empty
        case record(version: Int)
        /// Another program's tables.
        case foreign
    }

    func kind() throws -> Kind {
        let tables = try connection.all("SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()") {
            $0.text(0)
        }
        if tables.isEmpty { return .empty }
        guard tables.contains("migration"), tables.contains("locator") else { return .foreign }
        let version = try connection.first("SELECT coalesce(max(number), 0) FROM migration") { Int($0.integer(0)) }
        return .record(version: version ?? 0)
    }

    func requireUTF8() throws {
        guard try connection.first("SHOW server_encoding", { $0.text(0) }) == "UTF8" else {
            throw RecordError.unavailable(.notARecord("\(place) is not encoded in UTF-8"))
        }
    }

    /// In a transaction that holds ``lock``.
    func bringUpToDate(
        createsIfMissing: Bool, through last: Int = Migration.current, tables: RecordTables, preparer: ResourcePreparer,
        told: @escaping RebuildProgress.Told = { _ in }
    ) throws {
        let version: Int
        switch try kind() {
        case .empty where !createsIfMissing:
            throw RecordError.unavailable(.missing("there is no record in \(place)"))
        case .empty:
            try connection.execute(script: "CREATE TABLE migration (number INTEGER PRIMARY KEY);")
            version = 0
        case .record(let number): version = number
        case .foreign:
            throw RecordError.unavailable(.notARecord("\(place) is another program's database"))
        }
        guard version <= Migration.current else {
            throw RecordError.unavailable(
                .newer("\(place) was written by a later version (\(version)); this one knows \(Migration.current)"))
        }
        for number in min(version, last)..<last {
            try connection.execute(script: Migration.all[number].statements)
            try connection.run("INSERT INTO migration (number) VALUES (?)", [.integer(Int64(number + 1))])
        }
        try DerivedTables(connection, tables: tables, preparer: preparer, told: told).bringUpToDate()
    }
}
