package import Access
import Measures

extension Record {
    /// The door. Runs `body` in one transaction: what the caller may do, the capabilities' rules, new versions, search
    /// index, projections, events and audit; all of it or none. Returns when it is durable.
    ///
    /// - Parameters:
    ///   - caller: who writes.
    ///   - purpose: why.
    ///   - activity: what is done, in a word or a route pattern, for the audit; never an address with somebody's data.
    ///   - body: runs on the writer, so it should be brief: prepare resources beforehand with ``preparer``.
    /// - Throws: what `body` throws, and ``RecordError``.
    package func write<Result: Sendable>(
        as caller: Caller, because purpose: Purpose, doing activity: String,
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await Trace.span("write") {
            try await engine.write { [self] engineTransaction in
                let transaction = Transaction(self, engineTransaction, caller: caller, purpose: purpose)
                let result = try body(transaction)
                for (patient, count) in transaction.changes {
                    try engineTransaction.append(
                        entry(
                            for: caller, purpose, .write, activity, patient: patient, .permitted,
                            on: transaction.ground(for: patient), count: count))
                }
                for patient in try transaction.looks() {
                    try engineTransaction.append(
                        entry(
                            for: caller, purpose, .read, activity, patient: patient, .permitted,
                            on: transaction.ground(for: patient)))
                }
                return result
            }
        }
    }
}
