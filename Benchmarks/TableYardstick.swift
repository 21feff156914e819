import Foundation
import GRDB

/// A bare table of 1.5 KB rows: what an engine does when nothing is validated, indexed or audited.
struct TableYardstick {
    let engine: String
    let insertsPerSecond: Double
    let readsPerSecond: Double

    /// The one that a record in this place is to be compared with.
    static func measure(_ place: RecordPlace) async throws -> TableYardstick {
        guard let server = place.server else { return try sqlite(in: place.folder) }
        return try await postgres(server)
    }

    private static func sqlite(in folder: String, rows: Int = 20_000) throws -> TableYardstick {
        let path = folder + "/yardstick-\(UUID().uuidString).sqlite"
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
            try database.execute(sql: "CREATE TABLE row (key INTEGER PRIMARY KEY, body BLOB NOT NULL)")
        }
        let body = Data(repeating: 7, count: 1_500)
        let clock = ContinuousClock()
        let inserting = try clock.measure {
            for batch in 0..<rows / 1_000 {
                try queue.write { database in
                    let insert = try database.cachedStatement(sql: "INSERT INTO row VALUES (?, ?)")
                    for place in 0..<1_000 { try insert.execute(arguments: [batch * 1_000 + place, body]) }
                }
            }
        }
        let reading = try queue.read { database in
            let select = try database.cachedStatement(sql: "SELECT body FROM row WHERE key = ?")
            return try clock.measure {
                for key in 0..<rows { _ = try Data.fetchOne(select, arguments: [(key * 7_919) % rows]) }
            }
        }
        return TableYardstick(
            engine: "bare SQLite", insertsPerSecond: Double(rows) * 1_000 / inserting.inMilliseconds,
            readsPerSecond: Double(rows) * 1_000 / reading.inMilliseconds)
    }
}
