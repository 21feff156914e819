import FHIR
import Record

/// create, update, delete, each perhaps on a condition.
///
/// Source: FHIR R4, RESTful API, 3.1.0.4 to 3.1.0.8.
extension FHIRService {
    func write(_ call: FHIRCall) async throws -> FHIRAnswer {
        let reader = ChangeReader(validator: validator, base: call.request.base)
        let change = try reader.change(call)
        let capacity = try call.holder.capacity(for: nil)
        let preparer = record.preparer
        let subscriptions = subscriptionWriting(call.holder)
        // What needs no search is made ready before the writer is asked, who then only inserts.
        var ready: (id: String, resource: PreparedResource)?
        if change.criteria == nil, let resource = change.resource {
            let id = change.id ?? record.surroundings.newIdentifier()
            ready = (id, try preparer.prepare(resource, id: id))
        }
        let result = try await record.write(
            as: call.caller(capacity), because: capacity.purpose, doing: call.activity
        ) { [change, ready] transaction -> ChangeResult? in
            let run = ChangeRun(
                transaction: transaction, preparer: preparer, reader: reader, subscriptions: subscriptions,
                onlyPatient: capacity.onlyPatient)
            if let ready {
                if change.id == nil { transaction.expectNone(change.type, ready.id) }
                return try run.carryOut(.init(change: change, id: ready.id), prepared: ready.resource)
            }
            return try run.find(change).map { try run.carryOut($0) }
        }
        guard let result else { return FHIRAnswer(status: 204) }
        return answer(tellingOf: result, call.request)
    }

    /// What a client hears about its change.
    ///
    /// Source: FHIR R4, RESTful API, 3.1.0.1.7 `Prefer: return`.
    func answer(tellingOf result: ChangeResult, _ request: FHIRRequest) -> FHIRAnswer {
        guard let version = result.version else { return FHIRAnswer(status: result.status) }
        var answer = FHIRAnswer(status: result.status, version: version)
        answer.hasWritten = true
        answer.location = result.location(request.base)
        if request.headers.prefers("return", "minimal") {
            answer.body = []
        } else if request.headers.prefers("return", "operationoutcome") {
            var writer = JSONWriter()
            writer.operationOutcome([OutcomeIssue(.informational, "done", severity: .information)])
            answer.body = writer.bytes
        }
        return answer
    }
}
