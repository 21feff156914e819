package import Record

/// The projections' tables: their SQL, made once.
package struct ProjectionTables: Sendable {
    package let projections: [Projection]
    private let byName: [String: Statements]

    private struct Statements: Sendable {
        let projection: Projection
        let insert: RowStatement
        let delete: String
        let select: String
    }

    /// - Throws: ``RecordError/fault(_:)`` for names that are no plain words.
    package init(_ projections: [Projection]) throws(RecordError) {
        self.projections = projections
        var byName: [String: Statements] = [:]
        for projection in projections {
            let words = [projection.name] + projection.columns.map(\.name) + projection.indexes.map(\.name)
            for word in words where !Self.isWord(word) {
                throw .fault("\(word) is no name for a projection, column or index")
            }
            let table = Self.table(of: projection.name)
            let place: [(name: String, kind: RowStatement.Kind)] = [
                ("patient", .integer), ("resource", .integer), ("ordinal", .integer),
            ]
            byName[projection.name] = Statements(
                projection: projection,
                insert: .insert(into: table, place + projection.columns.map { ($0.name, Self.kind($0.kind)) }),
                delete: "DELETE FROM \(table) WHERE patient = ? AND resource = ?",
                select: "SELECT " + projection.columns.map(\.name).joined(separator: ", ")
                    + " FROM \(table) WHERE patient = ? AND resource = ? ORDER BY ordinal")
        }
        guard byName.count == projections.count else { throw .fault("two projections have one name") }
        self.byName = byName
    }

    /// The name of a projection's table.
    package static func table(of projection: String) -> String { "projection_" + projection }

    func named(_ name: String) throws(RecordError) -> Projection {
        guard let projection = byName[name]?.projection else { throw .fault("there is no projection \(name)") }
        return projection
    }

    /// Writes the rows of a resource that had none.
    func insert(_ projected: ProjectedRows, at key: ResourceKey, in connection: any SQLConnection) throws {
        guard let statements = byName[projected.projection] else { return }
        for (ordinal, values) in projected.rows.enumerated() {
            guard values.count == statements.projection.columns.count else {
                throw RecordError.fault("a row of \(projected.projection) has \(values.count) values")
            }
            try connection.add(
                [.integer(key.patient), .integer(key.sequence), .integer(Int64(ordinal))] + values.map(SQLValue.init),
                by: statements.insert)
        }
    }

    /// Takes away the rows of a resource in every projection.
    func delete(at key: ResourceKey, in connection: any SQLConnection) throws {
        for projection in projections {
            guard let statements = byName[projection.name] else { continue }
            try connection.run(statements.delete, [.integer(key.patient), .integer(key.sequence)])
        }
    }

    /// The rows that a resource has.
    func rows(of projection: String, at key: ResourceKey, in connection: any SQLConnection) throws -> [[ColumnValue]] {
        guard let statements = byName[projection] else { return [] }
        let columns = statements.projection.columns.count
        return try connection.all(statements.select, [.integer(key.patient), .integer(key.sequence)]) { row in
            (0..<columns).map(row.value)
        }
    }

    private static func kind(_ kind: Projection.Column.Kind) -> RowStatement.Kind {
        switch kind {
        case .integer: .integer
        case .real: .real
        case .text: .text
        }
    }

    private static func isWord(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            }
    }
}
