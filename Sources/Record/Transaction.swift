package import Access
import FHIR

/// What a write can do. Lives only as long as the body of ``Record/write(as:because:doing:_:)``.
package final class Transaction {
    let record: Record
    let engine: any EngineTransaction
    let caller: Caller
    let purpose: Purpose
    let mayWriteEverything: Bool
    private var openings: [String: WritableCitizen] = [:]
    private var order: [String?] = []
    private var counts: [String?: Int] = [:]
    private var disclosed: Set<Int64> = []
    /// Why the caller may write: everything, or of some patients.
    private var wholeGround: Ground?
    private var grounds: [String: Ground] = [:]

    /// The instant of the transaction, in milliseconds since 1970-01-01T00:00:00Z: all its versions carry it.
    package let instant: Int64

    init(_ record: Record, _ engine: any EngineTransaction, caller: Caller, purpose: Purpose) {
        self.record = record
        self.engine = engine
        self.caller = caller
        self.purpose = purpose
        instant = record.surroundings.now()
        let decision = Access.decide(caller, purpose, .everything, .write, Facts(instant: instant))
        if case .permitted(.everything, let ground) = decision { wholeGround = ground }
        mayWriteEverything = wholeGround != nil
    }

    /// Why the caller may write of a patient; nil where no decision of the gate says it.
    func ground(for patient: String?) -> Ground? { wholeGround ?? patient.flatMap { grounds[$0] } }

    /// How many resources were changed of each patient, in the order they were first touched.
    var changes: [(patient: String?, count: Int)] { order.map { ($0, counts[$0] ?? 0) } }

    /// A new id for a resource that has none.
    package func newIdentifier(of type: String) -> String {
        let id = record.surroundings.newIdentifier()
        expectNone(type, id)
        return id
    }

    /// Says that an id has just been made, so that nobody need ask whether there is such a resource.
    package func expectNone(_ type: String, _ id: String) {
        engine.expectNone(ResourceIdentity(type: type, id: id))
    }

    /// Says what is about to be put, where it is many: the engine may then ask about all of it at once.
    package func expect(_ resources: [PreparedResource]) throws { try engine.expect(resources) }

    /// Writes a resource; content that is already there makes no new version. What must come with it comes with it.
    ///
    /// - Throws: ``RecordError`` where the caller may not, or a capability's rule is broken.
    package func put(_ resource: PreparedResource) throws -> Outcome {
        let change = try permit(resource.type, resource.id, after: resource.json, in: resource.patient)
        let outcome = try engine.put(resource, at: instant)
        try requireLimits(resource)
        if outcome.change != .unchanged {
            remember(changeOf: resource.patient)
            try follow(change)
        }
        return outcome
    }

    /// Deletes a resource: a version of its own; its history stays. Nil where there is nothing to delete, or nothing that the
    /// caller may see.
    package func delete(_ type: String, _ id: String) throws -> Outcome? {
        let patient = try engine.patient(of: type, id)
        if try !mayWriteEverything && mayOpenRecords && !sees(type, id, in: patient) { return nil }
        let change = try permit(type, id, after: nil, in: patient)
        let outcome = try engine.delete(type, id, at: instant)
        if outcome != nil {
            remember(changeOf: patient)
            try follow(change)
        }
        return outcome
    }

    /// The current version of a resource that the caller may change.
    package func read(_ type: String, _ id: String) throws -> StoredResource? {
        if mayWriteEverything { return try engine.resource(type, id) }
        guard let patient = try engine.patient(of: type, id), let citizen = try writable(patient) else { return nil }
        return try engine.within(citizen.scope).resource(type, id)
    }

    /// Searches what the caller may see, for changes on a condition. What of it is handed out must be told of by
    /// ``disclose(_:)``.
    package func find(_ query: SearchQuery) throws -> SearchResult {
        if mayWriteEverything { return try engine.search(query) }
        let facts = try GateFacts(engine, for: caller, at: instant).facts(for: .lookup)
        let decision = Access.decide(caller, purpose, .lookup, .read, facts)
        guard case .permitted(let scope, _) = decision, !scope.countsOnly else {
            throw RecordError.forbidden("this caller may not search here")
        }
        return try engine.within(scope).search(query)
    }

    /// Says that a resource is handed out which this transaction did not change: a look, which the audit then names.
    package func disclose(_ resource: StoredResource) { disclosed.insert(resource.key.patient) }

    /// The patients of whom something was handed out, but nothing changed.
    func looks() throws -> [String] {
        guard !disclosed.isEmpty else { return [] }
        return try engine.patients(numbered: disclosed).map(\.id).filter { counts[$0] == nil }
    }

    /// A note about the record itself, such as how far an import has come.
    package func note(_ name: String) throws -> [UInt8]? {
        try permitNotes()
        return try engine.note(name)
    }

    /// The notes whose names begin so, by name.
    package func notes(startingWith prefix: String) throws -> [RecordNote] {
        try permitNotes()
        return try engine.notes(startingWith: prefix)
    }

    /// The first of the notes whose names begin so and come after `name`, by name.
    package func notes(startingWith prefix: String, after name: String, limit: Int) throws -> [RecordNote] {
        try permitNotes()
        return try engine.notes(startingWith: prefix, after: name, limit: limit)
    }

    /// The number of the newest event, this transaction's included.
    package func lastEvent() throws -> Int64 {
        try permitNotes()
        return try engine.lastEvent()
    }

    /// Forgets events up to and with this one, when all who follow the record have taken them in.
    package func forgetEvents(through number: Int64) throws {
        try permitNotes()
        try engine.forgetEvents(through: number)
    }

    /// Keeps a note in the transaction; nil takes it away. For the operator and systems.
    package func setNote(_ name: String, to value: [UInt8]?) throws {
        try permitNotes()
        try engine.setNote(name, to: value)
    }

    private func permitNotes() throws(RecordError) {
        guard mayWriteEverything else { throw .forbidden("notes are the operator's") }
    }

    /// Puts into the audit what somebody has changed of which only notes are kept, such as letting a program in: a row of
    /// its own, in the name of whoever decided.
    ///
    /// - Parameters:
    ///   - person: who decided.
    ///   - reason: why.
    ///   - activity: what was done, in a word.
    ///   - patient: whose record it is about; nil: nobody's in particular.
    package func tell(
        of person: Caller, because reason: Purpose, doing activity: String, patient: String?
    ) throws {
        try permitNotes()
        var ground: Ground?
        if let patient {
            let facts = try GateFacts(engine, for: person, at: instant).facts(for: .patient(patient))
            if case .permitted(_, let why) = Access.decide(person, reason, .patient(patient), .read, facts) {
                ground = why
            }
        }
        try engine.append(
            record.entry(for: person, reason, .write, activity, patient: patient, .permitted, on: ground, count: 1))
    }

    func remember(changeOf patient: String?) {
        if counts[patient] == nil { order.append(patient) }
        counts[patient, default: 0] += 1
    }

    /// A citizen in whose compartment the caller may write something.
    private struct WritableCitizen {
        let scope: Scope
        let facts: Facts
    }

    /// Nil where the caller may write nothing. Asked once a transaction: what it writes itself changes nothing of it.
    private func writable(_ patient: String) throws -> WritableCitizen? {
        if let known = openings[patient] { return known }
        let facts = try GateFacts(engine, for: caller, at: instant).facts(for: .patient(patient), to: .write)
        let decision = Access.decide(caller, purpose, .patient(patient), .write, facts)
        guard case .permitted(let scope, let ground) = decision else { return nil }
        grounds[patient] = ground
        let citizen = WritableCitizen(scope: scope, facts: facts)
        openings[patient] = citizen
        return citizen
    }

    /// Whether the gate's decision lets the caller make a change.
    ///
    /// - Parameters:
    ///   - after: what is to be there; nil: a deletion.
    ///   - patient: in whose compartment.
    ///   - former: in whose compartment what is there lies.
    func mayWrite(
        _ type: String, _ id: String, _ after: JSONValue?, in patient: String?, from former: String?
    ) throws -> Bool {
        if mayWriteEverything { return true }
        guard let patient else { return false }
        for owner in Set([patient, former ?? patient]) {
            guard let citizen = try writable(owner) else { return false }
            var before: Draft?
            if owner == former, let stored = try engine.resource(type, id) {
                before = ResourceMarks.draft(of: try stored.json(), patient: owner)
                // What cannot be seen cannot be overwritten; but for the Consents that say so themselves.
                if type != "Consent", try engine.within(citizen.scope).resource(type, id) == nil { return false }
            }
            var draft = owner == patient ? after.map { ResourceMarks.draft(of: $0, patient: owner) } : nil
            draft?.id = id
            draft?.provision?.consent = id
            guard Access.mayWrite(draft, over: before, as: caller, of: owner, citizen.facts) else { return false }
        }
        return true
    }

    /// An app writes nothing that it could not read.
    private func requireLimits(_ resource: PreparedResource) throws {
        guard let limits = caller.limits, let patient = resource.patient, !mayWriteEverything else { return }
        let scope = Scope(patients: .some([patient]), shared: .none, limits: limits)
        guard try engine.within(scope).resource(resource.type, resource.id) != nil else {
            throw RecordError.forbidden("this app may not write \(resource.type) of this kind")
        }
    }
}
