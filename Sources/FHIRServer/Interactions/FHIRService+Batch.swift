import FHIR
import Record

/// batch: each entry by itself, in order. transaction: all or nothing.
///
/// Source: FHIR R4, RESTful API, 3.1.0.11 batch/transaction.
extension FHIRService {
    /// Entries of one Bundle.
    private static let mostEntries = 10_000

    func bundle(_ call: FHIRCall) async throws -> FHIRAnswer {
        try call.permitParameters()
        let bundle = try RequestBody.json(call.request)
        guard bundle.kind == .object, bundle["resourceType"]?.string == "Bundle" else {
            throw FHIRError.malformed("what is sent to the base address is a Bundle")
        }
        let envelope = validator.validateEnvelope(ofBundle: bundle)
        guard envelope.isEmpty else { throw FHIRError.invalid(envelope) }
        let values = bundle["entry"]?.elements.map { $0 } ?? []
        guard values.count <= Self.mostEntries else {
            throw FHIRError.tooLarge("a Bundle of more than \(Self.mostEntries) entries")
        }
        var entries: [BundleEntry] = []
        switch bundle["type"]?.string {
        case "batch": return await batch(values, call)
        case "transaction":
            for (number, value) in values.enumerated() {
                entries.append(try BundleEntry(value, number: number, in: call.request))
            }
            return try await transaction(entries, call)
        default: throw FHIRError.malformed("a Bundle sent here is a batch or a transaction")
        }
    }

    private func batch(_ values: [JSONValue], _ call: FHIRCall) async -> FHIRAnswer {
        var writer = BundleWriter(type: "batch-response")
        for (number, value) in values.enumerated() {
            let answer: FHIRAnswer
            do {
                let entry = try BundleEntry(value, number: number, in: call.request)
                // A batch within a batch would be a way around every limit.
                guard !(entry.request.path.isEmpty && entry.request.method == .post) else {
                    throw FHIRError.unsupported("\(entry.place): a Bundle within a Bundle is not carried out")
                }
                answer = await self.answer(entry.request, isEntry: true)
            } catch {
                answer = FHIRAnswer(FHIRError(error))
            }
            writer.append(answer)
        }
        return writer.carriedOut
    }

    private func transaction(_ entries: [BundleEntry], _ call: FHIRCall) async throws -> FHIRAnswer {
        let reader = ChangeReader(validator: validator, base: call.request.base)
        let plan = try TransactionPlan(entries, holder: call.holder, reader: reader)
        let capacity = try call.holder.capacity(for: nil)
        let preparer = record.preparer
        let subscriptions = subscriptionWriting(call.holder)
        let results = try await record.write(
            as: call.caller(capacity), because: capacity.purpose, doing: call.activity
        ) { transaction in
            let run = ChangeRun(
                transaction: transaction, preparer: preparer, reader: reader, subscriptions: subscriptions,
                onlyPatient: capacity.onlyPatient)
            return try TransactionRun(run: run, reader: reader).carryOut(plan)
        }
        // What is only read sees what was written.
        var writer = BundleWriter(type: "transaction-response")
        for (number, entry) in entries.enumerated() {
            guard plan.changes[number] != nil else {
                writer.append(await answer(entry.request, isEntry: true))
                continue
            }
            writer.append(results[number].map { answer(tellingOf: $0, entry.request) } ?? FHIRAnswer(status: 204))
        }
        return writer.carriedOut
    }
}

extension BundleWriter {
    /// The answer to the whole Bundle, some of which may have been written.
    fileprivate var carriedOut: FHIRAnswer {
        var answer = FHIRAnswer(status: 200, body: bytes)
        answer.hasWritten = true
        return answer
    }

    /// The answer to one entry.
    mutating func append(_ answer: FHIRAnswer) {
        entry { writer in
            let isGood = answer.status < 400
            if isGood, !answer.body.isEmpty {
                writer.key("resource")
                writer.raw(answer.body)
            }
            writer.object("response") { writer in
                writer.member("status", String(answer.status))
                writer.member("location", answer.location)
                writer.member("etag", answer.entityTag)
                writer.member("lastModified", answer.lastModified.map(Self.instant))
                if !isGood {
                    writer.key("outcome")
                    writer.raw(answer.body)
                }
            }
        }
    }
}
