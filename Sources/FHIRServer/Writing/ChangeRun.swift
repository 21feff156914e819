import FHIR
import Record
import Subscriptions

/// Carries out changes inside one transaction of the record: first finds what each is about, then writes.
///
/// Source: FHIR R4, RESTful API, 3.1.0.4 update, 3.1.0.7 delete, 3.1.0.8 create, and 3.1.0.11.2 Transaction Processing
/// Rules.
struct ChangeRun {
    let transaction: Transaction
    let preparer: ResourcePreparer
    let reader: ChangeReader
    /// What it takes to write a Subscription; nil where that is not served.
    var subscriptions: SubscriptionWriting?
    /// The one patient in whose compartment everything must lie, before and after; nil: wherever the caller may write.
    var onlyPatient: String?

    /// A change that knows its resource.
    struct Found {
        var change: ResourceChange
        /// The resource's id: its own or a new one.
        var id: String
        /// A conditional create that found its resource there already.
        var existing: StoredResource?

        var reference: String { change.type + "/" + id }
    }

    /// Finds what a change is about, before anything is written.
    func find(_ change: ResourceChange) throws -> Found? {
        guard let criteria = change.criteria else {
            return Found(change: change, id: change.id ?? transaction.newIdentifier(of: change.type))
        }
        let match = try only(criteria)
        switch change.kind {
        case .create:
            return Found(change: change, id: match?.id ?? transaction.newIdentifier(of: change.type), existing: match)
        case .update:
            let own = change.resource?["id"]?.string
            if let match, let own, own != match.id {
                throw FHIRError.malformed("the resource has another id than the one that the search finds")
            }
            return Found(change: change, id: match?.id ?? own ?? transaction.newIdentifier(of: change.type))
        case .patch:
            guard let match else { throw FHIRError.notFound }
            return Found(change: change, id: match.id)
        case .delete: return match.map { Found(change: change, id: $0.id) }
        }
    }

    /// The one resource that a search finds; nil where it finds none.
    func only(_ criteria: SearchQuery) throws -> StoredResource? {
        var query = criteria
        query.limit = 2
        query.compartment = onlyPatient ?? query.compartment
        let found = try transaction.find(query).resources
        guard found.count < 2 else { throw FHIRError.severalMatches("the search finds several \(query.type)") }
        return found.first
    }

    /// Carries out a change.
    ///
    /// - Parameter prepared: what is written, made ready beforehand; nil: made ready here.
    func carryOut(_ found: Found, prepared: PreparedResource? = nil) throws -> ChangeResult {
        let (type, id) = (found.change.type, found.id)
        if let existing = found.existing {
            transaction.disclose(existing)
            return ChangeResult(status: 200, type: type, id: id, version: existing)
        }
        try keepCompartment(type, id)
        try keepConditions(found.change, id)
        guard found.change.kind != .delete else {
            _ = try transaction.delete(type, id)
            if type == "Subscription" { try subscriptions?.desk.forget(id, in: transaction) }
            return ChangeResult(status: 204, type: type, id: id, version: nil)
        }
        if let patch = found.change.patch {
            return try carryOut(patch, type, id)
        }
        guard let resource = found.change.resource else { throw FHIRError.malformed("there is no resource") }
        let outcome = try put(resource, type, id, prepared: prepared)
        return ChangeResult(
            status: outcome.change == .created ? 201 : 200, type: type, id: id,
            version: try transaction.read(type, id))
    }

    /// Writes a resource; a Subscription together with who it is for.
    private func put(
        _ resource: JSONValue, _ type: String, _ id: String, prepared: PreparedResource?
    ) throws -> Outcome {
        guard type == "Subscription" else {
            let prepared = try prepared ?? preparer.prepare(resource, id: id)
            if let onlyPatient, prepared.patient != onlyPatient {
                throw FHIRError.forbidden("this token is for one patient's record, and \(type) here is not in it")
            }
            return try transaction.put(prepared)
        }
        guard let subscriptions else { throw FHIRError.unsupported("subscriptions are not served here") }
        return try subscriptions.put(resource, id: id, preparer, in: transaction)
    }

    /// What is there already must lie in the one patient's compartment: elsewhere it is as if it were not there.
    private func keepCompartment(_ type: String, _ id: String) throws {
        guard let onlyPatient, try transaction.read(type, id) != nil else { return }
        let there = SearchQuery(
            type, [SearchClause("_id", .token(.any, code: id))], compartment: onlyPatient, limit: 1)
        guard try !transaction.find(there).resources.isEmpty else { throw FHIRError.notFound }
    }

    /// Source: FHIR R4, RESTful API, 3.1.0.6 patch.
    private func carryOut(_ patch: ResourcePatch, _ type: String, _ id: String) throws -> ChangeResult {
        guard let current = try transaction.read(type, id) else {
            // Who may see it hears why; who may not hears what is said of what never was.
            let known = SearchQuery(type, [SearchClause("_id", .token(.any, code: id))], limit: 1)
            guard try transaction.find(known).resources.isEmpty else {
                throw FHIRError.forbidden("this caller may not write \(type) here")
            }
            throw FHIRError.notFound
        }
        let patched: JSONValue
        do {
            patched = try patch.applied(to: try current.json())
        } catch let error as PatchError {
            throw FHIRError(error)
        }
        try reader.check(patched, type: type, id: id, place: nil)
        _ = try put(patched, type, id, prepared: nil)
        return ChangeResult(status: 200, type: type, id: id, version: try transaction.read(type, id))
    }

    /// Source: FHIR R4, RESTful API, 3.1.0.1.3.1 Managing Resource Contention.
    private func keepConditions(_ change: ResourceChange, _ id: String) throws {
        guard change.ifMatch != nil || change.mustBeNew else { return }
        let current = try transaction.read(change.type, id)
        if change.mustBeNew, current != nil { throw FHIRError.preconditionFailed("there is such a resource already") }
        guard let tags = change.ifMatch else { return }
        guard let current, EntityTag.list(tags, names: current.version) else {
            throw FHIRError.preconditionFailed("the resource is not at the version that If-Match names")
        }
    }
}
