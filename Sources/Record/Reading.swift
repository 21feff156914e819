package import Access

/// What somebody may see of the record, at one instant. Lives only as long as the body of
/// ``Record/read(_:as:because:doing:_:)``. What lies outside the decision's scope is as if it were not there.
package final class Reading {
    private let engine: any EngineReading
    private let countsOnly: Bool
    private let logOnly: Bool
    private let patients: Scope.Patients
    /// Whether something of the one citizen that this is about may be hidden from the caller by a block. What it is, and
    /// whose block, is not told.
    package let mayBeHidden: Bool
    /// That the caller decides about access in the stead of the one citizen that this is about.
    package let standIn: StandIn?
    /// Whether the caller may see certain parts only of the one citizen that this is about.
    package let isLimited: Bool
    /// The types of which the caller may see something of the one citizen that this is about; nil: of any.
    package let openTypes: Set<String>?
    /// Numbers of the patients whose resources have been handed out.
    private(set) var disclosed: Set<Int64> = []
    /// Ids of patients whom the question named.
    private(set) var concerned: Set<String> = []

    /// The instant of the reading, in milliseconds since 1970-01-01T00:00:00Z.
    package let instant: Int64

    init(_ engine: any EngineReading, scope: Scope, instant: Int64) {
        self.engine = engine
        countsOnly = scope.countsOnly
        logOnly = scope.logOnly
        patients = scope.patients
        mayBeHidden = scope.mayBeHidden
        standIn = scope.standIn
        isLimited = scope.isLimited
        openTypes = scope.openTypes
        self.instant = instant
    }

    /// The current version; nil where there is none that the caller may see.
    package func resource(_ type: String, _ id: String) throws -> StoredResource? {
        disclose(try open().resource(type, id))
    }

    /// Says which resources will be asked for by id, so that a server can be asked for all at once. Nothing is handed out.
    package func foresee(_ resources: [ResourceIdentity]) throws { try open().foresee(resources) }

    /// The resource that a projection's row was made from.
    package func resource(at key: ResourceKey) throws -> StoredResource? {
        disclose(try open().resource(at: key))
    }

    /// All current resources of these types, type after type (nil: all types together), in the order they came.
    package func resources(ofTypes types: [String]? = nil) throws -> [StoredResource] {
        var resources: [StoredResource] = []
        try forEachResource(ofTypes: types) { resource in
            resources.append(resource)
            return true
        }
        return resources
    }

    /// Calls `body` with each current resource of these types (nil: all) until it says false; nothing is gathered.
    package func forEachResource(ofTypes types: [String]? = nil, _ body: (StoredResource) throws -> Bool) throws {
        try open().forEachResource(ofTypes: types) { resource in
            disclosed.insert(resource.key.patient)
            return try body(resource)
        }
    }

    /// All versions, newest first, deletions too.
    package func history(_ type: String, _ id: String) throws -> [StoredResource] {
        let versions = try open().history(type, id)
        for version in versions { disclosed.insert(version.key.patient) }
        return versions
    }

    /// One version of a resource (nil: the newest), a deletion too.
    package func version(_ version: Int? = nil, of type: String, _ id: String) throws -> StoredResource? {
        disclose(try open().version(version, of: type, id))
    }

    /// Versions of many resources, newest first, deletions too.
    package func history(_ query: HistoryQuery) throws -> [StoredResource] {
        let versions = try open().history(query)
        for version in versions { disclosed.insert(version.key.patient) }
        return versions
    }

    /// Rows of a projection.
    package func rows(_ query: RowQuery) throws -> [ProjectionRow] {
        let rows = try open().rows(query)
        for row in rows { disclosed.insert(row.key.patient) }
        return rows
    }

    /// Rows of a projection in groups. It discloses counts, and belongs to a reading of one patient or of counts.
    package func groups(_ query: GroupQuery) throws -> [RowGroup] { try counting().groups(query) }

    /// How many rows there are; its limit and order do not matter.
    package func count(_ query: RowQuery) throws -> Int { try engine.count(query) }

    /// Resources of one type by search parameters.
    package func search(_ query: SearchQuery) throws -> SearchResult {
        let result = try open().search(query)
        for resource in result.resources { disclosed.insert(resource.key.patient) }
        return result
    }

    /// What a search finds, without the resources: nothing is disclosed yet.
    package func matches(_ query: SearchQuery) throws -> [SearchMatch] { try open().matches(query) }

    /// A resource that a search found, to put it in order among others: it is not handed out, so nothing is disclosed.
    package func look(at match: SearchMatch) throws -> StoredResource? { try open().resource(match) }

    /// Says that the question itself is about a patient, so that the audit names the patient whatever is found. Nothing
    /// happens where the caller may not see the patient.
    package func concerns(patient: String) {
        if case .related = patients {
            // Where it cannot be found out, the audit rather says too much.
            if (try? engine.knows(patient: patient)) ?? true { concerned.insert(patient) }
        } else if patients.contains(patient) {
            concerned.insert(patient)
        }
    }

    /// A resource that a search found, as it was then.
    package func resource(_ match: SearchMatch) throws -> StoredResource? { disclose(try open().resource(match)) }

    /// The same of each of many: a server is asked once.
    package func resources(_ matches: [SearchMatch]) throws -> [StoredResource?] {
        let resources = try open().resources(matches)
        for case let resource? in resources { disclosed.insert(resource.key.patient) }
        return resources
    }

    /// How many resources a search finds in all.
    package func count(_ query: SearchQuery) throws -> Int { try counting().count(query) }

    /// A slice of what has not changed since a moment.
    package func resources(_ query: MomentQuery) throws -> MomentSlice {
        let slice = try open().resources(query)
        for resource in slice.resources { disclosed.insert(resource.key.patient) }
        return slice
    }

    /// What has changed since a moment, with the version that it had then: nothing is disclosed yet.
    package func changes(since query: MomentQuery) throws -> [MomentChange] { try open().changes(since: query) }

    /// How much has not changed since a moment: nothing is disclosed yet.
    package func extent(of query: MomentQuery) throws -> MomentExtent { try open().extent(of: query) }

    /// The numbers of patients by their ids; ids that nobody has are left out.
    package func numbers(ofPatients ids: [String]) throws -> [Int64] { try open().numbers(ofPatients: ids) }

    /// Says that what lies in these patients' compartments is about to be handed out: the audit names them.
    package func disclose(_ patients: Set<Int64>) { disclosed.formUnion(patients) }

    /// Who has looked at a patient, or at all that the caller may see, newest first.
    package func audit(of patient: String?, before number: Int64? = nil, limit: Int) throws -> [NumberedAuditEntry] {
        if countsOnly { throw RecordError.forbidden("this caller sees numbers, never people") }
        return try engine.audit(of: patient, before: number, limit: limit)
    }

    private func open() throws(RecordError) -> any EngineReading {
        if countsOnly { throw .forbidden("this caller sees numbers, never people") }
        if logOnly { throw .forbidden("this caller sees who has looked, and nothing else") }
        return engine
    }

    private func counting() throws(RecordError) -> any EngineReading {
        if logOnly { throw .forbidden("this caller sees who has looked, and nothing else") }
        return engine
    }

    private func disclose(_ resource: StoredResource?) -> StoredResource? {
        if let resource { disclosed.insert(resource.key.patient) }
        return resource
    }
}
