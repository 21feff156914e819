import Access
package import Record

extension SQLReading {
    package func audit(of patient: String?, before number: Int64?, limit: Int) throws -> [NumberedAuditEntry] {
        guard let patient else { return try audit(of: nil, piece: nil, before: number ?? .max, limit: limit) }
        guard let patientNumber = try self.number(ofPatient: patient) else { return [] }
        guard let span = tables.dialect.auditSpan else {
            return try audit(of: patientNumber, piece: nil, before: number ?? .max, limit: limit)
        }
        let newest = try connection.first(tables.statements.newestAudit) { $0.integer(0) } ?? 0
        let end = min(number ?? .max, newest + 1)
        var entries: [NumberedAuditEntry] = []
        var piece = span.piece(of: end)
        while piece >= 0, entries.count < limit {
            entries += try audit(of: patientNumber, piece: piece, before: end, limit: limit - entries.count)
            piece -= 1
        }
        return entries
    }

    /// Newest first.
    ///
    /// - Parameters:
    ///   - patient: by number; nil: of all.
    ///   - piece: of the audit's index by patient; nil: all rows.
    private func audit(
        of patient: Int64?, piece: Int64?, before number: Int64, limit: Int
    ) throws -> [NumberedAuditEntry] {
        let sql = statement(forAuditOf: patient, piece: piece, before: number, limit: limit)
        return try connection.all(sql) { row in
            NumberedAuditEntry(number: row.integer(0), entry: try entry(from: row))
        }
    }

    /// The rows of the audit before one, newest first.
    ///
    /// - Parameters:
    ///   - patient: by number; nil: of all.
    ///   - piece: of the audit's index by patient; nil: all rows.
    package func statement(forAuditOf patient: Int64?, piece: Int64?, before number: Int64, limit: Int) -> SQLText {
        var sql = SQLText("SELECT \(auditColumns) FROM audit WHERE number < ?", [.integer(number)])
        if let piece, let span = tables.dialect.auditSpan {
            sql.and(SQLText("\(span.expression) = ?", [.integer(piece)]))
        }
        if let patient { sql.and(SQLText("patient = ?", [.integer(patient)])) }
        sql.and(openLooks ?? SQLText("FALSE"))
        sql.append(" ORDER BY number DESC LIMIT ?", [.integer(Int64(limit))])
        return sql
    }

    /// The condition on the rows of the audit that are inside; nil where none are.
    private var openLooks: SQLText? {
        var sql = SQLText("TRUE")
        // Whose looks these are is asked of rows that are found by number or by one patient.
        sql.and(filter.condition(onPatient: tables.dialect.asideHint + "audit.patient"))
        switch log {
        case .none: return nil
        case .own(let identity): sql.and(SQLText("who = ?", [.text(identity)]))
        case .all: break
        }
        return sql
    }

    package func audit(after number: Int64, limit: Int) throws -> [NumberedAuditEntry] {
        var sql = SQLText("SELECT \(auditColumns) FROM audit WHERE number > ?", [.integer(number)])
        guard let open = openLooks else { return [] }
        sql.and(open)
        sql.append(" ORDER BY number LIMIT ?", [.integer(Int64(limit))])
        return try connection.all(sql) { row in
            NumberedAuditEntry(number: row.integer(0), entry: try entry(from: row))
        }
    }

    package func auditLink(at number: Int64?) throws -> AuditLink? {
        guard let number else {
            return try connection.first(tables.statements.newestAudit) {
                AuditLink(number: $0.integer(0), hash: $0.bytes(1))
            }
        }
        return try connection.first("SELECT number, hash FROM audit WHERE number = ?", [.integer(number)]) {
            AuditLink(number: $0.integer(0), hash: $0.bytes(1))
        }
    }

    /// Number, instant, patient, asked, who, role, purpose, action, activity, outcome, count, hash, ground, unit, app.
    var auditColumns: String {
        """
        number, instant, \(tables.dialect.auditPatient), asked, who, role, purpose, action, activity, outcome, count, \
        hash, ground, unit, app
        """
    }

    func entry(from row: any SQLRow) throws -> AuditEntry {
        guard let action = Action(rawValue: row.text(7)), let outcome = AuditOutcome(rawValue: row.text(9)) else {
            throw RecordError.unavailable(.damaged("audit row \(row.integer(0)) cannot be read"))
        }
        let patient: String? =
            if !row.isNull(2) {
                try identifier(ofPatient: row.integer(2))
            } else if !row.isNull(3) {
                row.compact(3)
            } else {
                nil
            }
        return AuditEntry(
            instant: row.integer(1), who: row.text(4), role: row.text(5), purpose: row.text(6), action: action,
            activity: row.text(8), patient: patient, outcome: outcome, count: Int(row.integer(10)),
            ground: row.text(orNil: 12), unit: row.text(orNil: 13), app: row.text(orNil: 14))
    }

    package func events(after number: Int64, limit: Int) throws -> [RecordEvent] {
        let sql = SQLText(
            """
            SELECT number, \(keys.rawValue), version, change, type, id FROM event
            WHERE number > ? ORDER BY number LIMIT ?
            """, [.integer(number), .integer(Int64(limit))])
        return try connection.all(sql) { row in
            RecordEvent(
                number: row.integer(0), key: ResourceKey(rawValue: row.integer(1)),
                type: try names.types.name(of: row.integer(4), in: connection), id: row.compact(5),
                version: Int(row.integer(2)), change: Outcome.Change(rawValue: UInt8(row.integer(3))) ?? .updated)
        }
    }

    package func lastEvent() throws -> Int64 {
        try connection.first("SELECT coalesce(max(number), 0) FROM event") { $0.integer(0) } ?? 0
    }

    package func notes(startingWith prefix: String, after name: String, limit: Int) throws -> [RecordNote] {
        try connection.all(
            "SELECT name, value FROM note WHERE name > ? AND name >= ? AND name < ? ORDER BY name LIMIT ?",
            [.text(name), .text(prefix), .text(prefix + "\u{10FFFF}"), .integer(Int64(limit))]
        ) { RecordNote(name: $0.text(0), value: $0.bytes(1)) }
    }

    package func note(_ name: String) throws -> [UInt8]? {
        try connection.first("SELECT value FROM note WHERE name = ?", [.text(name)]) { $0.bytes(0) }
    }

    package func notes(startingWith prefix: String) throws -> [RecordNote] {
        try connection.all(
            "SELECT name, value FROM note WHERE name >= ? AND name < ? ORDER BY name",
            // U+10FFFF sorts after every other character.
            [.text(prefix), .text(prefix + "\u{10FFFF}")]
        ) { RecordNote(name: $0.text(0), value: $0.bytes(1)) }
    }
}
