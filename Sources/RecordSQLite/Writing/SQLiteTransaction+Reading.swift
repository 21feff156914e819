import Access
import Record

/// Reads inside a transaction see its own writes.
extension SQLiteTransaction {
    func within(_ scope: Scope) throws -> any EngineReading { try reading.within(scope) }

    func resource(_ type: String, _ id: String) throws -> StoredResource? { try reading.resource(type, id) }

    func resource(at key: ResourceKey) throws -> StoredResource? { try reading.resource(at: key) }

    func forEachResource(ofTypes types: [String]?, _ body: (StoredResource) throws -> Bool) throws {
        try reading.forEachResource(ofTypes: types, body)
    }

    func history(_ type: String, _ id: String) throws -> [StoredResource] { try reading.history(type, id) }

    func version(_ version: Int?, of type: String, _ id: String) throws -> StoredResource? {
        try reading.version(version, of: type, id)
    }

    func history(_ query: HistoryQuery) throws -> [StoredResource] { try reading.history(query) }

    func rows(_ query: RowQuery) throws -> [ProjectionRow] { try reading.rows(query) }

    func groups(_ query: GroupQuery) throws -> [RowGroup] { try reading.groups(query) }

    func count(_ query: RowQuery) throws -> Int { try reading.count(query) }

    func search(_ query: SearchQuery) throws -> SearchResult { try reading.search(query) }

    func count(_ query: SearchQuery) throws -> Int { try reading.count(query) }

    func matches(_ query: SearchQuery) throws -> [SearchMatch] { try reading.matches(query) }

    func resource(_ match: SearchMatch) throws -> StoredResource? { try reading.resource(match) }

    func knows(patient: String) throws -> Bool { try reading.knows(patient: patient) }

    func patients(numbered numbers: Set<Int64>) throws -> [String] { try reading.patients(numbered: numbers) }

    func audit(of patient: String?, before number: Int64?, limit: Int) throws -> [NumberedAuditEntry] {
        try reading.audit(of: patient, before: number, limit: limit)
    }

    func events(after number: Int64, limit: Int) throws -> [RecordEvent] {
        try reading.events(after: number, limit: limit)
    }

    func note(_ name: String) throws -> [UInt8]? { try reading.note(name) }

    func notes(startingWith prefix: String) throws -> [RecordNote] { try reading.notes(startingWith: prefix) }
}
