package import Access

/// What keeps the record: SQLite or PostgreSQL, with the same behaviour.
///
/// The engine knows nothing of callers and rules; it applies a ``Scope`` in its queries, and keeps versions, index,
/// projections, audit and events in one transaction.
package protocol RecordEngine: Sendable {
    /// What resources must be prepared with to be written here.
    var preparer: ResourcePreparer { get }

    /// Runs `body` on a snapshot of the record, off the caller's thread.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any EngineReading) throws -> Result
    ) async throws -> Result

    /// Runs `body` on a snapshot of the record, and returns when what it handed to the writer is durable: the audit of
    /// what it read.
    ///
    /// - Parameters:
    ///   - kind: what it will ask, so that the engine can make ready.
    ///   - resource: what it will ask for first, where that is known: a server may be asked for what several looks ask
    ///     for at once. Nothing follows from it.
    func readWhenAudited<Result: Sendable>(
        _ kind: LookKind, expecting resource: ResourceIdentity?,
        _ body: @escaping @Sendable (any EngineReading) throws -> (Result, PendingWrite<Void>)
    ) async throws -> Result

    /// Hands a transaction to the single writer and returns at once. Transactions that wait together share one durable
    /// commit; each stands alone: when one throws, the others are not undone.
    ///
    /// - Throws: ``RecordError/busy(_:)`` when too many wait already.
    func submit<Result: Sendable>(
        _ body: @escaping @Sendable (any EngineTransaction) throws -> Result
    ) throws -> PendingWrite<Result>

    /// What the engine measures of itself.
    var metrics: EngineMetrics { get }

    /// How many transactions wait for the writer.
    var writesWaiting: Int { get }

    /// The folder of the record's file, on this machine; nil where the record is kept by a server.
    var folder: String? { get }

    /// How many bytes the record takes where it is kept.
    func size() async throws -> Int64

    /// Hands the audit of a look to the writer and returns at once: durable with the next commit. The way for looks that
    /// happen many thousand times a second, since nothing in it can fail but the whole commit.
    ///
    /// - Throws: ``RecordError/busy(_:)`` when too many wait already.
    func submit(_ looks: [AuditedLook]) throws -> PendingWrite<Void>

    /// Whether everything in the record agrees: the file, versions, search index, projections, audit chain.
    ///
    /// - Parameters:
    ///   - extent: all of it, or the audit alone.
    ///   - witness: what lies outside the record, to hold the audit against.
    ///   - progress: told how many resources have been checked of how many.
    func check(
        _ extent: CheckExtent, against witness: AuditWitness, progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> CheckReport

    /// Copies the record to a new file while it is in use, and checks the copy.
    func backup(to path: String) async throws

    /// How far the events have come: the number of the newest one, now and whenever there are newer ones. In a file,
    /// only those that this process writes.
    func eventNumbers() -> AsyncStream<Int64>

    /// Whether this process has a duty: true when it gets it, false when it loses it. It has it until nobody iterates
    /// over this any more.
    func turns(at duty: Duty) -> AsyncStream<Bool>

    /// Ends all work and lets go of the record.
    func close() async throws
}

extension RecordEngine {
    /// The same of a look of which nothing is known beforehand.
    package func readWhenAudited<Result: Sendable>(
        _ body: @escaping @Sendable (any EngineReading) throws -> (Result, PendingWrite<Void>)
    ) async throws -> Result {
        try await readWhenAudited(.wide, expecting: nil, body)
    }

    package func readWhenAudited<Result: Sendable>(
        _ kind: LookKind, expecting resource: ResourceIdentity?,
        _ body: @escaping @Sendable (any EngineReading) throws -> (Result, PendingWrite<Void>)
    ) async throws -> Result {
        let (result, audited) = try await read(body)
        try await audited.value
        return result
    }

    /// Whether everything in the record agrees with itself.
    package func check(progress: @escaping @Sendable (Int, Int) -> Void) async throws -> CheckReport {
        try await check(.everything, against: .none, progress: progress)
    }

    /// Runs `body` in the writer, and returns when what it did is durable.
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any EngineTransaction) throws -> Result
    ) async throws -> Result {
        try await submit(body).value
    }
}

/// A snapshot of the record, seen through a scope.
package protocol EngineReading {
    /// The same snapshot seen through a narrower scope.
    func within(_ scope: Scope) throws -> any EngineReading

    /// The current version; nil where there is none, it is deleted, or it is outside the scope.
    func resource(_ type: String, _ id: String) throws -> StoredResource?
    func resource(at key: ResourceKey) throws -> StoredResource?
    /// Says which resources will be asked for by id, so that a server can be asked for all at once. Nothing follows from it.
    func foresee(_ resources: [ResourceIdentity]) throws
    /// Calls `body` with each current resource until it says false: type after type in the order given (nil: all types
    /// together), and of each in the order of their keys.
    func forEachResource(ofTypes types: [String]?, _ body: (StoredResource) throws -> Bool) throws
    /// All versions, newest first, deletions too.
    func history(_ type: String, _ id: String) throws -> [StoredResource]
    /// One version of a resource (nil: the newest), a deletion too; nil where there is none or it is outside the scope.
    func version(_ version: Int?, of type: String, _ id: String) throws -> StoredResource?
    /// Versions of many resources, newest first.
    func history(_ query: HistoryQuery) throws -> [StoredResource]
    func rows(_ query: RowQuery) throws -> [ProjectionRow]
    func groups(_ query: GroupQuery) throws -> [RowGroup]
    func count(_ query: RowQuery) throws -> Int
    func search(_ query: SearchQuery) throws -> SearchResult
    func count(_ query: SearchQuery) throws -> Int
    /// What a search finds, without the resources, in the order of their keys.
    func matches(_ query: SearchQuery) throws -> [SearchMatch]
    /// A version of a resource, current or former, that a search found; nil where it is outside the scope.
    func resource(_ match: SearchMatch) throws -> StoredResource?
    /// The same of each of many.
    func resources(_ matches: [SearchMatch]) throws -> [StoredResource?]
    /// A slice of what has not changed since a moment.
    func resources(_ query: MomentQuery) throws -> MomentSlice
    /// What has changed since a moment, with the version that it had then; the slice does not matter.
    func changes(since query: MomentQuery) throws -> [MomentChange]
    /// How much has not changed since a moment; the slice does not matter.
    func extent(of query: MomentQuery) throws -> MomentExtent
    /// The numbers of patients by their ids; ids that nobody has are left out.
    func numbers(ofPatients ids: [String]) throws -> [Int64]
    /// Whether anything is known of this patient: the resource itself or anything in the compartment.
    func knows(patient: String) throws -> Bool
    /// Why each of these patients may be seen, by their numbers, where the scope is those related to somebody.
    func grounds(ofPatients numbers: Set<Int64>) throws -> [Int64: Ground]
    /// The ids of patients by their numbers, in the numbers' order; numbers that are nobody's are left out.
    func patients(numbered numbers: Set<Int64>) throws -> [NumberedPatient]
    /// The audit of one patient, or of all, newest first.
    func audit(of patient: String?, before number: Int64?, limit: Int) throws -> [NumberedAuditEntry]
    /// What the audit has come to at a row (nil: the newest); nil where there is no such row.
    func auditLink(at number: Int64?) throws -> AuditLink?
    /// The audit from a row on, oldest first, of all patients.
    func audit(after number: Int64, limit: Int) throws -> [NumberedAuditEntry]
    /// A small fact about the record itself, by its name, such as how far an import has come; nil where there is none.
    func note(_ name: String) throws -> [UInt8]?
    /// The notes whose names begin so, by name.
    func notes(startingWith prefix: String) throws -> [RecordNote]
    /// The first of the notes whose names begin so and come after `name`, by name.
    func notes(startingWith prefix: String, after name: String, limit: Int) throws -> [RecordNote]
    /// What has happened since an event, oldest first.
    func events(after number: Int64, limit: Int) throws -> [RecordEvent]
    /// The number of the newest event that is kept; 0 where there is none.
    func lastEvent() throws -> Int64
}

/// A transaction in the writer. Its own writes are seen by its reads.
package protocol EngineTransaction: EngineReading {
    /// Says what is about to be written, so that a server can be asked about all of it at once. Nothing follows from it.
    func expect(_ resources: [PreparedResource]) throws
    /// Says that there is no such resource and never was, for its id has just been made: nobody need ask for it.
    func expectNone(_ identity: ResourceIdentity)
    /// Writes a resource; unchanged content makes no new version.
    func put(_ resource: PreparedResource, at instant: Int64) throws -> Outcome
    /// Deletes a resource: a version of its own. Nil where there is none.
    func delete(_ type: String, _ id: String, at instant: Int64) throws -> Outcome?
    /// The patient in whose compartment a resource lies, deleted or not; nil: nobody's or no such resource.
    func patient(of type: String, _ id: String) throws -> String?
    func append(_ entry: AuditEntry) throws
    /// Keeps a note in the transaction; nil takes it away.
    func setNote(_ name: String, to value: [UInt8]?) throws
    /// Forgets events up to and with this one, when whoever reads them has taken them in.
    func forgetEvents(through number: Int64) throws
}

/// A small fact about the record itself, such as how far somebody has followed it: never clinical. At most it names a
/// resource, as an event does.
package struct RecordNote: Sendable, Hashable {
    package let name: String
    package let value: [UInt8]

    package init(name: String, value: [UInt8]) {
        self.name = name
        self.value = value
    }
}

/// An audit row with its place in the chain.
package struct NumberedAuditEntry: Sendable, Hashable {
    package let number: Int64
    package let entry: AuditEntry

    package init(number: Int64, entry: AuditEntry) {
        self.number = number
        self.entry = entry
    }
}

/// That a resource changed: written in the transaction of the change, for whoever follows the record.
package struct RecordEvent: Sendable, Hashable {
    package let number: Int64
    /// What the names of notes begin with in which followers keep the number of the event up to which they have taken
    /// all in: later ones are not forgotten.
    package static let followers = "follower/"

    /// Where the resource lay then: it may have moved since, so it is found by its type and id.
    package let key: ResourceKey
    package let type: String
    package let id: String
    package let version: Int
    package let change: Outcome.Change

    package init(
        number: Int64, key: ResourceKey, type: String, id: String, version: Int, change: Outcome.Change
    ) {
        self.number = number
        self.key = key
        self.type = type
        self.id = id
        self.version = version
        self.change = change
    }
}
