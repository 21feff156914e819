import Foundation
import GRDB
import Record

/// Resources drawn at random from a record, straight from its table: what a yardstick is to serve as well.
enum ResourceSample {
    struct Drawn {
        /// Where the API has it.
        let path: String
        let body: [UInt8]
    }

    /// At most so many: there is none after the last.
    static func draw(_ count: Int, from path: String, in place: RecordPlace) throws -> [Drawn] {
        place.server == nil ? try draw(count, fromFile: path) : try draw(count, fromDatabase: path)
    }

    private static func draw(_ count: Int, fromFile path: String) throws -> [Drawn] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { database in
            let patients = try Int64.fetchOne(database, sql: "SELECT max(number) FROM patient") ?? 0
            let select = try database.makeStatement(
                sql: """
                    SELECT type.name, resource.id, resource.body FROM resource JOIN type ON type.number = resource.type
                    WHERE key >= ? AND body IS NOT NULL ORDER BY key LIMIT 1
                    """)
            return try (0..<count).compactMap { _ in
                let key = ResourceKey(
                    patient: .random(in: 1...max(1, patients)), sequence: .random(in: 1...40))
                guard let row = try Row.fetchOne(select, arguments: [key.rawValue]) else { return nil }
                let type: String = row[0]
                let body: Data = row[2]
                return Drawn(path: "/fhir/\(type)/\(identifier(row[1]))", body: Array(body))
            }
        }
    }

    private static func draw(_ count: Int, fromDatabase url: String) throws -> [Drawn] {
        let connection = try LibpqConnection(url)
        let most = try connection.execute("SELECT coalesce(max(number), 0) FROM patient").first?.first
        let patients = most.flatMap { Int64($0) } ?? 0
        try connection.prepare(
            """
            SELECT type.name, drawn.id, drawn.body FROM (
                SELECT type, id, body FROM resource WHERE (patient, resource) >= ($1::bigint, $2::bigint)
                AND body IS NOT NULL ORDER BY patient, resource LIMIT 1
            ) AS drawn JOIN type ON type.number = drawn.type
            """)
        return try (0..<count).compactMap { _ in
            let row = try connection.first(.random(in: 1...max(1, patients)), .random(in: 1...40))
            guard let row, row.count == 3 else { return nil }
            return Drawn(
                path: "/fhir/\(String(decoding: row[0], as: UTF8.self))/\(PostgresIdentifier.text(row[1]))",
                body: row[2])
        }
    }

    /// An id as a record file keeps it: a UUID as its bytes, anything else as text.
    private static func identifier(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .blob(let data): uuid(data)
        default: String.fromDatabaseValue(value) ?? ""
        }
    }

    /// The text of a UUID's bytes.
    static func uuid(_ bytes: some Sequence<UInt8>) -> String {
        let digits = bytes.map { String(format: "%02x", $0) }.joined()
        var parts: [Substring] = []
        var rest = digits[...]
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }
}
