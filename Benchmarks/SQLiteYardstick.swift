import Foundation
import GRDB

/// A bare table of 1.5 KB rows: what SQLite does when nothing is validated, indexed or audited.
struct SQLiteYardstick {
    let insertsPerSecond: Double
    let readsPerSecond: Double

    static func measure(in folder: String, rows: Int = 20_000) throws -> SQLiteYardstick {
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
        return SQLiteYardstick(
            insertsPerSecond: Double(rows) * 1_000 / inserting.inMilliseconds,
            readsPerSecond: Double(rows) * 1_000 / reading.inMilliseconds)
    }
}
