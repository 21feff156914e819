package import Access
package import Record

/// Reads inside a transaction see its own writes.
extension SQLTransaction {
    package func within(_ scope: Scope) throws -> any EngineReading { try reading.within(scope) }

    package func resource(_ type: String, _ id: String) throws -> StoredResource? { try reading.resource(type, id) }

    package func foresee(_ resources: [ResourceIdentity]) throws { try reading.foresee(resources) }

    package func resource(at key: ResourceKey) throws -> StoredResource? { try reading.resource(at: key) }

    package func forEachResource(ofTypes types: [String]?, _ body: (StoredResource) throws -> Bool) throws {
        try reading.forEachResource(ofTypes: types, body)
    }

    package func history(_ type: String, _ id: String) throws -> [StoredResource] { try reading.history(type, id) }

    package func version(_ version: Int?, of type: String, _ id: String) throws -> StoredResource? {
        try reading.version(version, of: type, id)
    }

    package func history(_ query: HistoryQuery) throws -> [StoredResource] { try reading.history(query) }

    package func rows(_ query: RowQuery) throws -> [ProjectionRow] { try reading.rows(query) }

    package func groups(_ query: GroupQuery) throws -> [RowGroup] { try reading.groups(query) }

    package func count(_ query: RowQuery) throws -> Int { try reading.count(query) }

    package func search(_ query: SearchQuery) throws -> SearchResult { try reading.search(query) }

    package func count(_ query: SearchQuery) throws -> Int { try reading.count(query) }

    package func matches(_ query: SearchQuery) throws -> [SearchMatch] { try reading.matches(query) }

    package func resource(_ match: SearchMatch) throws -> StoredResource? { try reading.resource(match) }

    package func grounds(ofPatients numbers: Set<Int64>) throws -> [Int64: Ground] {
        try reading.grounds(ofPatients: numbers)
    }

    package func resources(_ matches: [SearchMatch]) throws -> [StoredResource?] { try reading.resources(matches) }

    package func knows(patient: String) throws -> Bool { try reading.knows(patient: patient) }

    package func patients(numbered numbers: Set<Int64>) throws -> [NumberedPatient] {
        try reading.patients(numbered: numbers)
    }

    package func audit(of patient: String?, before number: Int64?, limit: Int) throws -> [NumberedAuditEntry] {
        try reading.audit(of: patient, before: number, limit: limit)
    }

    package func audit(after number: Int64, limit: Int) throws -> [NumberedAuditEntry] {
        try reading.audit(after: number, limit: limit)
    }

    package func auditLink(at number: Int64?) throws -> AuditLink? { try reading.auditLink(at: number) }

    package func events(after number: Int64, limit: Int) throws -> [RecordEvent] {
        try reading.events(after: number, limit: limit)
    }

    package func lastEvent() throws -> Int64 { try reading.lastEvent() }

    package func notes(startingWith prefix: String, after name: String, limit: Int) throws -> [RecordNote] {
        try reading.notes(startingWith: prefix, after: name, limit: limit)
    }

    package func note(_ name: String) throws -> [UInt8]? { try reading.note(name) }

    package func notes(startingWith prefix: String) throws -> [RecordNote] { try reading.notes(startingWith: prefix) }

    package func resources(_ query: MomentQuery) throws -> MomentSlice { try reading.resources(query) }

    package func changes(since query: MomentQuery) throws -> [MomentChange] { try reading.changes(since: query) }

    package func extent(of query: MomentQuery) throws -> MomentExtent { try reading.extent(of: query) }

    package func numbers(ofPatients ids: [String]) throws -> [Int64] { try reading.numbers(ofPatients: ids) }
}
