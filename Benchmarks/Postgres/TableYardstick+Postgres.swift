extension TableYardstick {
    /// A bare table of PostgreSQL: COPY, a commit for each 1,000 rows, and a prepared statement asked row by row.
    static func postgres(_ server: MeasuredServer, rows: Int = 20_000) async throws -> TableYardstick {
        try await server.withDatabase("yardstick") { url in
            let connection = try LibpqConnection(url)
            try connection.execute("CREATE TABLE row (key BIGINT PRIMARY KEY, body BYTEA NOT NULL)")
            // Not one byte again and again, which PostgreSQL would pack.
            var random = SystemRandomNumberGenerator()
            let body = (0..<1_500).map { _ in UInt8.random(in: 0...255, using: &random) }
            let clock = ContinuousClock()
            let inserting = try clock.measure {
                for batch in 0..<rows / 1_000 {
                    try connection.copy((0..<1_000).map { (Int64(batch * 1_000 + $0), body) }, into: "row")
                }
            }
            try connection.prepare("SELECT body FROM row WHERE key = $1")
            let reading = try clock.measure {
                for key in 0..<rows { _ = try connection.first(Int64((key * 7_919) % rows)) }
            }
            return TableYardstick(
                engine: "bare PostgreSQL", insertsPerSecond: Double(rows) * 1_000 / inserting.inMilliseconds,
                readsPerSecond: Double(rows) * 1_000 / reading.inMilliseconds)
        }
    }
}
