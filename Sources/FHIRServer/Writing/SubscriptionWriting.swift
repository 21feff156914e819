import Apps
import FHIR
import Record
package import Subscriptions

/// What it takes to write a Subscription: the desk that takes it in, and who asks for it.
struct SubscriptionWriting: Sendable {
    let desk: SubscriptionDesk
    let holder: FHIRHolder

    /// Writes the resource, and in the same transaction who it is for.
    func put(
        _ resource: JSONValue, id: String, _ preparer: ResourcePreparer, in transaction: Transaction
    ) throws -> Outcome {
        let current = try transaction.read("Subscription", id)?.json()
        let accepted = try desk.accept(resource, over: current)
        let capacity = try holder.capacity(for: nil)
        // Whoever may not read something is not told of it either.
        for type in accepted.types.sorted() where !holder.scopes.permitAll(.read, type) {
            throw FHIRError.forbidden("the token's scopes do not permit reading \(type), so not subscribing to it")
        }
        let outcome = try transaction.put(try preparer.prepare(accepted.resource, id: id))
        try desk.keep(
            accepted, as: Subscriber(caller: capacity.caller, purpose: capacity.purpose, types: accepted.types), id: id,
            wasOff: current == nil || current?["status"]?.string == "off", in: transaction)
        return outcome
    }
}

extension FHIRService {
    func subscriptionWriting(_ holder: FHIRHolder) -> SubscriptionWriting? {
        subscriptions.map { SubscriptionWriting(desk: SubscriptionDesk($0), holder: holder) }
    }

    /// Understands Subscriptions in the words of this API's searches.
    ///
    /// - Parameters:
    ///   - endpoints: where notifications may be sent.
    ///   - address: that of the API, such as `https://record.example/fhir`: references that begin with it are to the
    ///     record itself.
    package static func subscriptionReader(
        endpoints: EndpointRules = EndpointRules(), address: String? = nil
    ) throws -> SubscriptionReader {
        let criteria = criteriaReader(address: address)
        return SubscriptionReader(
            topics: try TopicCatalogue.standard(criteria), endpoints: endpoints, criteria: criteria)
    }

    /// Reads what stands in a criteria, with the reader of this API's searches.
    package static func criteriaReader(address: String? = nil) -> CriteriaReader {
        CriteriaReader { text throws(SubscriptionRefusal) in
            do throws(FHIRError) {
                return try query(text, SearchClauseReader(values: SearchValueReader(base: address ?? "")))
            } catch {
                throw SubscriptionRefusal(
                    "Subscription.criteria", error.issues.first?.text ?? "the criteria is not understood")
            }
        }
    }

    private static func query(_ text: String, _ reader: SearchClauseReader) throws(FHIRError) -> SearchQuery {
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let type = String(parts[0])
        guard parts.count == 2, FHIRTarget.isType(type) else {
            throw .malformed("a criteria is a search, such as Observation?code=…")
        }
        var clauses: [SearchClause] = []
        for parameter in try QueryParameters(encoded: parts[1]).all {
            guard !parameter.value.isEmpty else { throw .malformed("\(parameter.name.prefix(40)) has no value") }
            clauses.append(try reader.clause(type, parameter.name, parameter.value))
        }
        return SearchQuery(type, clauses)
    }
}
