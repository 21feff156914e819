import Foundation
import GRDB
import Record

/// Resources drawn at random from a record file, straight from its table: what a yardstick is to serve as well.
enum ResourceSample {
    struct Drawn {
        /// Where the API has it.
        let path: String
        let body: [UInt8]
    }

    static func draw(_ count: Int, from path: String) throws -> [Drawn] {
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

    /// An id as the record keeps it: a UUID as its bytes, anything else as text.
    private static func identifier(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .blob(let data):
            let digits = data.map { String(format: "%02x", $0) }.joined()
            var parts: [Substring] = []
            var rest = digits[...]
            for length in [8, 4, 4, 4, 12] {
                parts.append(rest.prefix(length))
                rest = rest.dropFirst(length)
            }
            return parts.joined(separator: "-")
        default: return String.fromDatabaseValue(value) ?? ""
        }
    }
}
